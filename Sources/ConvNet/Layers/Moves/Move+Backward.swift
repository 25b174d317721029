import ConvKernels

/// Every number's gradient goes back to where it came from.
extension MoveLayer {
  func passBack(_ work: BackwardWork) throws(Cancelled) {
    let course = acceptedCourse(work.inputs[0].shape)
    _ = work.emptied(0)
    try work.eachSample { (work) throws(Cancelled) in
      guard let sums = work.inputGradients[0] else { return }
      try work.checkpoint(0)
      guard let axes = course.axes, !axes.isEmpty else {
        return sums.update(from: work.gradient.start, count: work.shape.count)
      }
      addScattered(
        work.gradient.start, axes.map { course.table($0, 0..<$0.count) }, to: sums)
    }
  }
}

extension Move: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) { try passBack(work) }
}
extension Flatten: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) { try passBack(work) }
}
extension Pad: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) { try passBack(work) }
}

extension Each: LearningLayer where Inner: LearningLayer {
  public var gradientObstacle: String? { inner.gradientObstacle }

  public func backward(_ work: BackwardWork) throws(Cancelled) {
    let shapes = acceptedSlices(work.inputShapes)
    guard let slice = try? inner.outputShape(shapes) else {
      preconditionFailure("slices of shapes that do not go together")
    }
    try inner.backward(work.reshaped(inputs: shapes, output: slice, times: count))
  }
}

/// Every number gets back its share of each output that it went into, axis by axis, the last one that
/// was resized first.
extension Interpolation: LearningLayer {
  public var gradientObstacle: String? {
    resampling.coordinates == .cropAndResize ? "a region that is cut out has an outside" : nil
  }

  public func backward(_ work: BackwardWork) throws(Cancelled) {
    try work.eachSample { (work) throws(Cancelled) in
      guard let target = work.inputGradients[0] else { return }
      var numbers = [Float](
        UnsafeBufferPointer(start: work.gradient.start, count: work.shape.count))
      var sizes = work.shape.sizes
      for axis in order.reversed() {
        try work.checkpoint(0)
        numbers = spread(numbers, sizes, axis)
        sizes[axis] = axes[axis].input
      }
      for (index, number) in numbers.enumerated() { target[index] = number }
    }
  }

  private func spread(_ numbers: [Float], _ sizes: [Int], _ axis: Int) -> [Float] {
    let resized = axes[axis]
    let (outer, inner) = (sizes[..<axis].reduce(1, *), sizes[(axis + 1)...].reduce(1, *))
    var sums = [Float](repeating: 0, count: outer * resized.input * inner)
    for index in 0..<resized.output {
      guard let taps = resized.taps(index, resampling) else { continue }
      for (tap, weight) in taps.weights.enumerated() {
        for piece in 0..<outer {
          let source = (piece * resized.output + index) * inner
          let target = (piece * resized.input + taps.first + tap) * inner
          for place in 0..<inner { sums[target + place] += Float(weight) * numbers[source + place] }
        }
      }
    }
    return sums
  }
}
