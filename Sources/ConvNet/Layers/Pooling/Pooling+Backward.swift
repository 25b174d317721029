import ConvKernels

/// The gradient goes to the winner of each window alone, the first of equals.
extension MaxPool: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) {
    _ = work.emptied(0)
    let pooling = work.pooling(grid)
    try work.eachSample { (work) throws(Cancelled) in
      guard let sums = work.inputGradients[0] else { return }
      try work.checkpoint(0)
      pooling.addLargest(
        input: work.inputs[0].start, gradient: work.gradient.start, to: sums)
    }
  }
}

/// Each number of a window gets the same share.
extension AveragePool: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) {
    _ = work.emptied(0)
    let pooling = work.pooling(grid)
    try work.eachSample { (work) throws(Cancelled) in
      guard let sums = work.inputGradients[0] else { return }
      try work.checkpoint(0)
      pooling.addAverage(
        paddingCounts: paddingCounts, gradient: work.gradient.start, to: sums)
    }
  }
}

extension BackwardWork {
  fileprivate func pooling(_ grid: GridWindow) -> PoolingGradient {
    let input = inputs[0].shape
    return PoolingGradient(channels: input.channels, grid.axes(input, shape))
  }

  /// Calls `body` with each map of all samples, the room for its gradient and what comes to it.
  fileprivate func eachMap(
    _ body: (
      _ map: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ cells: Int,
      _ gradient: Float
    ) -> Void
  ) {
    guard let target = inputGradients[0] else { return }
    let cells = inputs[0].shape.count / shape.channels
    for map in 0..<samples * shape.channels {
      body(inputs[0].start + map * cells, target + map * cells, cells, gradient[map])
    }
  }
}

extension GlobalAveragePool: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) {
    work.eachMap { _, target, cells, gradient in
      target.update(repeating: gradient / Float(cells), count: cells)
    }
  }
}

extension GlobalMaxPool: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) {
    work.eachMap { map, target, cells, gradient in
      target.update(repeating: 0, count: cells)
      target[firstLargest(map, count: cells)] = gradient
    }
  }
}
