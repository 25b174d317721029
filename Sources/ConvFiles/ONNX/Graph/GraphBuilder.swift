import ConvNet

/// Gathers the layers that a graph's nodes become. What depends on nothing but known numbers is
/// computed at once and becomes no layer.
struct GraphBuilder {
  /// The limit of numbers computed from known ones: more would be a bomb. While one of them is
  /// computed it takes up to 32 bytes: all of them in one operator stay below 256 MB.
  static let mostFoldedNumbers = 1 << 23
  /// The limit of numbers that are one number many times: they take memory only when something is
  /// computed with them, and no more than this.
  static let mostDescribedNumbers = 1 << 28
  static let mostLayers = 20_000
  /// The limit of numbers in one layer's output.
  static let largestOutput = 1 << 27
  /// The limit of numbers in all layers' outputs.
  static let largestPass = 1 << 30

  private(set) var parts: [Network.Part] = []
  private(set) var origins: [WeightOrigins] = []
  private(set) var names = FileNames()
  /// The shapes of the network's nodes, the input first.
  private var shapes: [Shape]
  private var aliases: AliasMaker
  private var foldedNumbers = 0
  private var describedNumbers = 0
  /// The number of weights in the file.
  private let weightNumbers: Int
  private var passNumbers = 0
  /// How many samples the file means by the axis that layers leave out: 1 where it leaves that open.
  private let samples: Int
  /// Whether some node lays samples with others, which is one computation for all of them.
  private(set) var mixesSamples = false
  private let metadata: ModelMetadata
  /// The node that is being read.
  var context: NodeContext

  /// - Parameter weightNumbers: how many numbers the file holds.
  init(input: GraphInput, _ nodes: [ONNXNode], _ metadata: ModelMetadata, weightNumbers: Int) {
    (shapes, samples) = ([input.shape], input.samples)
    (self.metadata, self.weightNumbers) = (metadata, weightNumbers)
    aliases = AliasMaker(nodes, given: (metadata.aliases ?? [:]).values)
    context = NodeContext(node: ONNXNode(), index: 0)
  }

  /// Adds one more layer, or with known inputs alone computes its numbers.
  ///
  /// - Parameters:
  ///   - weights: of the layer, by its parameters' names.
  ///   - isScalar: whether the file's value has no axes, where the layer's shape is `[1]`.
  ///   - isBatched: whether samples are counted by an axis that the layer's shape leaves out;
  ///     as the first input, where nothing is said.
  mutating func layer(
    _ layer: any Layer, _ inputs: [GraphValue], _ weights: [String: LayerWeight] = [:],
    isScalar: Bool = false, isBatched: Bool? = nil, element: OriginalValue.Element = .real
  ) throws(OperatorError) -> GraphValue {
    let computed = computed(weights, of: layer)
    if !inputs.isEmpty, computed.isEmpty, inputs.allSatisfy({ $0.known != nil }) {
      return try fold(layer, inputs, weights, isScalar: isScalar, element)
    }
    let nodes = try inputs.map { (value) throws(OperatorError) in try node(of: value) }
    let shape: Shape
    do throws(LayerError) { shape = try layer.outputShape(nodes.map { shapes[$0] }) } catch {
      throw .layer(error)
    }
    guard parts.count < GraphBuilder.mostLayers else {
      throw .refused("the network has more than \(GraphBuilder.mostLayers) layers")
    }
    passNumbers += shape.count
    guard shape.count <= GraphBuilder.largestOutput else {
      throw .refused("its output \(shape) has more than \(GraphBuilder.largestOutput) numbers")
    }
    guard passNumbers <= GraphBuilder.largestPass else {
      throw .refused(
        "its output \(shape) makes the pass larger than \(GraphBuilder.largestPass) numbers")
    }
    append(layer, nodes, weights, computed)
    shapes.append(shape)
    let isBatched = isBatched ?? inputs.first?.isBatched ?? false
    if !isBatched, inputs.contains(where: \.isBatched) { mixesSamples = true }
    let sizes = isScalar ? [] : shape.sizes
    return .layer(
      LayerValue(
        node: parts.count, sizes: isBatched ? [1] + sizes : sizes, isBatched: isBatched,
        element: element, numbers: numbers(layer, inputs, weights, isBatched, isScalar, element)))
  }

