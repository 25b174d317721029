import ConvNet

/// Reads a graph as a network for one size of its input.
struct GraphImport {
  static let mostNodes = 20_000

  private let graph: ONNXGraph
  private let opsets: [String: Int]
  /// The initializers that are not read, and why.
  private let unread: [String: String]
  let reader: TensorReader
  var values: [String: GraphValue] = [:]
  private(set) var builder: GraphBuilder
  private let input: GraphInput
  /// The values that are layers, where the file says which.
  private let layers: Set<String>?
  /// The values that something other than a dense layer reads.
  private let readElsewhere: Set<String>
  var types: ElementTypes
  private let answers: Set<String>
  /// The constants of which a finite double is infinite here.
  private(set) var overflowing: [String] = []

  /// - Parameters:
  ///   - initializers: read from the file, by name.
  ///   - given: numbers of further inputs, by name.
  init(
    _ graph: ONNXGraph, opsets: [String: Int], initializers: [String: KnownTensor],
    unread: [String: String], reader: TensorReader, input: GraphInput,
    given: [String: ArrayValue], metadata: ModelMetadata
  ) throws(ModelError) {
    (self.graph, self.opsets, self.reader, self.input) = (graph, opsets, reader, input)
    self.unread = unread
    types = ElementTypes(graph)
    answers = Set(graph.output.map(\.name))
    layers = metadata.aliases.map { Set($0.keys) }
    readElsewhere =
      layers == nil
      ? []
      : Set(graph.node.flatMap { $0.opType == "Gemm" ? Array($0.input.dropFirst()) : $0.input })
    builder = GraphBuilder(
      input: input, graph.node, metadata,
      weightNumbers: initializers.values.reduce(0) { $0 + $1.count })
    for (name, tensor) in initializers {
      // What is given stands over what the file has.
      values[name] = .known(
        given[name]?.known(as: tensor.element) ?? tensor)
    }
    values[input.name] =
      input.fileSample.contains(0)
      ? .known(KnownTensor(input.fileSample, [], input.element))
      : .layer(
        LayerValue(
          node: 0, sizes: input.isBatched ? [1] + input.fileSample : input.fileSample,
          isBatched: input.isBatched, element: input.element,
          numbers: GraphImport.decisive(given[input.name], input)))
    for other in input.others { try addInput(other, given) }
  }

  /// The numbers of a main input that is no data but says what is to be done with it: a number, or a
  /// list of few.
  private static func decisive(_ given: ArrayValue?, _ input: GraphInput) -> KnownTensor? {
    guard let given, given.sizes.count < 2, given.numbers.count <= 1 << 10 else { return nil }
    return given.known(as: input.element)
  }

