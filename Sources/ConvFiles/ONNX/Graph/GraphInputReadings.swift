import ConvNet

/// The readings of a graph's input, the likeliest first.
struct GraphInputReadings {
  private let main: ONNXValue
  private let others: [ONNXValue]
  private let graph: ONNXGraph
  private let initializers: [String: KnownTensor]
  /// The sizes that the file declares; nil where it leaves one open.
  private let declared: [Int?]
  private let countsSamples: Bool

  /// The heights and widths that are tried, in this order, where the file leaves them open.
  private static let usualSizes = [224, 32, 28, 64, 256, 299, 227, 96, 128, 512]
  /// The lengths of a signal that are tried, in this order, where the file leaves them open.
  private static let usualLengths = [16_000, 1024, 128, 48_000]

  init(_ graph: ONNXGraph, initializers: [String: KnownTensor]) throws(ModelError) {
    var inputs = GraphInputReadings.inputs(graph, initializers)
    let weights = GraphInputReadings.weights(graph, initializers)
    let isNumbers = { (input: ONNXValue) in ![6, 7, 9].contains(input.type.tensorType.elemType) }
    let mainPlace =
      inputs.firstIndex { isNumbers($0) && !weights.contains($0.name) }
      ?? inputs.firstIndex(where: isNumbers) ?? 0
    guard inputs.indices.contains(mainPlace) else {
      throw .unsupported(
        what: "its graph has no input, so there is nothing that could flow through it",
        instead: "export it with an input")
    }
    main = inputs.remove(at: mainPlace)
    (others, self.graph, self.initializers) = (inputs, graph, initializers)
    declared = GraphInput.declared(main)
    countsSamples = GraphInputReadings.countsSamples(main, graph)
  }

  /// The inputs that are no weights.
  static func inputs(_ graph: ONNXGraph, _ initializers: [String: KnownTensor]) -> [ONNXValue] {
    graph.input.filter { initializers[$0.name] == nil && !$0.name.isEmpty }
  }

  /// The operators whose first input alone is what they work on; all others are weights.
  private static let weighing: Set = [
    "Conv", "ConvTranspose", "ConvInteger", "QLinearConv", "DeformConv", "Gemm",
    "BatchNormalization", "InstanceNormalization", "LayerNormalization", "GroupNormalization",
    "RMSNormalization", "PRelu", "LSTM", "GRU", "RNN", "MatMul", "Clip", "Pad", "QuantizeLinear",
    "DequantizeLinear",
  ]
  /// The names of what is read as weights, or makes such, and as nothing else. Nodes stand in the
  /// order in which they are computed.
  private static func weights(
    _ graph: ONNXGraph, _ initializers: [String: KnownTensor]
  ) -> Set<String> {
    let constants = Set(graph.node.filter { $0.opType == "Constant" }.flatMap(\.output))
    var (weights, others): (Set<String>, Set<String>) = ([], Set(graph.output.map(\.name)))
    for node in graph.node.reversed() {
      // What is multiplied with numbers of the file is no weight, on whichever side it stands.
      let isWeighing =
        weighing.contains(node.opType)
        && node.input.first.map { initializers[$0] == nil && !constants.contains($0) } ?? false
      let isPartOfWeights =
        node.output.contains(where: weights.contains)
        && others.isDisjoint(with: node.output)
      if isPartOfWeights {
        weights.formUnion(node.input)
      } else if isWeighing {
        weights.formUnion(node.input.dropFirst())
        others.formUnion(node.input.prefix(1))
      } else {
        others.formUnion(node.input)
      }
    }
    return weights.subtracting(others)
  }

