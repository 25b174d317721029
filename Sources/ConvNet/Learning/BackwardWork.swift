import ConvKernels

/// The memory that one layer's backward pass reads and writes, of several samples that lie one after
/// another. It is valid only while the layer works.
public struct BackwardWork {
  let samples: Int
  /// Views of the first sample.
  let inputs: [TensorView]
  let parameters: [(name: String, view: TensorView)]
  let output: TensorView
  /// The gradient of the output.
  let gradient: TensorView
  /// Room for the gradients of the inputs, to be written; nil where nobody wants one.
  let inputGradients: [UnsafeMutablePointer<Float>?]
  /// The gradients of the parameters so far, to be added to; those that are not learned are missing.
  let parameterGradients: [(name: String, sums: UnsafeMutablePointer<Float>)]
  var kept: UnsafePointer<Float>?
  var moment: LearningMoment?
  var prepared: PreparedLayer?
  let checkpoint: Checkpoint

  var inputShapes: [Shape] { inputs.map(\.shape) }
  var shape: Shape { output.shape }

  subscript(_ name: String) -> TensorView {
    guard let parameter = parameters.first(where: { $0.name == name }) else {
      preconditionFailure("a layer reads its \(name), which it does not declare")
    }
    return parameter.view
  }
  func optional(_ name: String) -> TensorView? {
    parameters.first { $0.name == name }?.view
  }
  func sums(of name: String) -> UnsafeMutablePointer<Float>? {
    parameterGradients.first { $0.name == name }?.sums
  }

  /// Room for the gradient of an input, filled with zeros so that it can be added to.
  func emptied(_ input: Int) -> UnsafeMutablePointer<Float>? {
    guard let target = inputGradients[input] else { return nil }
    target.update(repeating: 0, count: samples * inputs[input].shape.count)
    return target
  }

  /// The gradients of all inputs that are wanted filled with zeros, so that they can be added to.
  func emptyInputs() { for input in inputs.indices { _ = emptied(input) } }

  /// An input or a parameter, as an explanation names it.
  subscript(_ source: Source) -> TensorView {
    switch source {
    case .input(let index): inputs[index]
    case .parameter(let name): self[name]
    case .output: output
    case .gradient: gradient
    case .step: preconditionFailure("a step of an explanation is no tensor")
    }
  }
  /// Where the gradient of an input or a parameter is added up; nil where nobody wants it.
  func sums(of source: Source) -> UnsafeMutablePointer<Float>? {
    switch source {
    case .input(let index): inputGradients[index]
    case .parameter(let name): sums(of: name)
    case .output, .gradient, .step: nil
    }
  }

  /// Calls `body` for each sample with the work on it alone.
  func eachSample(_ body: (BackwardWork) throws(Cancelled) -> Void) throws(Cancelled) {
    for index in 0..<samples { try body(sample(index)) }
  }

  private func sample(_ index: Int) -> BackwardWork {
    BackwardWork(
      samples: 1, inputs: inputs.map { $0.sample(index) }, parameters: parameters,
      output: output.sample(index), gradient: gradient.sample(index),
      inputGradients: zip(inputGradients, inputs).map { target, input in
        target.map { $0 + index * input.shape.count }
      },
      parameterGradients: parameterGradients, kept: kept, moment: moment, prepared: prepared,
      checkpoint: checkpoint.part(index, of: samples))
  }

  /// The same memory seen with other shapes of as many numbers, and as so many times the samples.
  func reshaped(inputs shapes: [Shape], output shape: Shape, times count: Int) -> BackwardWork {
    BackwardWork(
      samples: samples * count, inputs: zip(inputs, shapes).map { TensorView($1, $0.start) },
      parameters: parameters, output: TensorView(shape, output.start),
      gradient: TensorView(shape, gradient.start), inputGradients: inputGradients,
      parameterGradients: parameterGradients, kept: kept, moment: moment, prepared: nil,
      checkpoint: checkpoint)
  }

  /// Adds the gradients of each channel up: what a bias for each gets.
  func addBiasGradients(to sums: UnsafeMutablePointer<Float>) {
    let cells = shape.count / shape.channels
    for sample in 0..<samples {
      for channel in 0..<shape.channels {
        let start = (sample * shape.channels + channel) * cells
        sums[channel] += cells == 1 ? gradient[start] : sum(gradient.start + start, count: cells)
      }
    }
  }
}
