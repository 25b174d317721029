extension Network {
  /// The same layers with other names of classes, other preprocessing or other weights.
  /// - Parameter weights: by `alias.parameter`, as ``matching(_:)`` gives them. They stay on it when
  ///   it is resized; those of another shape than the layer's are left out.
  public func replacing(
    labels: [String]? = nil, normalization: Normalization? = nil, weights: Parameters = [:]
  ) -> Network {
    let nodes = weights.isEmpty ? nodes : nodes.map { $0.replacing(weights) }
    return Network(
      name: name, nodes: nodes, labels: labels ?? self.labels,
      normalization: normalization ?? self.normalization, source: source,
      replaced: replaced.merging(weights) { $1 })
  }

  /// Finds the place of every tensor of a `state_dict`.
  ///
  /// A layer is found by its alias, by its alias with the dots of a module's name written as `_`
  /// (`features.0` is `features_0`, `0` is `_0`), or by the module that PyTorch's exporter wrote
  /// into its name (`/layer1/layer1.0/conv1/Conv` is `layer1.0.conv1`).
  /// `num_batches_tracked` counts batches while learning and is passed over.
  /// - Returns: the tensors by `alias.parameter`.
  /// - Throws: ``WeightMismatch`` with all that does not fit.
  public func matching(
    _ state: [(name: String, tensor: Tensor)]
  ) throws(WeightMismatch) -> Parameters {
    var places: [String: (alias: String, parameter: Parameter)] = [:]
    var wanted: [String] = []
    for node in nodes where node.kind != Constant.kind {
      for parameter in node.layer.parameters {
        for name in node.stateNames {
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
      let module = Network.alias(ofModule: parts.dropLast().joined(separator: "."))
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

  /// A module's name in `state_dict` as the alias of a layer: `features.0` is `features_0`.
  static func alias(ofModule name: String) -> String {
    let plain = name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    return plain.first?.isNumber == true ? "_" + String(plain) : String(plain)
  }
}

extension Node {
  func replacing(_ others: Parameters) -> Node {
    var weights = weights
    for parameter in layer.parameters {
      guard let other = others["\(alias).\(parameter.name)"], other.shape == parameter.shape else {
        continue
      }
      weights[parameter.name] = other
    }
    return Node(
      alias: alias, rawName: rawName, layer: layer, inputs: inputs, inputShapes: inputShapes,
      shape: shape, weights: weights, shared: shared, mapNames: mapNames, original: original)
  }

  /// What the layer can be called in a `state_dict`.
  fileprivate var stateNames: [String] {
    var module = ""
    for part in rawName.split(separator: "/").dropLast() {
      module =
        module.isEmpty || part.hasPrefix(module + ".") ? String(part) : "\(module).\(part)"
    }
    return module.isEmpty ? [alias, rawName] : [alias, rawName, module]
  }
}

/// All that keeps the tensors of a file from being a network's weights.
public struct WeightMismatch: Error, Hashable, Sendable {
  public struct Clash: Hashable, Sendable {
    public let name: String
    public let given: [Int]
    public let needed: [Int]
  }
  public var missing: [String] = []
  public var unexpected: [String] = []
  public var shapes: [Clash] = []

  public var isEmpty: Bool { missing.isEmpty && unexpected.isEmpty && shapes.isEmpty }
}

extension WeightMismatch: CustomStringConvertible {
  /// Where names alone stand in the way: how a layer gets a module's name.
  private var advice: String {
    guard let name = unexpected.first, let layer = missing.first else { return "" }
    let module = name.split(separator: ".").dropLast().joined(separator: ".")
    let alias = Network.alias(ofModule: module)
    guard !module.isEmpty, !layer.hasPrefix("\(alias).") else { return "" }
    return "; a layer takes the weights of the module whose name it bears: where a network is "
      + "written down, \"\(alias): \" before a layer gives it those of \(module)"
  }

  public var description: String {
    func written(_ sizes: [Int]) -> String { sizes.map(String.init).joined(separator: "×") }
    var parts: [String] = []
    if !missing.isEmpty { parts.append("missing \(missing.joined(separator: ", "))") }
    if !unexpected.isEmpty { parts.append("unexpected \(unexpected.joined(separator: ", "))") }
    if !shapes.isEmpty {
      let clashes = shapes.map { clash in
        "\(clash.name) is \(written(clash.given)) where \(written(clash.needed)) is needed"
      }
      parts.append(clashes.joined(separator: ", "))
    }
    return "the weights are not this network's: \(parts.joined(separator: "; "))\(advice)"
  }
}
