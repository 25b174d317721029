/// Finds the place of every tensor of a `state_dict` in a graph.
///
/// A parameter is found by the name of the file's tensor that it is; by its layer's alias, with the
/// dots of a module's name written as `_` (`features.0` is `features_0`, `0` is `_0`); or by the
/// module that the layer came from. A product `x · W` takes the `[outputs, inputs]` of PyTorch's
/// Linear turned, a sum in its module the bias. Modules that go through sequences have names and an
/// order of gates of their own: ``RecurrentState``. `num_batches_tracked` counts batches while
/// learning and is passed over.
struct StateMatching {
  private struct Place {
    let alias: String
    let parameter: Parameter
    /// Whether the tensor of the state is this one's transpose.
    var isTurned = false

    var key: String { "\(alias).\(parameter.name)" }
    func placed(_ tensor: Tensor) -> Tensor {
      if isTurned, tensor.shape.rank == 2 {
        // As it is only where nothing else can be meant: a square one is PyTorch's.
        let isOwn = tensor.shape == parameter.shape && parameter.shape[0] != parameter.shape[1]
        return isOwn ? tensor : tensor.permuted([1, 0])
      }
      // What is one number for each channel or unit has axes of one beside it, for stretching.
      guard tensor.shape.rank < 2, tensor.shape.count == parameter.shape.count,
        parameter.shape.sizes.count(where: { $0 > 1 }) < 2
      else { return tensor }
      return tensor.reshaped(parameter.shape)
    }
  }
  private let graph: Graph
  private var places: [String: Place] = [:]
  /// The parameters that are the same tensor of the file, and whether they are its transpose.
  private var twins: [String: [Place]] = [:]
  private var wanted: [String] = []

  init(_ graph: Graph) {
    self.graph = graph
    addModules()
    // A name of the file's own says more than a module's.
    for node in graph.nodes where node.kind != Constant.kind { addByName(node) }
  }

  private mutating func addModules() {
    var products: [String: [Place]] = [:]
    var sums: [String: [Place]] = [:]
    for node in graph.nodes where !node.module.isEmpty && node.kind != Constant.kind {
      let learned = node.parameters.filter(node.isLearned)
      for parameter in learned.isEmpty ? node.parameters : learned {
        var place = Place(alias: node.alias, parameter: parameter)
        if node.layer is MatMul {
          guard learned.count == 1, parameter.shape.rank == 2 else { continue }
          place.isTurned = parameter == node.rightOperand
          products[node.module, default: []].append(place)
        } else if node.isSum {
          if learned == [parameter] { sums[node.module, default: []].append(place) }
        } else {
          places["\(node.module).\(parameter.name)"] = place
        }
      }
      // What was measured is no weight, and is named all the same.
      for parameter in node.parameters where node.layer is BatchNorm {
        places["\(node.module).\(parameter.name)"] = Place(alias: node.alias, parameter: parameter)
      }
    }
    // Of several it can not be told which is which.
    for (module, list) in products where list.count == 1 {
      places["\(module).weight"] = list[0]
      // Attention has three in one.
      places["\(module).in_proj_weight"] = list[0]
    }
    for (module, list) in sums where list.count == 1 { places["\(module).bias"] = list[0] }
  }

  private mutating func addByName(_ node: Node) {
    for parameter in node.parameters {
      var place = Place(alias: node.alias, parameter: parameter)
      for name in Set([node.alias, node.rawName]) {
        let name = "\(name).\(parameter.name)"
        // A Linear's module may have the product's name: its weight is still PyTorch's, turned.
        if places[name]?.key != place.key { places[name] = place }
      }
      if node.isWanted(parameter) { wanted.append(place.key) }
      guard let source = node.sources[parameter.name] else { continue }
      let plain =
        source.hasSuffix(Node.turnedSource)
        ? String(source.dropLast(Node.turnedSource.count)) : source
      place.isTurned = plain != source
      twins[plain, default: []].append(place)
      if !node.isRecurrent, places[plain] == nil || twins[plain]?.count == 1 {
        places[plain] = place
      }
    }
  }

