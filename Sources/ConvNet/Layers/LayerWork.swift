/// The memory that one layer computes with: borrowed views of its inputs and parameters, and room
/// for its output. It is valid only while the layer computes.
///
/// Shapes are those of one sample. Of a batch, tensors are `[samples, …]`: this is the first sample,
/// and ``sample(_:of:)`` another one.
public struct LayerWork {
  package let inputs: [TensorView]
  private let parameters: [(name: String, view: TensorView)]
  /// The weights as the layer's kernel reads them, where they were kept.
  package let packed: PackedWeights?
  /// The output's shape.
  package let shape: Shape
  /// Room for the output, of which every number has to be written.
  package let output: UnsafeMutablePointer<Float>
  package let checkpoint: Checkpoint

  package init(
    inputs: [TensorView], parameters: [(name: String, view: TensorView)],
    packed: PackedWeights? = nil, shape: Shape, output: UnsafeMutablePointer<Float>,
    checkpoint: Checkpoint
  ) {
    (self.inputs, self.parameters, self.packed) = (inputs, parameters, packed)
    (self.shape, self.output, self.checkpoint) = (shape, output, checkpoint)
  }

  /// The numbers of the first input, for layers that have one.
  package var input: UnsafePointer<Float> { inputs[0].start }

  /// A parameter that the layer declares.
  package subscript(_ parameter: String) -> TensorView {
    guard let view = optional(parameter) else {
      preconditionFailure("a layer reads its \(parameter), which it does not declare")
    }
    return view
  }
  /// An input or a parameter, as an explanation names it.
  package subscript(_ source: Source) -> TensorView {
    switch source {
    case .input(let index): inputs[index]
    case .parameter(let name): self[name]
    case .step: preconditionFailure("a step of an explanation is no tensor")
    case .output: TensorView(shape, UnsafePointer(output))
    case .gradient: preconditionFailure("a forward pass has no gradient")
    }
  }
  /// A parameter; nil where the layer declares none of this name.
  package func optional(_ parameter: String) -> TensorView? {
    parameters.first { $0.name == parameter }?.view
  }

  /// Does one piece of the work after another, with a checkpoint before each.
  @inline(__always)
  package func each(of pieces: Int, _ body: (Int) throws(Cancelled) -> Void) throws(Cancelled) {
    for piece in 0..<pieces {
      try checkpoint(Double(piece) / Double(pieces))
      try body(piece)
    }
  }

  /// Memory for so many numbers while `body` runs.
  package func withScratch(
    _ count: Int, _ body: (UnsafeMutablePointer<Float>) throws(Cancelled) -> Void
  ) throws(Cancelled) {
    let scratch = UnsafeMutablePointer<Float>.allocate(capacity: count)
    defer { scratch.deallocate() }
    try body(scratch)
  }

  /// Copies an input or a parameter to the output, number by number.
  package func copy(_ source: Source) {
    output.update(from: self[source].start, count: shape.count)
  }

  /// The work of one sample of a batch, with the same parameters; its checkpoint reports the share of
  /// the whole.
  package func sample(_ index: Int, of samples: Int) -> LayerWork {
    LayerWork(
      inputs: inputs.map { $0.sample(index) }, parameters: parameters, packed: packed,
      shape: shape, output: output + index * shape.count,
      checkpoint: checkpoint.part(index, of: samples))
  }

  /// The same memory seen with other shapes of as many numbers, as by a layer inside of another.
  func reshaped(inputs shapes: [Shape], output shape: Shape) -> LayerWork {
    LayerWork(
      inputs: zip(inputs, shapes).map { TensorView($1, $0.start) }, parameters: parameters,
      shape: shape, output: output, checkpoint: checkpoint)
  }
}
