/// How much of the input's height and width one output of each layer rests on, by arithmetic along
/// the axes, layer after layer:
///
/// `r' = r + (reach − 1)·j`, `j' = j·stride`, the largest over several inputs (Dumoulin and Visin,
/// "A guide to convolution arithmetic for deep learning", 2016).
///
/// A layer that enlarges has a stride below 1. A layer that reads all along an axis has the whole
/// input there; so has one that reads more than one number of an axis in which rows and columns
/// were folded together, which is more than it rests on but never less.
struct ReceptiveFields {
  /// The part of the input that one output of a layer sees.
  private struct View {
    /// Pixels along height and width; 0 where the layer does not rest on the input.
    var fields: [Double]
    /// Pixels from one output to the next.
    var jumps: [Double]
    /// The directions in the input that each axis of the output runs along.
    var axes: [Directions]
  }
  /// Which of the input's directions an axis runs along.
  private struct Directions: OptionSet {
    let rawValue: Int
    static let height = Directions(rawValue: 1)
    static let width = Directions(rawValue: 2)
    /// The direction of several axes that were folded into each other.
    static let folded = Directions(rawValue: 4)

    /// 0 for the height, 1 for the width, where it runs along just one.
    var single: Int? { self == .height ? 0 : self == .width ? 1 : nil }
    var all: [Int] { (contains(.height) ? [0] : []) + (contains(.width) ? [1] : []) }
  }

  let pairs: [Pair]
  /// Pixels of a row from one number of a layer to the next.
  let strides: [Double]
  private let whole: [Double]

  init(_ nodes: [Node]) {
    let input = nodes[0].shape
    whole = [Double(input.height), Double(input.width)]
    var axes = [Directions](repeating: [], count: input.rank)
    if input.rank >= 3 { axes[input.rank - 2] = .height }
    if input.rank >= 2 { axes[input.rank - 1] = .width }
    var views = [View(fields: [1, 1], jumps: [1, 1], axes: axes)]
    for node in nodes.dropFirst() {
      views.append(ReceptiveFields.view(node, node.inputs.map { views[$0] }, whole: whole))
    }
    strides = views.map { $0.jumps[1] }
    pairs = views.map { Pair(Int($0.fields[0].rounded(.up)), Int($0.fields[1].rounded(.up))) }
  }

  private static func view(_ node: Node, _ inputs: [View], whole: [Double]) -> View {
    var view = View(
      fields: [0, 0], jumps: [0, 0], axes: [Directions](repeating: [], count: node.shape.rank))
    var regions = NodeRegions(node)
    for (slot, input) in inputs.enumerated() where input.fields != [0, 0] {
      var seen = input
      seen.axes = view.axes
      if node.layer.obstacle == nil, !node.layer.readsItself {
        for link in node.links(slot) {
          pass(link, &regions, slot, from: input, whole, to: &seen)
        }
      } else {
        seen.fields = whole
      }
      for direction in 0..<2 {
        view.fields[direction] = max(view.fields[direction], seen.fields[direction])
        view.jumps[direction] = max(view.jumps[direction], seen.jumps[direction])
      }
      view.axes = seen.axes
    }
    return view
  }

  /// Adds the field and the directions that come through one link.
  private static func pass(
    _ link: AxisLink, _ regions: inout NodeRegions, _ slot: Int, from input: View,
    _ whole: [Double], to view: inout View
  ) {
    let node = regions.node
    let shape = node.inputShapes[slot]
    // Axes of one position run along nothing.
    let inputs = link.inputs.filter { shape[$0] > 1 && !input.axes[$0].isEmpty }
    let outputs = link.outputs.filter { node.shape[$0] > 1 }
    guard !inputs.isEmpty else { return }
    let isFolded = link.inputs.count { shape[$0] > 1 } > 1 || outputs.count > 1
    for axis in inputs {
      let motion = Motion(&regions, slot, axis, along: outputs.count == 1 ? outputs[0] : nil)
      let directions = input.axes[axis]
      if let direction = directions.single, !isFolded, !motion.readsAll {
        let field = input.fields[direction] + (motion.reach - 1) * input.jumps[direction]
        view.fields[direction] = max(view.fields[direction], min(whole[direction], field))
        view.jumps[direction] = min(
          max(1, whole[direction]), input.jumps[direction] * motion.stride)
      } else if motion.reach > 1 {
        for direction in directions.all { view.fields[direction] = whole[direction] }
      }
      for output in outputs {
        view.axes[output].formUnion(isFolded ? directions.union(.folded) : directions)
      }
    }
  }
}

/// What a few outputs of a layer read of each input, looked up once for all inputs.
private struct NodeRegions {
  let node: Node
  private var known: [[Int]: [Source: [Region]]] = [:]

  init(_ node: Node) { self.node = node }

  mutating func at(_ element: [Int], _ slot: Int) -> [Region] {
    if known[element] == nil {
      known[element] = Dictionary(grouping: node.regions(element), by: \.source)
    }
    let rank = node.inputShapes[slot].rank
    return (known[element]?[.input(slot)] ?? []).filter { $0.axes.count == rank }
  }
}

/// The movement along one axis of an input of what is read.
private struct Motion {
  /// The distance from the first to the last position that an output reads.
  let reach: Double
  /// Positions from one output to the next.
  let stride: Double
  let readsAll: Bool

  /// - Parameter output: the axis of the output that it moves with; nil for none or several.
  init(_ regions: inout NodeRegions, _ slot: Int, _ axis: Int, along output: Int?) {
    let node = regions.node
    let size = node.inputShapes[slot][axis]
    if let window = node.layer.window, node.parameter(at: slot) == nil,
      let pair = Motion.pair(axis, node.inputShapes[slot].rank)
    {
      (reach, stride) = (Double(window.reach[keyPath: pair]), Double(window.stride[keyPath: pair]))
      readsAll = false
      return
    }
    let middle = node.shape.sizes.map { $0 / 2 }
    let range = Motion.range(&regions, slot, axis, at: middle)
    reach = Double(range.map { $0.upperBound - $0.lowerBound + 1 } ?? 1)
    readsAll = range.map { $0.lowerBound <= 0 && $0.upperBound >= size - 1 } ?? false
    guard let output else {
      stride = 1
      return
    }
    var (first, last) = (middle, middle)
    (first[output], last[output]) = (0, node.shape[output] - 1)
    guard let begin = Motion.range(&regions, slot, axis, at: first)?.lowerBound,
      let end = Motion.range(&regions, slot, axis, at: last)?.lowerBound, begin != end
    else {
      stride = 1
      return
    }
    let mean = Double(abs(end - begin)) / Double(node.shape[output] - 1)
    stride = mean < 1 ? Double(size) / Double(node.shape[output]) : mean
  }

  private static func pair(_ axis: Int, _ rank: Int) -> KeyPath<Pair, Int>? {
    axis == rank - 1 ? \.width : axis == rank - 2 && rank > 2 ? \.height : nil
  }
  private static func range(
    _ regions: inout NodeRegions, _ slot: Int, _ axis: Int, at element: [Int]
  ) -> ClosedRange<Int>? {
    let spans = regions.at(element, slot).map { $0.axes[axis] }
    let ends = spans.flatMap { [$0.start, $0.last] }
    guard let first = ends.min(), let last = ends.max() else { return nil }
    return first...last
  }
}