  /// - Returns: the tensors by `alias.parameter`.
  func weights(
    _ state: [(name: String, tensor: Tensor)]
  ) throws(WeightMismatch) -> Parameters {
    var mismatch = WeightMismatch()
    let recurrent = RecurrentState(graph, state, &mismatch)
    var found = recurrent.weights
    let norms = norms(state)
    let folded = Set(norms)
    for (name, tensor) in state
    where !name.hasSuffix("num_batches_tracked") && !recurrent.taken.contains(name) {
      guard let place = place(of: name), !folded.contains(WeightMismatch.module(of: name)) else {
        if !isIdle(name, tensor) { mismatch.unexpected.append(name) }
        continue
      }
      let placed = place.placed(tensor)
      guard placed.shape == place.parameter.shape else {
        let needed = place.parameter.shape.sizes
        mismatch.shapes.append(
          .init(
            name: place.key, given: tensor.shape.sizes,
            needed: place.isTurned ? needed.reversed() : needed))
        continue
      }
      found[place.key] = placed
    }
    shareTwins(&found)
    let clashing = Set(mismatch.shapes.map(\.name))
    let explained = recurrent.layers.union(
      graph.nodes.filter { recurrent.unrolled.contains($0.module) }.map(\.alias))
    let given = given(state, without: mismatch.unexpected)
    mismatch.missing += wanted.filter {
      found[$0] == nil && !clashing.contains($0) && !explained.contains($0.upToDot)
        && !given.contains($0.upToDot)
    }
    mismatch.unexpected.removeAll {
      recurrent.unrolled.contains(WeightMismatch.module(of: $0))
    }
    if !norms.isEmpty { mismatch.explainFolded(norms) }
    guard mismatch.isEmpty else { throw mismatch }
    return found
  }

  /// The norms whose ones and zeros an exporter made: all tensors of their modules have other places.
  private func given(
    _ state: [(name: String, tensor: Tensor)], without unexpected: [String]
  ) -> Set<String> {
    let modules = Set(state.map { WeightMismatch.module(of: $0.name) })
      .subtracting(unexpected.map(WeightMismatch.module))
    let nodes = graph.nodes.filter { node in
      let isNorm = node.layer is InstanceNorm || node.layer is GroupNorm || node.layer is LayerNorm
      let isNamed = node.sources.values.contains { $0.contains(".") }
      return isNorm && !isNamed && modules.contains(node.module)
        && graph.nodes.contains {
          $0.module == node.module && $0.alias != node.alias
            && $0.parameters.contains(where: $0.isLearned)
        }
    }
    return Set(nodes.map(\.alias))
  }

  /// Whether a tensor is a bias of zeros for a layer that has none: exporters leave such out.
  private func isIdle(_ name: String, _ tensor: Tensor) -> Bool {
    guard name.hasSuffix(".bias"), tensor.elements.allSatisfy({ $0 == 0 }) else { return false }
    return place(of: "\(WeightMismatch.module(of: name)).weight") != nil
  }

  /// The modules of batch norms for which there is no layer.
  private func norms(_ state: [(name: String, tensor: Tensor)]) -> [String] {
    state.filter { $0.name.hasSuffix(".running_var") && place(of: $0.name) == nil }
      .map { WeightMismatch.module(of: $0.name) }
  }

  private func place(of name: String) -> Place? {
    let parts = name.split(separator: ".")
    let module = Node.alias(ofModule: parts.dropLast().joined(separator: "."))
    return places[name] ?? places["\(module).\(parts.last ?? "")"]
  }

  /// Gives a tensor of the file to all layers that read it.
  private func shareTwins(_ found: inout Parameters) {
    for list in twins.values where list.count > 1 {
      guard let first = list.first(where: { found[$0.key] != nil }), let tensor = found[first.key]
      else { continue }
      for other in list where found[other.key] == nil {
        let turned = first.isTurned == other.isTurned ? tensor : tensor.permuted([1, 0])
        if turned.shape == other.parameter.shape { found[other.key] = turned }
      }
    }
  }
}

extension Node {
  /// What stands behind the name of a tensor of the file that is turned here.
  public static var turnedSource: String { " transposed" }

  /// Whether a file of weights has to have a parameter: it is learned, or measured while learning.
  func isWanted(_ parameter: Parameter) -> Bool {
    isLearned(parameter) || layer is BatchNorm
  }
  fileprivate var isRecurrent: Bool { layer is Recurrent }
  fileprivate var isSum: Bool { (layer as? Arithmetic)?.operation == .sum }
  /// The matrix that a product has on its right; nil where another layer gives it.
  fileprivate var rightOperand: Parameter? {
    guard case .parameter(let parameter)? = (layer as? MatMul)?.operands.list.last else {
      return nil
    }
    return parameter
  }
}

extension String {
  fileprivate var upToDot: String { String(prefix { $0 != "." }) }
}