  /// The numbers of a layer's output where they follow from what was given with the file alone;
  /// nil where they do not, or where there are too many.
  private mutating func numbers(
    _ layer: any Layer, _ inputs: [GraphValue], _ weights: [String: LayerWeight],
    _ isBatched: Bool, _ isScalar: Bool, _ element: OriginalValue.Element
  ) -> KnownTensor? {
    let known = inputs.compactMap(\.numbers)
    guard !inputs.isEmpty, known.count == inputs.count, layer.obstacle == nil,
      weights.values.allSatisfy({ $0.tensor != nil })
    else { return nil }
    let samples = zip(inputs, known).map { GraphValue.known($1.reshaped($0.sample)) }
    guard
      case .known(let result)? = try? fold(layer, samples, weights, isScalar: isScalar, element)
    else { return nil }
    return isBatched ? result.reshaped([1] + result.sizes) : result
  }

  /// Gives a value the numbers that it has as long as nothing else is given.
  func giving(_ numbers: KnownTensor?, to value: GraphValue) -> GraphValue {
    guard case .layer(var layer) = value else { return value }
    layer.numbers = numbers
    return .layer(layer)
  }

  /// Whether a count of samples that a file writes down means all of them.
  func isAllSamples(_ count: Int) -> Bool { count >= samples }
  var hasSeveralSamples: Bool { samples > 1 }

  /// - Parameter computed: the weights that are outputs of other layers.
  private mutating func append(
    _ layer: any Layer, _ inputs: [Int], _ weights: [String: LayerWeight],
    _ computed: [(name: String, node: Int)] = []
  ) {
    let origin = WeightOrigins(context, weights)
    let known = weights.compactMapValues(\.tensor)
    var part = Network.Part(
      aliases.alias(for: context, kind: layer.kind, holdsWeights: !known.isEmpty), layer,
      inputs: inputs + computed.map(\.node), weights: known, rawName: context.rawName)
    part.computed = computed.map(\.name)
    part.constants = constants(of: layer, origin)
    part.module = context.modulePath
    parts.append(part)
    origins.append(origin)
  }

  /// The node of a value; a known value becomes a constant of the network.
  private mutating func node(of value: GraphValue) throws(OperatorError) -> Int {
    switch value {
    case .layer(let value): return value.node
    case .unknown(let node): return node
    case .known(let tensor):
      guard let numbers = tensor.tensor else { throw .refused("one of its inputs is empty") }
      let constant = try layer(
        Constant(numbers.shape), [], ["value": LayerWeight(numbers, origin: nil)])
      return constant.layer?.node ?? 0
    }
  }

  private mutating func fold(
    _ layer: any Layer, _ inputs: [GraphValue], _ weights: [String: LayerWeight],
    isScalar: Bool, _ element: OriginalValue.Element
  ) throws(OperatorError) -> GraphValue {
    var tensors: [Tensor] = []
    if let empty = try emptied(layer, inputs, element) { return empty }
    for input in inputs {
      guard let tensor = input.known?.tensor else { throw .refused("one of its inputs is empty") }
      // What was only described is written out to be computed with.
      if tensor.describedValue != nil { try takeFolded(tensor.shape.count) }
      tensors.append(tensor)
    }
    let shape: Shape
    do throws(LayerError) { shape = try layer.outputShape(tensors.map(\.shape)) } catch {
      throw .layer(error)
    }
    // Products take time instead of memory, and are held by the same limit.
    try takeFolded(shape.count + layer.multiplyAdds(tensors.map(\.shape)) / 16)
    let result = layer.forward(tensors, weights.compactMapValues(\.tensor))
    let sizes = isScalar ? [] : shape.sizes
    return .known(KnownTensor(sizes, result.elements, element))
  }