  var mainName: String { main.name }
  /// The names of all inputs, the one that takes the picture first.
  var names: [String] { [main.name] + others.map(\.name) }
  /// What the file declares of the input's axes: `N×3×H×W, where N, H and W can be of any size`.
  var takes: String {
    guard main.type.tensorType.hasShape, !declared.isEmpty else { return "an array of any sizes" }
    let letters = ["N", "C", "H", "W"]
    var open: [String] = []
    let axes = declared.enumerated().map { index, size in
      if let size { return "\(size)" }
      let name = main.type.tensorType.shape.dim[index].dimParam
      let isWord = !name.isEmpty && name.count < 20 && name.allSatisfy { $0.isLetter || $0 == "_" }
      let own = declared.count == 4 ? letters[index] : "?"
      open.append(isWord ? name : own)
      return isWord ? name : own
    }
    let known = open.filter { $0 != "?" }
    let any =
      open.isEmpty
      ? ""
      : known.count < open.count
        ? ", where ? can be any size"
        : ", where \(known.joined(separator: ", ")) can be any size"
    return axes.joined(separator: "×") + any
  }
  /// What `--input-size` takes for it; nil where the file leaves no size open that is guessed.
  var sizeOption: String? {
    let isSilent = declared.isEmpty && !main.type.tensorType.hasShape
    guard isSilent || sample.contains(nil) else { return nil }
    if isSilent || sample.count == 3 { return "CxHxW" }
    return String(takes.prefix { $0 != "," }.map { $0 == "×" ? "x" : $0 })
  }
  /// The type of the input's numbers in the file.
  var element: OriginalValue.Element {
    ElementType(rawValue: main.type.tensorType.elemType)?.element ?? .real
  }

  func candidates(_ wish: InputWish) throws(ModelError) -> [GraphInput] {
    switch wish {
    case .declared: try asDeclared()
    case .shape(let shape): try shaped(shape)
    case .array(let sizes, let isWhole, let isBytes): try given(sizes, isWhole, isBytes)
    }
  }

  /// The readings for an array. Only one that can be a picture by itself is left to be fitted to the
  /// size that the file declares: rows, or rows of colours, of bytes or of just this size.
  private func given(
    _ sizes: [Int], _ isWhole: Bool, _ isBytes: Bool
  ) throws(ModelError) -> [GraphInput] {
    let found = try arrayed(sizes, isWhole)
    let seen = view(isBatched: countsSamples).seen(sample).count
    let isPicture =
      seen == 3 && (sizes.count == 2 || sizes.count == 3 && [1, 3, 4].contains(sizes[2]))
    let declaredSize = view(isBatched: countsSamples).seen(sample).suffix(2)
    if isPicture, isBytes || declaredSize.elementsEqual(sizes.prefix(2), by: { $0 == $1 }) {
      return try found + asDeclared()
    }
    guard found.isEmpty else { return found }
    throw .value(
      name: main.name,
      reason: "an array of \(sizes.written) has \(sizes.count) axes, and it takes \(takes)"
        + (countsSamples ? ", or all but the first of them" : ""))
  }

  // MARK: Readings

  private var sample: [Int?] { countsSamples ? Array(declared.dropFirst()) : declared }

  private func asDeclared() throws(ModelError) -> [GraphInput] {
    guard !declared.isEmpty || !main.type.tensorType.hasShape else {
      return [reading(Shape(1), [], isBatched: false, .asIs)]
    }
    guard countsSamples else { return try readings(of: sample, isBatched: false) }
    guard let samples = declared.first ?? nil, samples > 1 else {
      return try readings(of: sample, isBatched: true)
    }
    // The axis is one of samples only where the graph treats it so.
    let apart = try readings(of: sample, isBatched: true, samples: samples, keepsApart: true)
    let whole = declared.contains(nil) ? [] : try readings(of: declared, isBatched: false)
    return apart + whole + (try readings(of: sample, isBatched: true))
  }

  /// What is said may be one sample, as it is seen, or all axes of the file.
  private func shaped(_ shape: Shape) throws(ModelError) -> [GraphInput] {
    var found: [GraphInput] = []
    let view = view(isBatched: countsSamples)
    let seen = view.seen(sample)
    if declared.isEmpty || shape.rank == seen.count {
      found.append(
        reading(shape, view.fileSample(shape.sizes), isBatched: countsSamples, view))
    }
    if shape.rank == declared.count { found += try arrayed(shape.sizes, true) }
    guard !found.isEmpty else {
      let whole = declared.count == seen.count ? "" : ", or \(declared.count) with that of samples"
      throw .value(
        name: main.name, reason: "it takes \(seen.count) axes for one sample\(whole), not \(shape)")
    }
    return found
  }

