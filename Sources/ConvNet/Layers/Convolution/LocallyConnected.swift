/// A convolution over maps or signals that shares nothing: every output number has a kernel and a
/// bias of its own, and so learns of its place alone.
///
/// `y[n] = bias[n] + Σ weight[n, i, k, l] · x[i, …]` for the n-th number of the output, row-major, over
/// the same window that the convolution reads there. Weights are `[outputs, inputChannels / groups,
/// kernel …]`: as many times those of the convolution as a map has places. Keras's
/// `LocallyConnected2D`; PyTorch has none.
public struct LocallyConnected: Layer {
  public static let kind = "local"

  /// The convolution whose windows it reads.
  public let conv: Conv
  /// The one shape that it takes: what has a place for every weight is tied to its size.
  public let input: Shape

  /// - Precondition: the convolution takes the input.
  public init(_ conv: Conv, input: Shape) { (self.conv, self.input) = (conv, input) }

  public var line: String { conv.line }
  public var window: Window? { conv.window }
  public var parameters: [Parameter] {
    guard let output = try? conv.outputShape([input]), let filter = try? conv.weightShape(),
      let weight = try? Shape(checking: [output.count] + filter.sizes.dropFirst())
    else { return [] }
    let fanIn = filter.count / conv.outputChannels
    let parameters = [Parameter("weight", weight, fanIn: fanIn)]
    return conv.bias
      ? parameters + [Parameter("bias", Shape(output.count), fanIn: fanIn)] : parameters
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let shape = try conv.outputShape(inputs)
    guard inputs[0] == input else {
      throw .lastSizes(kind: kind, takes: input.sizes, given: inputs[0])
    }
    return shape
  }

  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let output = offset(of: element)
    return .single(
      .sum(divisor: 1), of: conv.explain(element, inputs).steps[0].read[0],
      weight: Region(
        .parameter("weight"),
        [Span(output), .all(conv.groupChannels)] + conv.grid.kernelSize.map(Span.all)),
      bias: conv.bias ? Region(.parameter("bias"), at: [output]) : nil)
  }
  private func offset(of element: [Int]) -> Int {
    (try? conv.outputShape([input]))?.offset(element) ?? 0
  }

  public func multiplyAdds(_ inputs: [Shape]) -> Int { conv.multiplyAdds(inputs) }
  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? { conv.links(input, inputs) }
  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfProducts(isDeep: false) }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    let (weight, bias) = (work["weight"].start, work.optional("bias")?.start)
    let taps = taps(work.shape)
    try work.each(of: work.shape.count / work.shape.width) { row throws(Cancelled) in
      for output in row * work.shape.width..<(row + 1) * work.shape.width {
        var sum = bias?[output] ?? 0
        taps.each(output) { sum += weight[$0] * work.input[$1] }
        work.output[output] = sum
      }
    }
  }

  private func taps(_ output: Shape) -> LocalTaps {
    guard let window else { preconditionFailure("kernels are unshared over maps and signals") }
    return LocalTaps(conv: conv, window: window, input: input, output: output)
  }
}

extension LocallyConnected: LearningLayer {
  /// Every weight meets one number of the input, so that its gradient is one product: nothing is added
  /// up over places, as sharing does.
  public func backward(_ work: BackwardWork) throws(Cancelled) {
    let weight = work["weight"].start
    let (sums, biases) = (work.sums(of: "weight"), work.sums(of: "bias"))
    work.emptyInputs()
    try work.eachSample { (work) throws(Cancelled) in
      let (taps, read) = (taps(work.shape), work.inputs[0].start)
      let target = work.inputGradients[0]
      for output in 0..<work.shape.count {
        if output.isMultiple(of: work.shape.width) { try work.checkpoint(0) }
        let gradient = work.gradient[output]
        biases?[output] += gradient
        taps.each(output) { tap, place in
          sums?[tap] += gradient * read[place]
          target?[place] += gradient * weight[tap]
        }
      }
    }
  }
}

/// The weights of each output of a locally connected layer, and the numbers they meet.
private struct LocalTaps {
  let conv: Conv
  let window: Window
  let input: Shape
  let output: Shape

  /// Calls `body` with the position of each weight of an output, and that of the number it meets;
  /// padding is left out.
  @inline(__always)
  func each(_ index: Int, _ body: (Int, Int) -> Void) {
    let cells = output.cells
    let (map, cell) = (index / cells, index % cells)
    let top = cell / output.width * window.stride.height - window.padding.height
    let left = cell % output.width * window.stride.width - window.padding.width
    let first = conv.firstChannel(of: map)
    var tap = index * conv.groupChannels * window.size.height * window.size.width
    for channel in first..<first + conv.groupChannels {
      for down in 0..<window.size.height {
        let row = top + down * window.dilation.height
        for across in 0..<window.size.width {
          let column = left + across * window.dilation.width
          if row >= 0, row < input.height, column >= 0, column < input.width {
            body(tap, (channel * input.height + row) * input.width + column)
          }
          tap += 1
        }
      }
    }
  }
}
