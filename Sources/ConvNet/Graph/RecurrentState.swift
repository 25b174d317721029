/// What PyTorch's LSTM, GRU and RNN keep in a `state_dict`, as the weights of layers that go through
/// sequences.
///
/// PyTorch has for each layer and direction `weight_ih_l0` `[gates · units, inputs]`, `weight_hh_l0`
/// `[gates · units, units]` and the biases `bias_ih_l0` and `bias_hh_l0`, with `_reverse` behind them
/// for the way back; its gates stand in the order input, forget, candidate, output (LSTM), and reset,
/// update, candidate (GRU). Here directions are an axis, and gates in ONNX's order.
struct RecurrentState {
  private(set) var weights: Parameters = [:]
  /// The names in the state that were read.
  private(set) var taken: Set<String> = []
  /// The aliases of the layers that get their weights so.
  private(set) var layers: Set<String> = []
  /// The modules that are written out step by step.
  private(set) var unrolled: Set<String> = []

  /// - Parameter mismatch: gets what is missing or does not fit.
  init(
    _ graph: Graph, _ state: [(name: String, tensor: Tensor)], _ mismatch: inout WeightMismatch
  ) {
    guard state.contains(where: { $0.name.contains("weight_ih_l") }) else { return }
    let tensors = Dictionary(
      state.map { ($0.name, $0.tensor) }, uniquingKeysWith: { first, _ in first })
    let nodes = graph.nodes.filter { $0.layer is Recurrent }
    let modules = Set(nodes.map(\.module))
    var counts: [String: Int] = [:]
    for node in nodes {
      guard let layer = node.layer as? Recurrent else { continue }
      let level = counts[node.module, default: 0]
      counts[node.module] = level + 1
      // The state of the module alone has no path before its names.
      let paths = [node.module + "."] + (modules.count == 1 ? [""] : [])
      guard let path = paths.first(where: { tensors["\($0)weight_ih_l\(level)"] != nil }) else {
        continue
      }
      if let reason = RecurrentState.refusal(of: layer) {
        mismatch.reasons.append("\(node.alias) \(reason)")
        continue
      }
      read(layer, node, "\(path)", level, tensors, &mismatch)
    }
    explainUnrolled(graph, state, &mismatch)
  }

  /// Why a layer is none that PyTorch has.
  private static func refusal(of layer: Recurrent) -> String? {
    if layer.cell == .gated(resetsProduct: false) {
      return
        "resets its state before the product, and PyTorch's GRU behind it (linear_before_reset)"
    }
    if layer.cell == .longShortTerm(couples: true) || layer.roles.contains(.peepholes) {
      return "has coupled gates or peepholes, which PyTorch's LSTM has not"
    }
    return layer.isReverse.first == true
      ? "goes backwards alone, which no module of PyTorch does" : nil
  }

  private mutating func read(
    _ layer: Recurrent, _ node: Node, _ path: String, _ level: Int, _ tensors: Parameters,
    _ mismatch: inout WeightMismatch
  ) {
    layers.insert(node.alias)
    let order = layer.cell.orderInPyTorch
    /// All directions of the parts of one parameter, one after the other.
    func gather(_ parts: [String], _ sizes: [Int]) -> [Float] {
      layer.isReverse.flatMap { isReverse in
        parts.flatMap { part -> [Float] in
          let name = "\(path)\(part)_l\(level)\(isReverse ? "_reverse" : "")"
          guard let tensor = tensors[name] else {
            mismatch.missing.append(name)
            return []
          }
          taken.insert(name)
          guard tensor.shape.sizes == sizes else {
            mismatch.shapes.append(.init(name: name, given: tensor.shape.sizes, needed: sizes))
            return []
          }
          let block = tensor.shape.count / order.count
          return order.flatMap { tensor.elements[$0 * block..<($0 + 1) * block] }
        }
      }
    }
    for (role, operand) in zip(layer.roles, layer.operands.list) {
      guard case .parameter(let parameter) = operand else { continue }
      let numbers: [Float]
      let rows = parameter.shape.sizes
      switch role {
      case .weights: numbers = gather(["weight_ih"], Array(rows.dropFirst()))
      case .recurrence: numbers = gather(["weight_hh"], Array(rows.dropFirst()))
      case .bias: numbers = gather(["bias_ih", "bias_hh"], [rows[1] / 2])
      default: continue
      }
      guard numbers.count == parameter.shape.count else { continue }
      weights["\(node.alias).\(parameter.name)"] = Tensor(parameter.shape, numbers)
    }
  }

  /// Says why a sequence that the file writes out step by step takes no weights.
  private mutating func explainUnrolled(
    _ graph: Graph, _ state: [(name: String, tensor: Tensor)], _ mismatch: inout WeightMismatch
  ) {
    let left = state.filter { $0.name.contains("weight_ih_l") && !taken.contains($0.name) }
    for (name, _) in left {
      let module = WeightMismatch.module(of: name)
      let isThere = graph.nodes.contains { $0.module == module }
      guard isThere, !graph.nodes.contains(where: { $0.module == module && $0.layer is Recurrent })
      else { continue }
      guard unrolled.insert(module).inserted, unrolled.count == 1 else { continue }
      mismatch.reasons.append(
        "\(module) is written out step by step in this file, with weights that bear no names; "
          + "export it with torch.onnx.export(…, dynamo=False), which keeps it one layer")
    }
  }
}

extension RecurrentCell {
  /// The places of the gates in PyTorch's weights, in the order here.
  fileprivate var orderInPyTorch: [Int] {
    switch self {
    case .plain: [0]
    case .gated: [1, 0, 2]
    case .longShortTerm: [0, 3, 1, 2]
    }
  }
}