  /// The readings at the size of an array: it may hold one sample, several, or no axis of samples.
  private func arrayed(_ sizes: [Int], _ isWhole: Bool) throws(ModelError) -> [GraphInput] {
    guard !sizes.contains(0) else {
      // Nothing flows: a number stands for what is not there.
      let fits = declared.isEmpty || declared.count == sizes.count
      return fits ? [reading(Shape(1), sizes, isBatched: false, .asIs)] : []
    }
    let rank = declared.isEmpty ? sizes.count : declared.count
    if sizes.count == rank - 1, countsSamples {
      return try readings(of: sizes, isBatched: true)
    }
    // An axis of one before all others can be left out, too.
    if countsSamples, sizes.count == rank - 2, declared.count > 1, declared[1] == 1 {
      return try readings(of: [1] + sizes, isBatched: true)
    }
    guard sizes.count == rank else { return [] }
    let whole = try readings(of: sizes, isBatched: false)
    guard let samples = sizes.first, sizes.count > 1 else { return whole }
    let inner = Array(sizes.dropFirst())
    if samples == 1, countsSamples { return try readings(of: inner, isBatched: true) + whole }
    guard countsSamples || declared.isEmpty else { return whole }
    let apart = try readings(of: inner, isBatched: true, samples: samples, keepsApart: true)
    return isWhole ? whole + apart : apart + whole
  }

  /// Whether the file declares one number without axes.
  private var isScalar: Bool { declared.isEmpty && main.type.tensorType.hasShape }

  private func view(isBatched: Bool) -> InputView {
    isBatched && !declared.isEmpty
      ? InputView(of: main.name, sample, graph, initializers) : .asIs
  }

  /// - Parameter sample: sizes in the file, nil where one is open.
  private func readings(
    of sample: [Int?], isBatched: Bool, samples: Int = 1, keepsApart: Bool = false
  ) throws(ModelError) -> [GraphInput] {
    let view = view(isBatched: isBatched)
    return try shapes(sample, view).map { shape in
      let isNumber = isScalar && shape.count == 1
      return reading(
        shape, isNumber ? [] : view.fileSample(shape.sizes), isBatched: isBatched, view,
        samples: samples, keepsApart: keepsApart)
    }
  }
  private func reading(
    _ shape: Shape, _ fileSample: [Int], isBatched: Bool, _ view: InputView, samples: Int = 1,
    keepsApart: Bool = false
  ) -> GraphInput {
    GraphInput(
      name: main.name, shape: shape, fileSample: fileSample, isBatched: isBatched,
      samples: samples, keepsSamplesApart: keepsApart, others: others, element: element,
      samplesAxis: main.type.tensorType.shape.dim.first?.dimParam ?? "", view: view)
  }

  private func shapes(_ sample: [Int?], _ view: InputView) throws(ModelError) -> [Shape] {
    var open = view.seen(sample)
    // A file that declares nothing at all is taken to read pictures.
    if open.isEmpty {
      open = isScalar || !declared.isEmpty ? [1] : [nil, nil, nil]
    }
    if open.count >= 2, open[0] == nil, view != .channelsLast { open[0] = channels ?? 3 }
    let tried =
      open.contains(nil)
      ? (open.count == 3 ? GraphInputReadings.usualSizes : GraphInputReadings.usualLengths) : [1]
    do {
      return try tried.map { usual in try Shape(checking: open.map { $0 ?? usual }) }
    } catch { throw .value(name: main.name, reason: "\(error)") }
  }

  /// Whether the first axis counts samples. It does for pictures and signals unless it can not: a
  /// picture that is declared `[3, height, width]`, or a vector.
  private static func countsSamples(_ value: ONNXValue, _ graph: ONNXGraph) -> Bool {
    let sizes = GraphInput.declared(value)
    switch sizes.count {
    case 0: return !value.type.tensorType.hasShape
    case 1: return false
    case 3:
      guard let first = sizes[0], first == 3 || first == 1 else { return true }
      let isRead = graph.node.contains {
        $0.input.first == value.name && ["Unsqueeze", "Reshape"].contains($0.opType)
      }
      return !(isRead && first == 3)
    default: return true
    }
  }

  /// The number of channels that the first convolution wants of its input.
  private var channels: Int? {
    guard
      let conv = graph.node.first(where: { $0.opType == "Conv" && $0.input.first == main.name }),
      conv.input.count > 1, let weight = initializers[conv.input[1]], weight.sizes.count >= 3,
      (1...4096).contains(weight.sizes[1])
    else { return nil }
    let groups = conv.attribute.first { $0.name == "group" }.map { Int($0.i) } ?? 1
    return weight.sizes[1] * max(1, min(groups, 4096))
  }
}
