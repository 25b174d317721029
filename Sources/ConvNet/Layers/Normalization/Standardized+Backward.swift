/// The way back through `y = (x − mean) · factor`, where mean and factor are made of the x themselves:
/// `dx = factor · (dy − mean of dy − y · mean of dy · y)`. Where no mean is taken away (RMSNorm) the one
/// of dy is left out.
struct StandardizedGradient {
  let mean: Double
  let factor: Double
  let isCentered: Bool
  private var sum = 0.0
  private var product = 0.0
  private var count = 0.0

  init(mean: Double, factor: Double, isCentered: Bool = true) {
    (self.mean, self.factor, self.isCentered) = (mean, factor, isCentered)
  }

  func standardized(_ x: Float) -> Double { (Double(x) - mean) * factor }

  /// Takes one number and the gradient that comes to it into account.
  mutating func add(_ x: Float, _ gradient: Double) {
    sum += gradient
    product += gradient * standardized(x)
    count += 1
  }
  /// The gradient of one number, when all have been added.
  func gradient(_ x: Float, _ gradient: Double) -> Float {
    let mean = isCentered ? sum / count : 0
    return Float(factor * (gradient - mean - standardized(x) * product / count))
  }
}

extension RowNorm {
  func passBack(_ work: BackwardWork, isCentered: Bool) throws(Cancelled) {
    let count = normalizedShape.reduce(1, *)
    let weight = work.optional("weight")
    let (weights, biases) = (work.sums(of: "weight"), work.sums(of: "bias"))
    let rows = work.samples * work.shape.count / count
    for row in 0..<rows {
      if row % 64 == 0 { try work.checkpoint(Double(row) / Double(rows)) }
      let (source, given) = (work.inputs[0].start + row * count, work.gradient.start + row * count)
      let (mean, factor) = moments(source, count: count)
      var standardized = StandardizedGradient(mean: mean, factor: factor, isCentered: isCentered)
      for index in 0..<count {
        standardized.add(source[index], Double(given[index]) * Double(weight?[index] ?? 1))
        weights?[index] += Float(Double(given[index]) * standardized.standardized(source[index]))
        biases?[index] += given[index]
      }
      guard let target = work.inputGradients[0] else { continue }
      for index in 0..<count {
        target[row * count + index] = standardized.gradient(
          source[index], Double(given[index]) * Double(weight?[index] ?? 1))
      }
    }
  }
}

extension LayerNorm: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) {
    try passBack(work, isCentered: true)
  }
}
extension RMSNorm: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) {
    try passBack(work, isCentered: false)
  }
}

extension ChannelNorm {
  func passBack(_ work: BackwardWork) throws(Cancelled) {
    let (perGroup, cells) = (channels / groups, work.shape.count / channels)
    let moments = Standardized(epsilon: Double(epsilon))
    let grouped = Groups(Shape(groups, perGroup * cells), along: [1], work.checkpoint)
    try work.eachSample { (work) throws(Cancelled) in
      try grouped.eachGroup { (group) throws(Cancelled) in
        let (mean, factor) = try moments.moments(group, grouped, work.inputs[0].start)
        passBack(
          work, group * perGroup..<(group + 1) * perGroup, cells,
          StandardizedGradient(mean: mean, factor: factor))
      }
    }
  }

  /// The channels of one group.
  private func passBack(
    _ work: BackwardWork, _ channels: Range<Int>, _ cells: Int, _ start: StandardizedGradient
  ) {
    var standardized = start
    let (source, given, weight) = (work.inputs[0].start, work.gradient.start, work["weight"])
    for channel in channels {
      var (products, sum) = (0.0, 0.0)
      for index in channel * cells..<(channel + 1) * cells {
        standardized.add(source[index], Double(given[index]) * Double(weight[channel]))
        products += Double(given[index]) * standardized.standardized(source[index])
        sum += Double(given[index])
      }
      work.sums(of: "weight")?[channel] += Float(products)
      work.sums(of: "bias")?[channel] += Float(sum)
    }
    guard let target = work.inputGradients[0] else { return }
    for channel in channels {
      for index in channel * cells..<(channel + 1) * cells {
        target[index] = standardized.gradient(
          source[index], Double(given[index]) * Double(weight[channel]))
      }
    }
  }
}

extension GroupNorm: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) { try passBack(work) }
}
extension InstanceNorm: LearningLayer {
  public func backward(_ work: BackwardWork) throws(Cancelled) { try passBack(work) }
}
