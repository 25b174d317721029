import ConvNet

extension Misconception {
  /// The number each misconception gives for one output, where it applies: averaging from two
  /// channels up, a flip where the kernel is not symmetric, … Only those that can be told apart
  /// from the truth and from those before them. Empty while an input or a weight is not known.
  public static func numbers(of position: Position, in scene: Scene) -> [(Misconception, Double)] {
    guard let all = all(of: position, in: scene) else { return [] }
    return MisconceptionAmbiguity.distinct(among: all.found, truth: all.truth, areNear)
  }

  /// The pairs of those that apply and give the same number, or the truth.
  public static func ambiguities(
    of position: Position, in scene: Scene
  ) -> [MisconceptionAmbiguity] {
    guard let all = all(of: position, in: scene) else { return [] }
    return MisconceptionAmbiguity.pairs(among: all.found, truth: all.truth, areNear)
  }

  /// The first misconception that gives this answer for one output; nil where none does, and for
  /// the truth.
  public static func diagnosis(
    of answer: Double, for position: Position, in scene: Scene
  ) -> Misconception? {
    guard let all = all(of: position, in: scene), !isNear(answer, all.truth) else { return nil }
    // Those that are taken more often go before those that are rarer.
    return MisconceptionAmbiguity.distinct(
      among: all.found + all.rarer, truth: all.truth, areNear
    ).first { isNear(answer, $0.1) }?.0
  }

  private static func areNear(_ first: Double, _ second: Double) -> Bool {
    isNear(first, second) || isNear(second, first)
  }

  /// All that apply, distinct or not, with the truth; those that are rarer may look alike.
  private static func all(
    of position: Position, in scene: Scene
  ) -> (truth: Double, found: [(Misconception, Double)], rarer: [(Misconception, Double)])? {
    let muted = scene.session.subject.muted(position.place.layer)
    guard position.place.layer > 0, !muted.contains(nil), !muted.contains(position.element.first)
    else { return nil }
    if let value = ActivationWork(position, in: scene) {
      return (value.after, [(.activationForgotten, value.before)], [])
    }
    guard let work = SumWork(position, in: scene) else { return nil }
    return (work.sum + work.bias, work.misconceptions, work.rarer)
  }
}

/// An output of an activation, which looks at one number.
private struct ActivationWork {
  let before: Double
  let after: Double

  init?(_ position: Position, in scene: Scene) {
    let explanation = position.explanation
    let step = explanation.walkedStep
    guard explanation.steps.count == 1, case .function = step.rule, step.count == 1,
      case .product(let source, let read, nil) = explanation.term(0)
    else { return nil }
    let numbers = scene.numbers(of: position.place.layer)
    guard let number = numbers(source, read) else { return nil }
    (before, after) = (Double(number), explanation.value(numbers))
  }
}

/// An output that is a sum of products with weights, as one works it out by hand.
private struct SumWork {
  let products: [Double]
  /// The same products with the kernel turned by half a turn; nil where nothing turns, or the turn
  /// changes nothing.
  let turnedProducts: [Double]?
  let bias: Double
  let channels: Int
  /// The numbers of the window added up.
  let inputSum: Double

  var sum: Double { products.reduce(0, +) }

  init?(_ position: Position, in scene: Scene) {
    let explanation = position.explanation
    let step = explanation.walkedStep
    guard explanation.steps.count == 1, step.rule == .sum(divisor: 1), let region = step.weight,
      let numbers = SumWork.numbers(explanation, position, scene)
    else { return nil }
    let (inputs, weights) = numbers
    products = zip(inputs, weights).map(SumWork.product)
    inputSum = inputs.reduce(0) { $0 + ($1 ?? 0) }
    // A kernel has places: rows, columns or both, after outputs and channels.
    let isKernel = region.axes.count > 2
    let perChannel = explanation.termsPerChannel
    channels = isKernel ? inputs.count / perChannel : 1
    let turned = weights.indices.map { index in
      let first = index / perChannel * perChannel
      return weights[first + perChannel - 1 - (index - first)]
    }
    turnedProducts =
      isKernel && turned != weights ? zip(inputs, turned).map(SumWork.product) : nil
    if let place = step.bias {
      guard let number = scene.numbers(of: position.place.layer)(place.source, place[0]) else {
        return nil
      }
      bias = Double(number)
    } else {
      bias = 0
    }
  }

  /// The numbers read with their weights, nil in the padding; nil as a whole while one is unknown.
  private static func numbers(
    _ explanation: Explanation, _ position: Position, _ scene: Scene
  ) -> (inputs: [Double?], weights: [Double])? {
    let step = explanation.walkedStep
    guard let read = step.read.first, step.read.count == 1, case .input(let slot) = read.source,
      let weight = step.weight
    else { return nil }
    let shape = position.node.inputShapes[slot]
    let number = scene.numbers(of: position.place.layer)
    var (inputs, weights): ([Double?], [Double]) = ([], [])
    for index in 0..<step.count {
      let (place, isPadding) = (read[index], !shape.contains(read[index]))
      let input = number(read.source, place).map(Double.init)
      guard isPadding || input != nil, let factor = number(weight.source, weight[index]) else {
        return nil
      }
      inputs.append(input)
      weights.append(Double(factor))
    }
    return (inputs, weights)
  }

  /// The product of an input and its weight; padding adds nothing, whatever its weight.
  private static func product(_ input: Double?, _ weight: Double) -> Double {
    input.map { $0 * weight } ?? 0
  }

  var misconceptions: [(Misconception, Double)] {
    var found: [(Misconception, Double)] = []
    let truth = sum + bias
    if bias != 0 {
      found.append((.biasForgotten, sum))
      if products.count > 1 {
        found.append((.biasPerProduct, sum + Double(products.count) * bias))
      }
    }
    if channels > 1 { found.append((.channelsAveraged, sum / Double(channels) + bias)) }
    if let turnedProducts {
      found.append((.kernelFlipped, turnedProducts.reduce(0, +) + bias))
    }
    if truth < 0 { found.append((.signLost, -truth)) }
    return found
  }

  /// What comes out in ways that few take, each with the bias and without.
  var rarer: [(Misconception, Double)] {
    let truth = sum + bias
    var found: [(Misconception, Double)] = []
    if bias != 0 { found += [(.biasSubtracted, sum - bias), (.biasAlone, bias)] }
    if truth > 0 { found.append((.signLost, -truth)) }
    if channels == products.count, channels > 1 {
      found += products.flatMap { [$0 + bias, $0] }.map { (.onlyOneChannel, $0) }
    }
    guard products.count > 1 else { return found }
    let above = products.reduce(0) { $0 + max(0, $1) }
    let below = sum - above
    let mean = sum / Double(products.count)
    if above > 0, below < 0 {
      found += [above + bias, above, below + bias, below].map { (.oneSideOnly, $0) }
    }
    found += [mean + bias, mean].map { (.productsAveraged, $0) }
    found += [inputSum + bias, inputSum].map { (.weightsIgnored, $0) }
    return found
  }
}
