import ConvKernels

/// While it learns, a channel is standardized by its own numbers in all samples of the batch, and what
/// was measured of them moves a tenth of the way to the ones of this batch. Frozen, it does what it
/// does at inference.
extension BatchNorm: BatchwiseLayer {
  /// How far the running numbers move with each batch, PyTorch's `momentum`.
  static let pace: Float = 0.1

  /// Mean and factor of every channel.
  public func kept(_ inputs: [Shape]) -> Int { 2 * channels }

  public func learn(
    _ work: LayerWork, samples: Int, kept: UnsafeMutablePointer<Float>,
    measured: (String) -> UnsafeMutablePointer<Float>
  ) {
    let cells = work.shape.count / channels
    let (weight, bias) = (work["weight"], work["bias"])
    let (means, variances) = (measured("running_mean"), measured("running_var"))
    let count = samples * cells
    for channel in 0..<channels {
      let mean =
        each(samples, cells, channel).reduce(0) {
          $0 + total(work.input + $1, stride: 1, count: cells)
        } / Double(count)
      let squares = each(samples, cells, channel).reduce(0) {
        $0 + totalOfSquares(work.input + $1, stride: 1, count: cells, around: mean)
      }
      let factor = 1 / (squares / Double(count) + Double(epsilon)).squareRoot()
      for start in each(samples, cells, channel) {
        standardize(
          work.input + start, work.output + start, stride: 1, count: cells, mean: mean,
          factor: factor * Double(weight[channel]), shift: Double(bias[channel]))
      }
      (kept[2 * channel], kept[2 * channel + 1]) = (Float(mean), Float(factor))
      means[channel] += BatchNorm.pace * (Float(mean) - means[channel])
      // Of a sample's variance one number less is free.
      let variance = Float(squares / Double(max(1, count - 1)))
      variances[channel] += BatchNorm.pace * (variance - variances[channel])
    }
  }

  /// Where a channel begins in each sample.
  private func each(_ samples: Int, _ cells: Int, _ channel: Int) -> some Sequence<Int> {
    (0..<samples).lazy.map { ($0 * channels + channel) * cells }
  }

  public func backward(_ work: BackwardWork) throws(Cancelled) {
    let cells = work.shape.count / channels
    for channel in 0..<channels {
      try work.checkpoint(Double(channel) / Double(channels))
      var (mean, factor) = (0.0, 0.0)
      if let kept = work.kept {
        (mean, factor) = (Double(kept[2 * channel]), Double(kept[2 * channel + 1]))
      } else {
        mean = Double(work["running_mean"][channel])
        factor = 1 / Double(work["running_var"][channel] + epsilon).squareRoot()
      }
      passBack(
        work, Array(each(work.samples, cells, channel)), cells, channel,
        StandardizedGradient(mean: mean, factor: factor))
    }
  }

  private func passBack(
    _ work: BackwardWork, _ starts: [Int], _ cells: Int, _ channel: Int,
    _ start: StandardizedGradient
  ) {
    var standardized = start
    let (source, given) = (work.inputs[0].start, work.gradient.start)
    let weight = Double(work["weight"][channel])
    var (products, sum) = (0.0, 0.0)
    for start in starts {
      for index in start..<start + cells {
        let gradient = Double(given[index])
        standardized.add(source[index], gradient * weight)
        products += gradient * standardized.standardized(source[index])
        sum += gradient
      }
    }
    work.sums(of: "weight")?[channel] += Float(products)
    work.sums(of: "bias")?[channel] += Float(sum)
    guard let target = work.inputGradients[0] else { return }
    for start in starts {
      for index in start..<start + cells {
        let gradient = Double(given[index]) * weight
        target[index] =
          work.kept == nil
          ? Float(gradient * standardized.factor)
          : standardized.gradient(source[index], gradient)
      }
    }
  }
}
