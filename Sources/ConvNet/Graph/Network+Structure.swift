extension Network {
  /// The same weights in layers whose windows are made differently. A layer that no longer fits keeps
  /// its place, and says why it can not be computed.
  /// - Throws: ``NetworkError`` where the outputs would be too many numbers.
  public func restructured(_ structure: Structure) throws(NetworkError) -> Network {
    var builder = Restructuring(self)
    for index in nodes.indices.dropFirst() {
      try builder.add(nodes[index], weights[index], structure)
    }
    return try Network(
      name: name, input: input.shape, original: input.original, builder.parts, labels: labels,
      normalization: normalization)
  }
}

/// Builds the layers of a network anew, one after another.
private struct Restructuring {
  private(set) var parts: [Network.Part] = []
  private var nodes: [Node]
  /// Where each layer of the old network is in the new one.
  private var places = [0]

  init(_ network: Network) {
    nodes = [Node(input: network.input.shape, original: network.input.original)]
  }

  mutating func add(
    _ node: Node, _ weights: Parameters, _ structure: Structure
  ) throws(NetworkError) {
    var part = Network.Part(node, weights)
    part.inputs = node.inputs.map { places[$0] }
    if structure.padding == .wrap, let conv = node.layer as? Conv, conv.grid.rank == 2 {
      try addWrapped(conv, &part)
    }
    part.layer = windowed(part.layer, structure)
    if structure.pooling == .blur, structure.stride == .opened, let grid = node.layer.pooledGrid,
      try addBlurred(grid, node, part)
    {
      return places.append(nodes.count - 1)
    }
    try append(part, shape: node.shape)
    places.append(nodes.count - 1)
  }

  /// Appends a layer, or one that says why it does not fit.
  private mutating func append(_ part: Network.Part, shape: Shape) throws(NetworkError) {
    do throws(NetworkError) {
      nodes.append(try Node(part, after: nodes))
      parts.append(part)
    } catch {
      guard case .layer(_, let reason) = error else { throw error }
      var stopped = part
      stopped.layer = UnknownLayer(
        kind: part.layer.kind,
        reason: "\(part.alias) was made for other sizes than its windows give now: \(reason).",
        shape: shape, parameters: part.layer.parameters)
      nodes.append(try Node(stopped, after: nodes))
      parts.append(stopped)
    }
  }

  /// The numbers of the other edge around the maps, in a layer of their own.
  private mutating func addWrapped(_ conv: Conv, _ part: inout Network.Part) throws(NetworkError) {
    let grid = conv.grid
    guard (grid.paddingBefore + grid.paddingAfter).contains(where: { $0 > 0 }),
      let input = part.inputs.first, nodes[input].layer.obstacle == nil
    else { return }
    let shape = nodes[input].shape
    // Further than once around there is nothing new.
    guard shape.rank == 3,
      zip(grid.paddingBefore + grid.paddingAfter, shape.sizes.suffix(2) + shape.sizes.suffix(2))
        .allSatisfy({ $0 <= $1 })
    else { return }
    let move: Move
    do throws(LayerError) {
      move = try .pad(
        before: [0] + grid.paddingBefore, after: [0] + grid.paddingAfter, mode: .wrap, from: shape)
    } catch { throw .layer(part.alias, error) }
    let alias = free("\(part.alias)_wrap")
    try append(Network.Part(alias, move, inputs: [input]), shape: move.output)
    part.inputs[0] = nodes.count - 1
    part.layer = conv.with(
      GridWindow(kernelSize: grid.kernelSize, stride: grid.stride, dilation: grid.dilation))
  }

  /// The layer with another grid, or another rule for its windows.
  private func windowed(_ layer: any Layer, _ structure: Structure) -> any Layer {
    if let conv = layer as? Conv, conv.grid.rank == 2 {
      var grid = conv.grid
      if structure.padding == .none { grid = grid.unpadded }
      if structure.stride == .one { grid = grid.dense }
      return grid == conv.grid ? layer : conv.with(grid)
    }
    guard let pooled = layer.pooledGrid else { return layer }
    let grid = structure.stride == .one ? pooled.dense : pooled
    switch structure.pooling {
    case .opened where grid == pooled: return layer
    case .opened where layer is AveragePool, .average: return AveragePool(grid: grid)
    case .opened, .max, .blur: return MaxPool(grid: grid)
    }
  }

  /// The largest of each window at every place, and behind it a blur that takes the old steps.
  /// - Returns: whether it fits.
  private mutating func addBlurred(
    _ grid: GridWindow, _ node: Node, _ part: Network.Part
  ) throws(NetworkError) -> Bool {
    guard node.shape.rank == 3, let input = part.inputs.first, nodes[input].shape.rank == 3,
      grid.stride.contains(where: { $0 > 1 })
    else { return false }
    var dense = part
    dense.layer = MaxPool(grid: grid.dense)
    guard let largest = try? Node(dense, after: nodes) else { return false }
    // As many numbers as before: two more come in at the edges, or fewer where some are left over.
    let after = (0..<2).map { axis in
      (node.shape[axis + 1] - 1) * grid.stride[axis] + Blur.size - largest.shape[axis + 1] - 1
    }
    guard after.allSatisfy({ (0...Blur.size).contains($0) }) else { return false }
    let channels = node.shape.channels
    dense.alias = free("\(part.alias)_all")
    dense.rawName = dense.alias
    dense.original = nil
    try append(dense, shape: largest.shape)
    let blur = Conv(
      inputChannels: channels, outputChannels: channels, kernelSize: [Blur.size, Blur.size],
      stride: grid.stride, padding: [1, 1] + after, groups: channels, bias: false)
    var smooth = Network.Part(
      part.alias, blur, inputs: [nodes.count - 1], weights: ["weight": Blur.kernels(channels)])
    smooth.constants = ["weight"]
    try append(smooth, shape: node.shape)
    return true
  }

  private func free(_ name: String) -> String {
    var name = name
    while nodes.contains(where: { $0.alias == name }) { name += "_" }
    return name
  }
}

/// The soft blur before numbers are left out: 1 2 1 down and across.
private enum Blur {
  static let size = 3

  static func kernels(_ channels: Int) -> Tensor {
    let kernel = KernelPreset.gaussian.rows.flatMap { $0 }
    return Tensor(
      Shape(channels, 1, size, size), (0..<channels).flatMap { _ in kernel })
  }
}

extension Layer {
  /// The grid of a pooling over maps whose windows are taken apart.
  fileprivate var pooledGrid: GridWindow? {
    let grid = (self as? MaxPool)?.grid ?? (self as? AveragePool)?.grid
    return grid?.rank == 2 ? grid : nil
  }
}

extension Conv {
  fileprivate func with(_ grid: GridWindow) -> Conv {
    Conv(
      inputChannels: inputChannels, outputChannels: outputChannels, grid: grid, groups: groups,
      bias: bias)
  }
}

extension GridWindow {
  /// The same windows at every place.
  fileprivate var dense: GridWindow {
    GridWindow(
      kernelSize: kernelSize, stride: stride.map { _ in 1 }, dilation: dilation,
      padding: paddingBefore + paddingAfter)
  }
  fileprivate var unpadded: GridWindow {
    GridWindow(kernelSize: kernelSize, stride: stride, dilation: dilation, roundsUp: roundsUp)
  }
}
