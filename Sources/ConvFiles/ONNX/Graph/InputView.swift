import ConvNet

/// The view of an input from the start, where every node that reads it does the same to it first:
/// pictures with their channels last are seen with them first, a sound without channels with one.
enum InputView: Equatable, Sendable {
  case asIs
  /// `[height, width, channels]` seen as `[channels, height, width]`.
  case channelsFirst
  /// `[length]` seen as `[1, length]`.
  case oneChannel

  init(
    of name: String, axes: Int, _ graph: ONNXGraph, _ initializers: [String: KnownTensor]
  ) {
    self = .asIs
    let readers = graph.node.filter { $0.input.contains(name) }
    let made = Set(readers.flatMap(\.output) + [name])
    guard !readers.isEmpty, !graph.output.contains(where: { made.contains($0.name) }) else {
      return
    }
    if axes == 3, readers.allSatisfy(InputView.isTurned) { self = .channelsFirst }
    if axes == 1, readers.allSatisfy({ InputView.isWidened($0, initializers) }) {
      self = .oneChannel
    }
  }

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

  /// Reorders the file's axes of a sample as they are seen.
  func seen<Size>(_ sample: [Size?]) -> [Size?] where Size: ExpressibleByIntegerLiteral {
    switch self {
    case .asIs: sample
    case .channelsFirst: [sample[2], sample[0], sample[1]]
    case .oneChannel: [1] + sample
    }
  }
  /// Reorders the axes of a sample that are seen as the file has them.
  func fileSample(_ seen: [Int]) -> [Int] {
    switch self {
    case .asIs: seen
    case .channelsFirst: [seen[1], seen[2], seen[0]]
    case .oneChannel: Array(seen.dropFirst())
    }
  }
  /// The axis of the file's sample that each axis is; nil where numbers stay in their order.
  var permutation: [Int]? { self == .channelsFirst ? [2, 0, 1] : nil }
}
