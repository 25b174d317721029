import ConvNet

/// A layer's weight: numbers and their place in the file, or another layer's output.
struct LayerWeight {
  /// The numbers; nil where they are computed in the pass.
  let tensor: Tensor?
  let origin: WeightOrigin?
  let shape: Shape
  /// The node that computes it; nil where it is known.
  let node: Int?

  init(_ tensor: Tensor, origin: WeightOrigin?) {
    (self.tensor, self.origin, shape, node) = (tensor, origin, tensor.shape, nil)
  }
  init(node: Int, _ shape: Shape) {
    (tensor, origin, self.shape, self.node) = (nil, nil, shape, node)
  }
  /// Takes an input of the node as it is but for its axes of one.
  init(_ tensor: Tensor, slot: Int) {
    self.init(tensor, origin: WeightOrigin(slot: slot, isTransposed: false))
  }
}

/// The input of a node that a weight comes from.
struct WeightOrigin: Hashable, Sendable {
  let slot: Int
  /// Whether `[rows, columns]` here are the file's `[columns, rows]`.
  let isTransposed: Bool
}

/// The inputs of a node of the file that a layer's weights come from, by the parameters' names.
struct WeightOrigins: Sendable {
  /// The node's index in the file; −1 for an input of the graph.
  let node: Int
  let slots: [String: WeightOrigin]
  /// The file's sizes of the known inputs of the node.
  let sizes: [[Int]?]

  /// Finds the origins; a weight without one comes from the one input with just these numbers.
  init(_ context: NodeContext, _ weights: [String: LayerWeight]) {
    node = context.index
    slots = weights.compactMapValues { weight in
      (context.isPart ? nil : weight.origin) ?? weight.tensor.flatMap(context.slot)
    }
    sizes = context.known.map { $0?.sizes }
  }
}

extension NodeContext {
  fileprivate func slot(of tensor: Tensor) -> WeightOrigin? {
    let slots = known.indices.filter { slot in
      known[slot]?.holds(numbersOf: tensor) ?? false
    }
    return slots.count == 1 ? WeightOrigin(slot: slots[0], isTransposed: false) : nil
  }
}