  /// The values whose shape the file declares, by name.
  private lazy var declared = Dictionary(
    graph.valueInfo.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// Adds a further input as a constant, zeros where nothing is given.
  private mutating func addInput(
    _ value: ONNXValue, _ given: [String: ArrayValue]
  ) throws(ModelError) {
    guard values[value.name] == nil else {
      throw .value(name: value.name, reason: "there are two inputs of this name")
    }
    let declared = GraphInput.declared(value)
    let numbers = given[value.name]
    var sizes = numbers?.sizes ?? declared.map { max(1, $0 ?? 1) }
    if declared.isEmpty, value.type.tensorType.hasShape, sizes == [1] { sizes = [] }
    // One sample may be given without the axis that counts samples.
    if numbers != nil, sizes.count == declared.count - 1, input.sharesSamples(value) {
      sizes.insert(1, at: 0)
    }
    let element = ElementType(rawValue: value.type.tensorType.elemType)?.element ?? .real
    if let numbers, sizes.contains(0) {
      values[value.name] = .known(numbers.known(as: element))
      return
    }
    let isBatched = input.sharesSamples(value) && sizes.count > 1 && sizes[0] == 1
    let sample = isBatched ? Array(sizes.dropFirst()) : sizes
    let shape: Shape
    do throws(ShapeError) { shape = try Shape(checking: sample.isEmpty ? [1] : sample) } catch {
      throw .value(name: value.name, reason: "\(error)")
    }
    guard shape.count <= GraphBuilder.largestOutput else {
      throw .value(name: value.name, reason: "\(shape) is too large")
    }
    builder.context = NodeContext(inputNamed: value.name)
    do throws(OperatorError) {
      if numbers == nil { try builder.takeFolded(shape.count) }
      let tensor = numbers.map { Tensor(shape, $0.numbers) } ?? Tensor(shape)
      let added = try builder.layer(
        Constant(shape), [], ["value": LayerWeight(tensor, origin: nil)],
        isScalar: sample.isEmpty, isBatched: isBatched, element: element)
      values[value.name] = builder.giving(
        numbers?.known(as: element, sizes: sizes), to: added)
      if let layer = added.layer { builder.name(layer, value.name, types.of(value.name)) }
    } catch { throw GraphImport.worded(error, builder.context.name) }
  }

  /// What the file names beside the layers.
  var names: FileNames { builder.names }
  /// Whether some node lays samples with others.
  var mixesSamples: Bool { builder.mixesSamples }

  /// - Returns: the layers, and the places of their weights in the file.
  mutating func run() throws(ModelError) -> (parts: [Network.Part], origins: [WeightOrigins]) {
    guard graph.node.count <= GraphImport.mostNodes else {
      throw .tooMany("nodes", limit: GraphImport.mostNodes)
    }
    let order = try GraphOrder.order(graph.node, given: Set(values.keys).union(unread.keys))
    for index in answerLast(order) { try read(graph.node[index], index) }
    return (sharing(builder.parts, builder.origins), builder.origins)
  }

  /// Counts a weight that several nodes read where it is read first.
  private func sharing(_ parts: [Network.Part], _ origins: [WeightOrigins]) -> [Network.Part] {
    var parts = parts
    var seen: Set<String> = []
    for (place, origin) in origins.enumerated() where graph.node.indices.contains(origin.node) {
      for (parameter, weight) in origin.slots.sorted(by: { $0.key < $1.key }) {
        let names = graph.node[origin.node].input
        guard names.indices.contains(weight.slot) else { continue }
        let name = names[weight.slot]
        if !seen.insert(name).inserted { parts[place].shared.insert(parameter) }
        // Seen from its other side it is not the same tensor here.
        parts[place].sources[parameter] = weight.isTransposed ? name + Node.turnedSource : name
      }
    }
    return parts
  }

  /// Puts the node of the first output last where nothing reads it: it is the answer.
  private func answerLast(_ order: [Int]) -> [Int] {
    guard let answer = graph.output.first?.name,
      let maker = graph.node.firstIndex(where: { $0.output.contains(answer) })
    else { return order }
    let made = Set(graph.node[maker].output)
    guard !graph.node.contains(where: { !made.isDisjoint(with: $0.input) }) else { return order }
    return order.filter { $0 != maker } + [maker]
  }

  mutating func read(_ node: ONNXNode, _ index: Int) throws(ModelError) {
    if input.view.turnsFirstNode, node.input.first == input.name, let output = node.output.first {
      // The input is seen like this from the start.
      let value = LayerValue(
        node: 0, sizes: [1] + input.shape.sizes, isBatched: true, element: input.element)
      values[output] = .layer(value)
      builder.name(value, output, types.of(input.name))
      return
    }
    let weight = node.input.first { name in
      if case .known(let tensor)? = values[name] { tensor.count > 1 } else { false }
    }
    let inputs = node.input.map { $0.isEmpty ? nil : values[$0] }
    if let vector = folded(node, inputs) {
      values[node.output[0]] = vector
      if let value = vector.layer { builder.name(value, node.output[0], types.of(node.input[0])) }
      return
    }
    builder.context = NodeContext(
      node: node, index: index, weightName: weight, known: inputs.map { $0?.known })
    var outputs: [GraphValue]
    if let reason = obstacle(before: inputs) {
      outputs = [unknown(node, inputs, reason)]
    } else {
      do throws(OperatorError) { outputs = try lowered(node, inputs) } catch {
        guard case .unknown(let reason) = error else {
          throw GraphImport.worded(error, builder.context.name)
        }
        outputs = [unknown(node, inputs, "\(builder.context.name): \(reason)")]
      }
    }
    keepNames(of: inputs, for: &outputs)
    types.add(node)
    for (place, name) in node.output.enumerated() where !name.isEmpty {
      // An output that is missing matters only to the node that reads it.
      guard let value = outputs.indices.contains(place) ? outputs[place] : unknownTwin(outputs)
      else { continue }
      values[name] = value
      if let layer = value.layer { builder.name(layer, name, types.of(name)) }
      if node.input.isEmpty, value.known?.overflows == true { overflowing.append(name) }
      if let known = value.known { builder.name(known, name, types.of(name)) }
    }
  }

  /// Whether nothing reads a node's first output but casts to real numbers, which round once more
  /// what floats do not hold.
  private func isCastAlone(_ node: ONNXNode) -> Bool {
    guard ElementTypes.sums.contains(node.opType), let name = node.output.first,
      !answers.contains(name)
    else { return false }
    return graph.node.allSatisfy { reader in
      guard reader.input.contains(name) else { return true }
      let code = (try? Attributes(reader).integer("to")) ?? nil
      return reader.opType == "Cast"
        && code.flatMap { ElementType(rawValue: Int32($0)) }?.isReal == true
    }
  }

  /// Folds the step before a dense layer, which here reads `[C, 1, 1]` as `[C]`: that step is in
  /// the file alone, and is no layer.
  private func folded(_ node: ONNXNode, _ inputs: [GraphValue?]) -> GraphValue? {
    guard let layers, node.opType == "Flatten", node.output.count == 1,
      !layers.contains(node.output[0]), case .layer(let value)? = inputs.first ?? nil,
      value.isBatched, value.sample.dropFirst().allSatisfy({ $0 == 1 }),
      !readElsewhere.contains(node.output[0])
    else { return nil }
    return .layer(
      LayerValue(
        node: value.node, sizes: [1, value.sample[0]], isBatched: true, element: value.element))
  }

  /// What is computed of a weight alone stays that weight: turned, cast or cut.
  private func keepNames(of inputs: [GraphValue?], for outputs: inout [GraphValue]) {
    let stored = inputs.lazy.compactMap { $0?.known }.first {
      $0.storedName != nil && $0.element == .real && $0.count > 1
    }
    guard let name = stored?.storedName else { return }
    for (place, output) in outputs.enumerated() {
      guard case .known(var known) = output, known.storedName == nil else { continue }
      known.storedName = name
      outputs[place] = .known(known)
    }
  }

  /// The reason why one of the inputs is not computed.
  private func obstacle(before inputs: [GraphValue?]) -> String? {
    for case .unknown(let node)? in inputs {
      if let reason = builder.parts[node - 1].layer.obstacle { return reason }
    }
    return nil
  }

  /// The layer that already stands for all outputs of an unknown operator.
  private func unknownTwin(_ outputs: [GraphValue]) -> GraphValue? {
    if outputs.count == 1, case .unknown = outputs[0] { outputs[0] } else { nil }
  }

  private mutating func lowered(
    _ node: ONNXNode, _ inputs: [GraphValue?]
  ) throws(OperatorError) -> [GraphValue] {
    let domain = node.domain == "ai.onnx" ? "" : node.domain
    let version = opsets[domain] ?? 0
    for (name, input) in zip(node.input, inputs) where input == nil && !name.isEmpty {
      if let reason = unread[name] {
        throw .unknown("it reads \(name.shortened.quoted), and \(reason)")
      }
      throw .unknown("it reads \(name.shortened.quoted), which is not computed here")
    }
    if let branch = try branch(of: node, inputs) {
      let context = builder.context
      defer { builder.context = context }
      return try taken(branch, node)
    }
    guard domain.isEmpty, let lower = Operators.table[node.opType] else {
      throw .unknown(Operators.refusal(of: node.opType, domain, version: version))
    }
    let call = OperatorCall(
      node: node, attributes: Attributes(node), inputs: inputs, version: version, reader: reader,
      types: types.of(node.input), isCastAlone: isCastAlone(node))
    guard let empty = EmptyCall(call, lower) else { return try lower(call, &builder) }
    return try empty.results(&builder)
  }

  private mutating func unknown(
    _ node: ONNXNode, _ inputs: [GraphValue?], _ reason: String
  ) -> GraphValue {
    let sizes = node.output.first.flatMap { declared[$0] }.map {
      GraphInput.declared(graph.valueInfo[$0]).dropFirst()
    }
    // The sizes of one sample, and only where every size is given.
    let known = sizes.map { $0.compactMap { $0 } }
    let isWhole = known?.count == sizes?.count && known?.isEmpty == false
    let shape = isWhole ? known.flatMap { try? Shape(checking: $0) } : nil
    return builder.unknown(reason: reason, inputs, shape: shape)
  }

  private static func worded(_ error: OperatorError, _ name: NodeName) -> ModelError {
    switch error {
    case .refused(let reason), .unknown(let reason): .node(name, reason: reason)
    }
  }
}
