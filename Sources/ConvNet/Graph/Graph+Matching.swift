extension Graph {
  /// Finds the place of every tensor of a `state_dict`.
  ///
  /// A layer is found by its alias, by its alias with the dots of a module's name written as `_`
  /// (`features.0` is `features_0`, `0` is `_0`), or by the module that PyTorch's exporter wrote
  /// into its name (`/layer1/layer1.0/conv1/Conv` is `layer1.0.conv1`).
  /// `num_batches_tracked` counts batches while learning and is passed over.
  /// Names that all begin with what a wrapper puts before them (`module.`, `_orig_mod.`, `model.`)
  /// are taken without it, where they fit so.
  /// - Returns: the tensors by `alias.parameter`, and what was taken off their names.
  /// - Throws: ``WeightMismatch`` with all that does not fit.
  public func matching(
    _ state: NamedTensors
  ) throws(WeightMismatch) -> (weights: Parameters, prefix: String) {
    var mismatch: WeightMismatch
    do throws(WeightMismatch) { return (try found(state.tensors), "") } catch { mismatch = error }
    var (tensors, prefix) = (state.tensors, "")
    while let wrapper = Graph.wrappers.first(where: { wrapper in
      !tensors.isEmpty && tensors.allSatisfy { $0.name.hasPrefix(wrapper) }
    }) {
      tensors = tensors.map { (String($0.name.dropFirst(wrapper.count)), $0.tensor) }
      prefix += wrapper
      do throws(WeightMismatch) { return (try found(tensors), prefix) } catch {
        // The one that is nearer to fitting tells more.
        if error.missing.count < mismatch.missing.count { mismatch = error }
      }
    }
    throw mismatch
  }

  /// The names under which DataParallel, torch.compile and Lightning keep a module.
  private static let wrappers = ["module.", "_orig_mod.", "model."]

  private func found(
    _ state: [(name: String, tensor: Tensor)]
  ) throws(WeightMismatch) -> Parameters {
    var places: [String: (alias: String, parameter: Parameter)] = [:]
    var wanted: [String] = []
    for node in nodes where node.kind != Constant.kind {
      for parameter in node.layer.parameters {
        for name in Graph.stateNames(of: node) {
          places["\(name).\(parameter.name)"] = (node.alias, parameter)
        }
        wanted.append("\(node.alias).\(parameter.name)")
      }
    }
    var found: Parameters = [:]
    var met: Set<String> = []
    var mismatch = WeightMismatch()
    for (name, tensor) in state where !name.hasSuffix("num_batches_tracked") {
      let parts = name.split(separator: ".")
      let module = Node.alias(ofModule: parts.dropLast().joined(separator: "."))
      guard let place = places[name] ?? places["\(module).\(parts.last ?? "")"] else {
        mismatch.unexpected.append(name)
        continue
      }
      let key = "\(place.alias).\(place.parameter.name)"
      met.insert(key)
      if tensor.shape == place.parameter.shape {
        found[key] = tensor
      } else {
        mismatch.shapes.append(
          .init(name: key, given: tensor.shape.sizes, needed: place.parameter.shape.sizes))
      }
    }
    mismatch.missing = wanted.filter { !met.contains($0) }
    guard mismatch.isEmpty else { throw mismatch }
    return found
  }

  /// The names that a layer can have in a `state_dict`.
  private static func stateNames(of node: Node) -> [String] {
    var module = ""
    for part in node.rawName.split(separator: "/").dropLast() {
      module =
        module.isEmpty || part.hasPrefix(module + ".") ? String(part) : "\(module).\(part)"
    }
    return module.isEmpty ? [node.alias, node.rawName] : [node.alias, node.rawName, module]
  }
}