  /// What a layer that changes each number by itself makes of no numbers; nil where there are some.
  private func emptied(
    _ layer: any Layer, _ inputs: [GraphValue], _ element: OriginalValue.Element
  ) throws(OperatorError) -> GraphValue? {
    let sizes = inputs.compactMap(\.known?.sizes)
    guard sizes.contains(where: { $0.contains(0) }),
      layer is Pointwise || layer is Arithmetic || layer is any ElementwiseLayer
    else { return nil }
    let rank = sizes.map(\.count).max() ?? 0
    var joint = [Int](repeating: 1, count: rank)
    for sizes in sizes {
      for (axis, size) in zip((rank - sizes.count)..., sizes) where size != 1 {
        guard joint[axis] == 1 || joint[axis] == size else {
          throw .refused("\(sizes.written) does not go together with \(joint.written)")
        }
        joint[axis] = size
      }
    }
    return .known(KnownTensor(joint, [], element))
  }

  /// Counts numbers computed from known ones up to the limit: each weight may be turned twice.
  mutating func takeFolded(_ count: Int) throws(OperatorError) {
    foldedNumbers += count
    guard foldedNumbers <= GraphBuilder.mostFoldedNumbers + 2 * weightNumbers else {
      throw .refused("more numbers come about of the file's constants than are taken here")
    }
  }

  /// Counts numbers that are one number many times up to their limit.
  mutating func takeDescribed(_ count: Int) throws(OperatorError) {
    guard count >= KnownTensor.fewNumbers else { return try takeFolded(count) }
    describedNumbers += count
    guard describedNumbers <= GraphBuilder.mostDescribedNumbers else {
      throw .refused("it and others repeat one number more often than is taken here")
    }
  }

  /// Adds a node that is not computed here: it keeps its place and its weights.
  mutating func unknown(reason: String, _ inputs: [GraphValue?], shape: Shape?) -> GraphValue {
    var weights: [String: LayerWeight] = [:]
    var parameters: [Parameter] = []
    for (slot, input) in inputs.enumerated() {
      guard let known = input?.known, known.element == .real, let tensor = known.tensor else {
        continue
      }
      let name = "weight\(slot)"
      parameters.append(Parameter(name, tensor.shape, fanIn: 1))
      weights[name] = LayerWeight(tensor, slot: slot)
    }
    let nodes = inputs.compactMap { input -> Int? in
      switch input {
      case .layer(let value)?: value.node
      case .unknown(let node)?: node
      default: nil
      }
    }
    let kind = context.node.opType.shortened.escaped
    let layer = UnknownLayer(kind: kind, reason: reason, shape: shape, parameters: parameters)
    append(layer, nodes, weights)
    shapes.append(layer.shape)
    return .unknown(node: parts.count)
  }

  /// Records a value that follows from the file alone.
  mutating func name(_ value: KnownTensor, _ name: String, _ type: ElementType?) {
    // What is only described takes no memory to be named.
    if case .repeated = value.storage { return }
    var exact: [Int64]?
    if case .integers(let integers) = value.storage, !value.isExactInFloats { exact = integers }
    names.constants.append(
      TracedValue(
        name: name, sizes: value.sizes, element: value.element, integerType: type?.integerType,
        realType: type?.realType, numbers: value.reals, exact: exact))
  }

  /// Records which value of the file a layer's output is; all after the first are further names.
  mutating func name(_ value: LayerValue, _ name: String, _ type: ElementType?) {
    let original = OriginalValue(
      name: name, sizes: value.sizes, isBatched: value.isBatched, element: value.element,
      integerType: type?.integerType, realType: type?.realType)
    guard value.node > 0, parts[value.node - 1].original == nil else {
      names.others[value.node, default: []].append(original)
      return
    }
    let place = value.node - 1
    parts[place].original = original
    if let alias = metadata.aliases?[name], aliases.take(given: alias) {
      parts[place].alias = alias
    }
    let maps = metadata.mapNames[parts[place].alias] ?? []
    if maps.count == shapes[value.node].channels { parts[place].mapNames = maps }
  }
}
