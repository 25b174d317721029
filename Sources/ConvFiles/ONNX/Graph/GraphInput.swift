import ConvNet

/// The value that a picture flows into, and the size that it is taken at.
struct GraphInput: Sendable {
  let name: String
  /// Of one sample, as the network sees it.
  let shape: Shape
  /// Of one sample, as the file sees it: of pictures with their channels last another order.
  let fileSample: [Int]
  let isBatched: Bool
  /// Values that have to be given beside it.
  let others: [ONNXValue]
  /// Which axis of the file's sample each axis of the shape is, where all that reads it turns it
  /// to channels first.
  let permutation: [Int]?

  /// Heights and widths that are tried, in this order, where the file leaves them open.
  static let usualSizes = [224, 32, 28, 64, 256, 299, 227, 96, 128, 512]
  /// Lengths of a signal, likewise.
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
    _ graph: ONNXGraph, initializers: Set<String>, wanted: Shape?
  ) throws(ModelError) -> [GraphInput] {
    var inputs = graph.input.filter { !initializers.contains($0.name) && !$0.name.isEmpty }
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
    let permutation = sample.count == 3 && isBatched ? turned(main.name, graph) : nil
    return try shapes(sample, permutation, main, graph, wanted).map { shape in
      var fileSample = shape.sizes
      if let permutation {
        for (axis, place) in permutation.enumerated() { fileSample[place] = shape[axis] }
      }
      return GraphInput(
        name: main.name, shape: shape, fileSample: fileSample, isBatched: isBatched,
        others: inputs, permutation: permutation)
    }
  }

  private static func shapes(
    _ sample: [Int?], _ permutation: [Int]?, _ main: ONNXValue, _ graph: ONNXGraph,
    _ wanted: Shape?
  ) throws(ModelError) -> [Shape] {
    if let wanted {
      guard sample.isEmpty || wanted.rank == sample.count else {
        throw .value(
          name: main.name,
          reason: "it takes \(sample.count) axes for one sample, not \(wanted)")
      }
      return [wanted]
    }
    var open = permutation.map { $0.map { sample[$0] } } ?? sample
    // A file that declares nothing at all is taken to read pictures.
    if open.isEmpty { open = [nil, nil, nil] }
    if open.count >= 2, open[0] == nil { open[0] = channels(main.name, graph) ?? 3 }
    let tried = open.contains(nil) ? (open.count == 3 ? usualSizes : usualLengths) : [1]
    do {
      return try tried.map { usual in try Shape(checking: open.map { $0 ?? usual }) }
    } catch { throw .value(name: main.name, reason: "\(error)") }
  }

  /// The first axis of pictures and signals counts samples, unless it can not: a picture that is
  /// declared `[3, height, width]`, or a vector.
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

  /// `[2, 0, 1]` where pictures come with their channels last and are turned at once.
  private static func turned(_ name: String, _ graph: ONNXGraph) -> [Int]? {
    let readers = graph.node.filter { $0.input.contains(name) }
    let isTurned = readers.allSatisfy { node in
      node.opType == "Transpose"
        && node.attribute.first { $0.name == "perm" }?.ints == [0, 3, 1, 2]
    }
    let made = Set(readers.flatMap(\.output) + [name])
    let isAnswer = graph.output.contains { made.contains($0.name) }
    return isTurned && !readers.isEmpty && !isAnswer ? [2, 0, 1] : nil
  }

  /// What the first convolution says about its input.
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
