import ConvNet

/// A value of the graph as far as it is known while the graph is read.
enum GraphValue {
  /// Some layer's output.
  case layer(LayerValue)
  case known(KnownTensor)
  /// A value that depends on an operator which is not computed here.
  case unknown(node: Int)
}

/// A layer's output, as the file sees it: with a batch of one.
struct LayerValue {
  /// The index of its node in the network that is made.
  let node: Int
  /// The axes in the file; 1 where samples are counted.
  let sizes: [Int]
  /// Whether the first axis counts samples: it is left out in the layer's shape.
  let isBatched: Bool
  let element: OriginalValue.Element
  /// The numbers where they follow from inputs that were given with the file: weights can come so.
  var numbers: KnownTensor?

  /// The layer's shape.
  var sample: [Int] {
    let sample = isBatched ? Array(sizes.dropFirst()) : sizes
    return sample.isEmpty ? [1] : sample
  }
}

/// A value as the layers see it that work on one sample at a time.
struct Samples {
  let value: GraphValue
  /// The shape of one sample.
  let shape: [Int]
  /// The number of slices where they are not samples of a batch but data.
  let slices: Int?
}

extension GraphValue {
  /// The numbers, of the file or given with it; nil where they depend on the picture.
  var numbers: KnownTensor? { known ?? layer?.numbers }
  var known: KnownTensor? { if case .known(let tensor) = self { tensor } else { nil } }
  var layer: LayerValue? { if case .layer(let value) = self { value } else { nil } }
  /// The axes in the file; nil behind an unknown operator.
  var sizes: [Int]? {
    switch self {
    case .layer(let value): value.sizes
    case .known(let tensor): tensor.sizes
    case .unknown: nil
    }
  }
  var element: OriginalValue.Element {
    switch self {
    case .layer(let value): value.element
    case .known(let tensor): tensor.element
    case .unknown: .real
    }
  }
  var isBatched: Bool { layer?.isBatched ?? false }
  /// The shape of one sample, as a layer that reads it sees it.
  var sample: [Int] {
    layer?.sample ?? sizes.map { $0.isEmpty ? [1] : $0 } ?? [1]
  }
}
