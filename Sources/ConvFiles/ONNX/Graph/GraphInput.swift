import ConvNet

/// The input that takes the picture, and the size it is taken at.
struct GraphInput: Sendable {
  let name: String
  /// The shape of one sample, as the network sees it.
  let shape: Shape
  /// The sizes of one sample in the file; for pictures with their channels last in another order.
  let fileSample: [Int]
  let isBatched: Bool
  /// The inputs that have to be given beside it.
  let others: [ONNXValue]
  /// The view of it from the start, where all that reads it does the same to it first.
  let view: InputView

  /// The heights and widths that are tried, in this order, where the file leaves them open.
  static let usualSizes = [224, 32, 28, 64, 256, 299, 227, 96, 128, 512]
  /// The lengths of a signal that are tried, in this order, where the file leaves them open.
  static let usualLengths = [16_000, 1024, 128, 48_000]

  /// The sizes declared for a value, nil where they are names, formulas or negative.
  static func declared(_ value: ONNXValue) -> [Int?] {
    value.type.tensorType.shape.dim.map { dimension in
      dimension.hasDimValue && dimension.dimValue > 0
        && dimension.dimValue <= Int64(Shape.largestCount) ? Int(dimension.dimValue) : nil
    }
  }

  /// The inputs to try, the likeliest size first: one where nothing is open.
  /// - Parameter wanted: the shape of one sample, whatever is declared.
  static func candidates(
    _ graph: ONNXGraph, initializers: [String: KnownTensor], wanted: Shape?
  ) throws(ModelError) -> [GraphInput] {
    var inputs = graph.input.filter { initializers[$0.name] == nil && !$0.name.isEmpty }
    let mainPlace = inputs.firstIndex { ![6, 7, 9].contains($0.type.tensorType.elemType) } ?? 0
    guard inputs.indices.contains(mainPlace) else {
      throw .damaged(reason: "its graph has no input that is not a weight")
    }
    let main = inputs.remove(at: mainPlace)
    let sizes = declared(main)
    guard !sizes.isEmpty || !main.type.tensorType.hasShape else {
      throw .unsupported(
        what: "its input \(main.name.shortened) is a single number",
        instead: "open a network that reads a picture, a signal or a vector")
    }
    let isBatched = countsSamples(main, graph)
    let sample = isBatched ? Array(sizes.dropFirst()) : sizes
    let view = isBatched ? InputView(of: main.name, axes: sample.count, graph, initializers) : .asIs
    return try shapes(sample, view, main, graph, wanted).map { shape in
      GraphInput(
        name: main.name, shape: shape, fileSample: view.fileSample(shape.sizes),
        isBatched: isBatched, others: inputs, view: view)
    }
  }

  private static func shapes(
    _ sample: [Int?], _ view: InputView, _ main: ONNXValue, _ graph: ONNXGraph,
    _ wanted: Shape?
  ) throws(ModelError) -> [Shape] {
    var open = view.seen(sample)
    if let wanted {
      guard open.isEmpty || wanted.rank == open.count else {
        throw .value(
          name: main.name, reason: "it takes \(open.count) axes for one sample, not \(wanted)")
      }
      return [wanted]
    }
    // A file that declares nothing at all is taken to read pictures.
    if open.isEmpty { open = [nil, nil, nil] }
    if open.count >= 2, open[0] == nil { open[0] = channels(main.name, graph) ?? 3 }
    let tried = open.contains(nil) ? (open.count == 3 ? usualSizes : usualLengths) : [1]
    do {
      return try tried.map { usual in try Shape(checking: open.map { $0 ?? usual }) }
    } catch { throw .value(name: main.name, reason: "\(error)") }
  }

  /// Whether the first axis counts samples. It does for pictures and signals unless it can not: a
  /// picture that is declared `[3, height, width]`, or a vector.
  private static func countsSamples(_ value: ONNXValue, _ graph: ONNXGraph) -> Bool {
    let sizes = declared(value)
    let dimensions = value.type.tensorType.shape.dim
    switch sizes.count {
    case 0: return true
    case 1: return false
    case 3:
      guard let first = sizes[0], first == 3 || first == 1 else { return true }
      let isRead = graph.node.contains {
        $0.input.first == value.name && ["Unsqueeze", "Reshape"].contains($0.opType)
      }
      return !(isRead && first == 3) && dimensions.count == 3
    default: return true
    }
  }

  /// The number of channels that the first convolution wants of its input.
  private static func channels(_ name: String, _ graph: ONNXGraph) -> Int? {
    guard let conv = graph.node.first(where: { $0.opType == "Conv" && $0.input.first == name }),
      conv.input.count > 1,
      let weight = graph.initializer.first(where: { $0.name == conv.input[1] }),
      weight.dims.count >= 3, (1...4096).contains(weight.dims[1])
    else { return nil }
    let groups = conv.attribute.first { $0.name == "group" }.map { Int($0.i) } ?? 1
    return Int(weight.dims[1]) * max(1, min(groups, 4096))
  }
}
