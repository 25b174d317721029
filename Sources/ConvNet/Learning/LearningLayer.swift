package import ConvKernels

/// A layer that passes gradients back: from how much the loss grows with each number of its output,
/// how much it grows with each number of its inputs and parameters.
///
/// What a backward pass needs is what a forward pass has: the inputs, the parameters, the output.
/// Where more is kept, ``kept(_:)`` says how much.
public protocol LearningLayer: Layer {
  /// A sentence's end on why it passes nothing back as it is set; nil where it does.
  var gradientObstacle: String? { get }
  /// What its kernels make of the parameters once a step, for all samples; nil where nothing.
  func prepare(_ work: PreparationWork) -> PreparedLayer?
  /// Writes the gradients of the inputs that are wanted, and adds those of the parameters, the
  /// samples one after another.
  /// - Throws: ``Cancelled`` where the checkpoint does.
  func backward(_ work: BackwardWork) throws(Cancelled)
}

extension LearningLayer {
  public var gradientObstacle: String? { nil }
  public func prepare(_ work: PreparationWork) -> PreparedLayer? { nil }
}

/// A layer that does something else while it learns.
public protocol DrawingLayer: LearningLayer {
  /// Writes the outputs of several samples, by numbers drawn for each.
  func draw(_ work: LayerWork, samples: Int, _ moment: LearningMoment)
}

/// A layer that looks at all samples of a batch together while it learns, and measures something.
public protocol BatchwiseLayer: LearningLayer {
  /// Numbers that its backward pass reads of the forward pass.
  func kept(_ inputs: [Shape]) -> Int
  /// - Parameters:
  ///   - kept: room for what is kept.
  ///   - measured: the parameters that are not learned, to be brought up to date.
  func learn(
    _ work: LayerWork, samples: Int, kept: UnsafeMutablePointer<Float>,
    measured: (String) -> UnsafeMutablePointer<Float>)
}

/// When numbers are drawn: the same at the same step of the same run, whatever thread asks.
public struct LearningMoment: Sendable {
  let seed: UInt64
  let step: Int
  let layer: Int
  /// The place in the batch of the first sample at hand.
  let first: Int

  /// - Parameter sample: counted from the first at hand.
  func generator(_ sample: Int) -> SeededGenerator {
    var state = seed
    for number in [step, layer, first + sample] {
      var mixed = SeededGenerator(seed: state ^ UInt64(number))
      state = mixed.next()
    }
    return SeededGenerator(seed: state)
  }
}

/// What a layer's kernels made of its parameters for one step.
public struct PreparedLayer: Sendable {
  package var forward: PackedWeights?
  package var inputGradient: Convolution?
  package var weightGradient: ConvolutionGradient?
}

/// What there is to prepare a step with.
public struct PreparationWork {
  let inputs: [Shape]
  let shape: Shape
  let parameters: [(name: String, view: TensorView)]
  /// Whether gradients of inputs are wanted, and of parameters.
  let wantsInputs: Bool
  let wantsParameters: Bool

  subscript(_ name: String) -> TensorView {
    guard let parameter = parameters.first(where: { $0.name == name }) else {
      preconditionFailure("a layer prepares its \(name), which it does not declare")
    }
    return parameter.view
  }
}
