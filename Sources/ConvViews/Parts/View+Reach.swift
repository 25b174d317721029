import ConvCanvas
import ConvNet
import ConvSession

/// The magnitudes that the strongest colours stand for. Whoever colours a number asks here, so that
/// equal numbers of a layer's maps, of its weights, or of the products of a place have equal
/// colours wherever they are shown.
extension View {
  /// A layer's maps: all of them, one of them, or 1, by the choice of range.
  func reach(_ reading: Reading, channel: Int = 0) -> Float {
    let reach: Float =
      switch interaction.range {
      case .layer: reading.reach()
      case .map: reading.reach(ofChannel: min(channel, reading.shape.channels - 1))
      case .fixed: 1
      }
    return reach > 0 ? reach : 1
  }

  /// The weights of the layer at hand: one range for all of its kernels and units.
  func reachOfWeights(_ name: String = "weight") -> Float {
    let measured = weightStatistics?[name]?.reach
    let reach =
      measured
      ?? Statistics(scene.weights(position.place.layer).value?[name]?.elements ?? []).reach
    return reach > 0 ? reach : 1
  }

  /// What lies on the numbers that are read: weights, another layer's map, or fixed shares.
  func reachOfFactors(_ sheet: TermSheet) -> Float {
    switch sheet.step.weight?.source {
    case .parameter(let name)?: return reachOfWeights(name)
    case .input(let slot)?:
      return scene.reading(node.inputs[slot]).value.map { reach($0) } ?? 1
    default:
      let reach = Statistics((0..<sheet.count).compactMap { sheet.weight($0) }).reach
      return reach > 0 ? reach : 1
    }
  }

  /// The products of the number at hand: one range for those of all its channels, whether or not
  /// the pass has come to them.
  var reachOfProducts: Float {
    let reach = largestProduct
    return reach > 0 ? reach : 1
  }

  /// Whether any product of the number at hand is not 0.
  var hasProducts: Bool { largestProduct > 0 }

  private var largestProduct: Float {
    let position = elementAtHand
    let numbers = scene.numbers(of: position.place.layer)
    let explanation = position.explanation
    let earlier =
      explanation.walked == 0
      ? [] : Array(explanation.stepValues(numbers).prefix(explanation.walked))
    let terms = explanation.walkedStep.terms(earlier, numbers)
    return Statistics(terms.compactMap { $0.map { Float($0) } }).reach
  }

  /// Several maps that are added as they are, and their sum: one range for all, so that the larger
  /// part is seen to be larger. Nil for a layer that does something else.
  var reachOfSum: Float? {
    let step = elementAtHand.explanation.walkedStep
    guard node.inputs.count > 1, step.weight == nil, case .sum = step.rule else { return nil }
    return (node.inputs + [position.place.layer]).compactMap { layer in
      scene.reading(layer).value.map { reach($0, channel: position.map) }
    }.max()
  }

  /// The differences in a layer: what the layer itself reaches to, now and then.
  func reachOfDifference(_ layer: Int, from before: Subject) -> Float? {
    guard let now = scene.reading(layer).value, let then = scene.reading(layer, of: before).value
    else { return nil }
    return max(now.reach(), then.reach())
  }

  /// The tone of a number that a place reads, as its map is coloured: a picture's pixels keep their
  /// own.
  func readTone(_ value: Float?, of source: Int, channel: Int = 0) -> Tone {
    guard let value else { return .empty }
    let reading = scene.reading(source).value
    if source == 0, isGrey(0, reading) {
      return network.nodes[0].tint(channel).map { .tinted($0, value) } ?? .grey(value)
    }
    let own = reading.map { reach($0, channel: channel) }
    return .of(value, range: reachOfSum ?? own ?? 1)
  }

  /// Whether a layer's numbers are the brightness of a picture, or of a signal that does not swing
  /// around 0.
  func isGrey(_ layer: Int, _ reading: Reading?) -> Bool {
    let shape = network.nodes[layer].shape
    let isWave = shape.isSignal && (reading?.isSigned ?? false)
    return network.nodes[layer].isInput && network.normalization.isNone && !isWave
      && !shape.isStackOfMaps
  }
}
