import ConvNet

/// A layer's weight and where the file has it.
struct LayerWeight {
  let tensor: Tensor
  let origin: WeightOrigin?

  init(_ tensor: Tensor, origin: WeightOrigin?) { (self.tensor, self.origin) = (tensor, origin) }
  /// An input of the node, as it is but for its axes of one.
  init(_ tensor: Tensor, slot: Int) {
    self.init(tensor, origin: WeightOrigin(slot: slot, isTransposed: false))
  }
}

/// Which input of a node a weight is.
struct WeightOrigin: Hashable, Sendable {
  let slot: Int
  /// `[rows, columns]` here are the file's `[columns, rows]`.
  let isTransposed: Bool
}

/// Which inputs of which node of the file a layer's weights are, by the parameters' names.
struct WeightOrigins: Sendable {
  /// In the file's order; −1 for an input of the graph.
  let node: Int
  let slots: [String: WeightOrigin]
  /// The file's axes of what is known among the node's inputs.
  let sizes: [[Int]?]

  /// Where a weight does not say what it is, the one input with just these numbers is meant.
  init(_ context: NodeContext, _ weights: [String: LayerWeight]) {
    node = context.index
    slots = weights.compactMapValues { weight in
      weight.origin ?? context.slot(of: weight.tensor)
    }
    sizes = context.known.map { $0?.sizes }
  }
}

extension NodeContext {
  fileprivate func slot(of tensor: Tensor) -> WeightOrigin? {
    let slots = known.indices.filter { slot in
      known[slot].map { $0.count == tensor.shape.count && $0.reals == tensor.elements } ?? false
    }
    return slots.count == 1 ? WeightOrigin(slot: slots[0], isTransposed: false) : nil
  }
}
