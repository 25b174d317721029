import ConvCanvas
import ConvNet
import ConvSession

/// The filter that makes the map at hand: its kernels, its bias, and the channels they read.
struct Filter {
  private let view: View
  private let step: Step
  private let number: (Source, [Int]) -> Float?

  init(_ view: View) {
    self.view = view
    step = view.position.explanation.walkedStep
    number = view.scene.numbers(of: view.position.place.layer)
  }

  /// Its place among the filters: that of the map, or where none are shared, of the number.
  private var filter: Int { HandReach(view.session, view.interaction).filter }

  /// Whether it has one kernel, as it reads one channel.
  var isSingle: Bool { !view.position.ladder.has(.channel) }
  var hasBias: Bool { step.bias != nil }
  var bias: Float? { step.bias.flatMap { number($0.source, $0[0]) } }
  /// How many weights are multiplied for one number.
  var count: Int { step.count }

  /// The number at a flat place of value 1 without the bias; nil where no weight lies on the input.
  var sum: Double? {
    step.weight == nil ? nil : weights.reduce(0.0) { $0 + Double($1) }
  }
  private var weights: [Float] {
    guard let region = step.weight else { return [] }
    return (0..<region.count).compactMap { number(region.source, region[$0]) }
  }

  /// All its weights, as the layer keeps them.
  var numbers: ArraySlice<Float> {
    view.scene.weights(view.position.place.layer).value?["weight"]?.map(filter) ?? []
  }

  /// The sum of a kernel's weights without their signs: what it could add at most where all is 1.
  /// - Parameter count: how many kernels there are.
  func sizeOfKernel(_ slot: Int, of count: Int) -> Double {
    let numbers = numbers
    let each = numbers.count / max(1, count)
    guard each > 0 else { return 0 }
    return numbers.dropFirst(slot * each).prefix(each).reduce(0) { $0 + Double($1.magnitude) }
  }

  /// What its weights and its bias are now, less what they were, where differences are shown.
  var change: (kernel: [Float?], bias: Float?)? {
    let layer = view.position.place.layer
    guard let before = view.shownBefore, let now = view.scene.weights(layer).value,
      let was = view.scene.weights(layer, of: before).value, let weight = now["weight"],
      let old = was["weight"], weight.shape == old.shape
    else { return nil }
    let map = filter
    let bias = now["bias"].flatMap { new in was["bias"].map { new[map] - $0[map] } }
    return (zip(weight.map(map), old.map(map)).map { $0 - $1 }, bias)
  }

  /// The channel of the input that one of the kernels reads.
  /// - Parameter slot: the place of the kernel in the filter.
  func channel(_ slot: Int) -> Int { (step.read.first?.axes.first?.start ?? 0) + slot }

  /// `red input[0]`, `relu1[3]`
  func channelName(_ slot: Int) -> String {
    color(slot).map { "\($0.name) \(plainName(slot))" } ?? plainName(slot)
  }
  /// `input[0]`, `relu1[3]`
  func plainName(_ slot: Int) -> String {
    Address(view.network.nodes[view.node.inputs.first ?? 0].alias, nil, [channel(slot)]).text
  }
  /// The colour that a kernel reads; nil where it reads no colour of a picture.
  func color(_ slot: Int) -> (name: String, tint: TintChannel)? {
    guard view.node.inputs.first ?? 0 == 0, let tint = view.network.nodes[0].tint(channel(slot))
    else { return nil }
    return ("\(tint)", tint)
  }

  /// Which of the kernels the place is in, where it is as deep as that.
  var kernelAtHand: Int? {
    guard view.interaction.hand == .pass, view.session.place.rung >= .channel else { return nil }
    return view.position.channel
  }

  /// The colours of what a kernel reads, those of the map or of the picture that it lies on.
  func tone(_ slot: Int) -> (Float) -> Tone {
    let shape = view.network.input.shape
    let (source, channel) = (view.node.inputs.first ?? 0, channel(slot))
    if source == 0, view.network.normalization.isNone, shape.rank == 3 {
      if shape.channels == 1 { return { .grey($0) } }
      if shape.channels == 3, let tint = TintChannel(rawValue: channel) {
        return { .tinted(tint, $0) }
      }
    }
    let reach = view.scene.reading(source).value.map { view.reach($0, channel: channel) } ?? 1
    return { .of($0, range: reach) }
  }

  /// Sentences on flat places, which give the sum of the weights times brightness, and the bias.
  var flatWords: Words {
    let weights = weights
    let biasWords: Words = hasBias ? .signed(bias ?? 0, Numerals([bias ?? 0])) : "0"
    if !weights.contains(where: { $0 != 0 }) {
      return "All weights are 0: only the bias speaks, " + biasWords + "." as Words
    }
    let sum = self.sum ?? 0
    let end: Words = hasBias ? ", and the bias, " + biasWords + "." as Words : "."
    if abs(sum) < 1e-5 {
      return "Its weights add up to 0: where nothing changes, "
        + (hasBias ? "only the bias speaks, " + biasWords + "." as Words : "it says 0.")
    }
    return "Flat places of value 1 give the weights' sum, \(bold: Numerals(weights).text(sum))"
      + end
  }
}
