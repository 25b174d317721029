import ConvNet

/// The view of an input from the start, where every node that reads it does the same to it first:
/// pictures with their channels last are seen with them first, a sound without channels with one.
/// Where numbers are changed before the channels are turned, pictures are laid with them last.
enum InputView: Equatable, Sendable {
  case asIs
  /// `[height, width, channels]` seen as `[channels, height, width]`.
  case channelsFirst
  /// `[height, width, channels]`, as it is.
  case channelsLast
  /// `[length]` seen as `[1, length]`.
  case oneChannel

  /// - Parameter sample: the sizes of one sample in the file, nil where one is open.
  init(
    of name: String, _ sample: [Int?], _ graph: ONNXGraph, _ initializers: [String: KnownTensor]
  ) {
    let axes = sample.count
    self = .asIs
    let readers = graph.node.filter { $0.input.contains(name) }
    let made = Set(readers.flatMap(\.output) + [name])
    guard !readers.isEmpty, !graph.output.contains(where: { made.contains($0.name) }) else {
      return
    }
    if axes == 3, readers.allSatisfy(InputView.isTurned) {
      self = .channelsFirst
    } else if axes == 3, InputView.isPicture(sample),
      InputView.isTurnedLater([name], graph, initializers)
    {
      self = .channelsLast
    }
    if axes == 1, readers.allSatisfy({ InputView.isWidened($0, initializers) }) {
      self = .oneChannel
    }
  }

  /// Whether sizes can be height, width and channels, and nothing else.
  private static func isPicture(_ sample: [Int?]) -> Bool {
    guard let channels = sample[2], [1, 3, 4].contains(channels) else { return false }
    return sample[0] != channels || sample[1] == channels
  }
  /// Whether all that reads values, through nodes that change each number by itself, turns the
  /// channels to the front.
  private static func isTurnedLater(
    _ names: Set<String>, _ graph: ONNXGraph, _ initializers: [String: KnownTensor]
  ) -> Bool {
    var (names, seen): (Set<String>, Set<String>) = (names, [])
    var isTurned = false
    while !names.isEmpty {
      guard !graph.output.contains(where: { names.contains($0.name) }), seen.count < 100 else {
        return false
      }
      seen.formUnion(names)
      var next: Set<String> = []
      for node in graph.node where !names.isDisjoint(with: node.input) {
        if self.isTurned(node) {
          isTurned = true
        } else if changesNumbers.contains(node.opType) {
          next.formUnion(node.output)
        } else {
          return false
        }
      }
      names = next.subtracting(seen)
    }
    return isTurned
  }
  private static let changesNumbers: Set<String> = [
    "Cast", "CastLike", "Identity", "Mul", "Add", "Sub", "Div", "Clip", "DequantizeLinear",
    "QuantizeLinear",
  ]

  private static func isTurned(_ node: ONNXNode) -> Bool {
    node.opType == "Transpose" && node.attribute.first { $0.name == "perm" }?.ints == [0, 3, 1, 2]
  }
  private static func isWidened(
    _ node: ONNXNode, _ initializers: [String: KnownTensor]
  ) -> Bool {
    guard node.opType == "Unsqueeze" else { return false }
    if let axes = node.attribute.first(where: { $0.name == "axes" })?.ints { return axes == [1] }
    return node.input.count == 2 && initializers[node.input[1]]?.integers == [1]
  }

  /// Whether the first node that reads the input is done when the input is seen.
  var turnsFirstNode: Bool { self == .channelsFirst || self == .oneChannel }

  /// Reorders the file's axes of a sample as they are seen.
  func seen<Size>(_ sample: [Size?]) -> [Size?] where Size: ExpressibleByIntegerLiteral {
    switch self {
    case .asIs, .channelsLast: sample
    case .channelsFirst: [sample[2], sample[0], sample[1]]
    case .oneChannel: [1] + sample
    }
  }
  /// Reorders the axes of a sample that are seen as the file has them.
  func fileSample(_ seen: [Int]) -> [Int] {
    switch self {
    case .asIs, .channelsLast: seen
    case .channelsFirst: [seen[1], seen[2], seen[0]]
    case .oneChannel: Array(seen.dropFirst())
    }
  }
  /// The axis of the file's sample that each axis is; nil where numbers stay in their order.
  var permutation: [Int]? { self == .channelsFirst ? [2, 0, 1] : nil }
}
