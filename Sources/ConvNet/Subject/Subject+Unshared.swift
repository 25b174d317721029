/// A reason why a layer's kernels are not unshared, or not shared again.
public enum SharingError: Error, Hashable, Sendable {
  case noKernels(String)
  case computed(String)
  case tooMany(String, count: Int?)
  case isUnshared(String)
  case isShared(String)
  case restructured
  case network(NetworkError)
}

extension SharingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noKernels(let layer):
      "\(layer) shares no kernel over places: only a conv over maps or signals can be unshared"
    case .computed(let layer): "the kernels of \(layer) are computed anew for each input"
    case .tooMany(let layer, let count):
      "a kernel for every place of \(layer) would be \(count.map { "\($0)" } ?? "far too many") numbers; "
        + "at most \(Subject.mostUnshared) are laid out"
    case .isUnshared(let layer): "\(layer) has a kernel for every place already"
    case .isShared(let layer): "\(layer) shares its kernels already"
    case .restructured:
      "windows are made differently from how they were opened; undo that first"
    case .network(let error): error.description
    }
  }
}

extension Subject {
  /// More weights than these are counted, but not laid out.
  public static let mostUnshared = 1 << 26

  /// The same with a copy of the kernel for every place of a layer's output, so that an edit of a
  /// weight reaches one number. All computes the same at first.
  public func unsharing(_ layer: Int) throws(SharingError) -> Subject {
    let node = network.nodes[layer]
    if node.layer is LocallyConnected { throw .isUnshared(node.alias) }
    guard origin.structure.isOpened else { throw .restructured }
    guard let conv = node.layer.planarConv, let input = node.inputShapes.first else {
      throw .noKernels(node.alias)
    }
    guard node.computed.isEmpty else { throw .computed(node.alias) }
    let own = weights(layer)
    guard let weight = own["weight"] else { throw .noKernels(node.alias) }
    let filter = weight.shape.count / conv.outputChannels
    let count = Int.counted([node.shape.count, filter])
    guard let count, count <= Self.mostUnshared else { throw .tooMany(node.alias, count: count) }
    let cells = node.shape.cells
    var unshared: Parameters = [:]
    let local = LocallyConnected(conv, input: input)
    for parameter in local.parameters {
      guard let shared = own[parameter.name] else { continue }
      let size = shared.shape.count / conv.outputChannels
      var numbers: [Float] = []
      numbers.reserveCapacity(parameter.shape.count)
      for map in 0..<conv.outputChannels {
        let kernel = shared.elements[map * size..<(map + 1) * size]
        for _ in 0..<cells { numbers += kernel }
      }
      unshared[parameter.name] = Tensor(parameter.shape, numbers)
    }
    return try replacing(layer, by: local, unshared)
  }

  /// The same with the one kernel that all places of a layer began with.
  public func sharing(_ layer: Int) throws(SharingError) -> Subject {
    let node = network.nodes[layer]
    guard let local = node.layer as? LocallyConnected else {
      if node.layer.planarConv == nil { throw .noKernels(node.alias) }
      throw .isShared(node.alias)
    }
    let (conv, cells) = (local.conv, node.shape.cells)
    var shared: Parameters = [:]
    for parameter in conv.parameters {
      guard let all = origin.weights(layer)[parameter.name] else { continue }
      let size = parameter.shape.count / conv.outputChannels
      // All copies of a map's kernel were made alike: edits lie beside them.
      let numbers = (0..<conv.outputChannels).flatMap { map in
        all.elements[map * cells * size..<(map * cells + 1) * size]
      }
      shared[parameter.name] = Tensor(parameter.shape, numbers)
    }
    return try replacing(layer, by: conv, shared)
  }

  /// The layers that have a kernel for every place.
  public var unsharedLayers: [Int] {
    network.nodes.indices.filter { network.nodes[$0].layer is LocallyConnected }
  }

  private func replacing(
    _ layer: Int, by other: any Layer, _ weights: Parameters
  ) throws(SharingError) -> Subject {
    var changed = self
    do throws(NetworkError) {
      changed.origin = .opened(try network.replacing(layer, by: other, weights))
    } catch { throw .network(error) }
    changed.edits.removeAll { edit in
      if case .weights = edit.change { edit.layer == layer } else { false }
    }
    return changed
  }
}

extension Network {
  /// The network with another layer in one place, which belongs to no file any more.
  fileprivate func replacing(
    _ layer: Int, by other: any Layer, _ own: Parameters
  ) throws(NetworkError) -> Network {
    var parts = zip(nodes, weights).dropFirst().map(Part.init)
    parts[layer - 1].layer = other
    parts[layer - 1].weights = own
    (parts[layer - 1].sources, parts[layer - 1].shared) = ([:], [])
    return try Network(
      name: name, input: input.shape, original: input.original, parts, labels: labels,
      normalization: normalization, names: names)
  }
}
