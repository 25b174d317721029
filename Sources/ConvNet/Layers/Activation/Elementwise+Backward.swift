import ConvKernels

/// The gradient of each number, times how steep the function is there.
extension ElementwiseLayer {
  func passBack(_ work: BackwardWork) throws(Cancelled) {
    guard let target = work.inputGradients[0] else { return }
    try work.checkpoint.stretches(of: work.samples * work.shape.count) { stretch in
      let start = stretch.lowerBound
      function.passBack(
        input: work.inputs[0].start + start, output: work.output.start + start,
        gradient: work.gradient.start + start, target + start, count: stretch.count)
    }
  }
}

extension Function {
  fileprivate func passBack(
    input: UnsafePointer<Float>, output: UnsafePointer<Float>, gradient: UnsafePointer<Float>,
    _ target: UnsafeMutablePointer<Float>, count: Int
  ) {
    switch self {
    case .identity: target.update(from: gradient, count: count)
    case .relu: rectifyGradient(output, gradient, target, count: count)
    case .tanh:
      for index in 0..<count {
        target[index] = gradient[index] * (1 - output[index] * output[index])
      }
    case .sigmoid:
      for index in 0..<count {
        target[index] = gradient[index] * output[index] * (1 - output[index])
      }
    default:
      for index in 0..<count {
        let slope = slope(Double(input[index])) ?? .nan
        // What no gradient comes to stays 0, also where the function has no slope.
        target[index] = gradient[index] == 0 ? 0 : Float(Double(gradient[index]) * slope)
      }
    }
  }
}

extension Pointwise: LearningLayer {
  public var gradientObstacle: String? {
    function.slope(0) == nil ? "\(kind) takes more than one number" : nil
  }
  public func backward(_ work: BackwardWork) throws(Cancelled) { try passBack(work) }
}

/// While it learns, each number is silenced with the chance of its share, and the others are made
/// larger so that the mean stays. Which ones is drawn again from the same seed for the way back.
extension Dropout: DrawingLayer {
  public func draw(_ work: LayerWork, samples: Int, _ moment: LearningMoment) {
    let count = work.shape.count
    for sample in 0..<samples {
      let (source, target) = (work.input + sample * count, work.output + sample * count)
      scale(source, target, count, moment.generator(sample))
    }
  }

  public func backward(_ work: BackwardWork) throws(Cancelled) {
    guard let moment = work.moment else { return try passBack(work) }
    guard let target = work.inputGradients[0] else { return }
    let count = work.shape.count
    for sample in 0..<work.samples {
      scale(
        work.gradient.start + sample * count, target + sample * count, count,
        moment.generator(sample))
    }
  }

  private func scale(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ count: Int,
    _ generator: SeededGenerator
  ) {
    var generator = generator
    let factor = share < 1 ? 1 / (1 - share) : 0
    for index in 0..<count {
      // 24 bits are what a float32 holds.
      let drawn = Float(generator.next() >> 40) * 0x1p-24
      target[index] = drawn < share ? 0 : source[index] * factor
    }
  }
}
