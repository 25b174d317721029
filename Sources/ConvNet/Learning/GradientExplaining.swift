/// A layer that explains what it passes back in the words in which it explains its output: the gradient
/// of one number of an input or a parameter is a sum over a region of the output's gradient,
/// ``Source/gradient``. For one example; a batch adds its examples up.
public protocol GradientExplaining: LearningLayer {
  /// - Parameters:
  ///   - source: the input or the parameter that the number stands in.
  ///   - element: its place there.
  ///   - number: a number at a place: who wins a window, and how steep a function is, depends on them.
  /// - Returns: nil where the layer has no such number that learns.
  func explainGradient(
    _ source: Source, _ element: [Int], _ inputs: [Shape], _ number: (Source, [Int]) -> Float?
  ) -> Explanation?
}

extension GradientExplaining {
  /// The sum of all that comes to a place of the output along its first axis, as a bias gets it.
  func explainBias(_ element: [Int], _ output: Shape) -> Explanation {
    .single(
      .sum(divisor: 1),
      of: Region(.gradient, [Span(element[0])] + output.sizes.dropFirst().map(Span.all)))
  }
  /// Nothing comes to a number: a place outside of the output stands for it, which counts as 0.
  static func nothing(_ rank: Int) -> Explanation {
    .single(
      .sum(divisor: 1), of: Region(.gradient, [Span](repeating: Span(-1), count: rank)))
  }
}

/// Input × output gradient over all places where the weight was used, and output gradient × weight over
/// all outputs that read an input.
extension Conv: GradientExplaining {
  public func explainGradient(
    _ source: Source, _ element: [Int], _ inputs: [Shape], _ number: (Source, [Int]) -> Float?
  ) -> Explanation? {
    guard let output = try? outputShape(inputs) else { return nil }
    switch source {
    case .parameter("bias"): return explainBias(element, output)
    case .parameter("weight"): return explainWeight(element, output)
    case .input: return explainInput(element, output)
    default: return nil
    }
  }

  private func explainWeight(_ element: [Int], _ output: Shape) -> Explanation {
    let map = element[0]
    let read = grid.axes.enumerated().map { index, axis in
      Span(
        element[index + 2] * axis.dilation - axis.before, stride: axis.stride,
        count: output[index + 1])
    }
    return .single(
      .sum(divisor: 1),
      of: Region(.input(0), [Span(firstChannel(of: map) + element[1])] + read),
      weight: Region(.gradient, [Span(map)] + output.sizes.dropFirst().map(Span.all)))
  }

  private func explainInput(_ element: [Int], _ output: Shape) -> Explanation {
    let (group, channel) = element[0].quotientAndRemainder(dividingBy: groupChannels)
    let outputs = outputChannels / groups
    let readers = Span(group * outputs, count: outputs)
    let sources = grid.axes.enumerated().compactMap { index, axis in
      axis.sources(of: element[index + 1], input: output[index + 1])
    }
    guard sources.count == grid.rank else { return Self.nothing(output.rank) }
    return .single(
      .sum(divisor: 1), of: Region(.gradient, [readers] + sources.map(\.input)),
      weight: Region(.parameter("weight"), [readers, Span(channel)] + sources.map(\.tap)))
  }
}

extension Dense: GradientExplaining {
  public func explainGradient(
    _ source: Source, _ element: [Int], _ inputs: [Shape], _ number: (Source, [Int]) -> Float?
  ) -> Explanation? {
    switch source {
    case .parameter("bias"): return explainBias(element, Shape(outputUnits))
    case .parameter("weight"):
      return .single(
        .sum(divisor: 1), of: Region(.input(0), at: inputs[0].element(at: element[1])),
        weight: Region(.gradient, at: [element[0]]))
    case .input:
      return .single(
        .sum(divisor: 1), of: Region(.gradient, [.all(outputUnits)]),
        weight: Region(
          .parameter("weight"), [.all(outputUnits), Span(inputs[0].offset(element))]))
    default: return nil
    }
  }
}

/// How steep the function is at the number, times what comes to it: through a ReLU that is all or
/// nothing.
extension Pointwise: GradientExplaining {
  public func explainGradient(
    _ source: Source, _ element: [Int], _ inputs: [Shape], _ number: (Source, [Int]) -> Float?
  ) -> Explanation? {
    guard source == .input(0), let x = number(source, element),
      let slope = function.slope(Double(x))
    else { return nil }
    return Explanation([
      Step(.sum(divisor: 1), [Region(.gradient, at: element)], coefficients: [slope])
    ])
  }
}

/// Windows that cover a number, each with the share of its gradient that goes there.
protocol PoolGradientExplaining: GradientExplaining {
  var grid: GridWindow { get }
  func share(
    _ output: [Int], _ element: [Int], _ inputs: [Shape], _ number: (Source, [Int]) -> Float?
  ) -> Double
}

extension PoolGradientExplaining {
  public func explainGradient(
    _ source: Source, _ element: [Int], _ inputs: [Shape], _ number: (Source, [Int]) -> Float?
  ) -> Explanation? {
    guard source == .input(0), let output = try? outputShape(inputs) else { return nil }
    let sources = grid.axes.enumerated().compactMap { index, axis in
      axis.sources(of: element[index + 1], input: output[index + 1])
    }
    guard sources.count == grid.rank else { return Self.nothing(output.rank) }
    let region = Region(.gradient, [Span(element[0])] + sources.map(\.input))
    let shares = (0..<region.count).map { share(region[$0], element, inputs, number) }
    return Explanation([Step(.sum(divisor: 1), [region], coefficients: shares)])
  }
}

/// The winner of a window gets all that comes to it.
extension MaxPool: PoolGradientExplaining {
  func share(
    _ output: [Int], _ element: [Int], _ inputs: [Shape], _ number: (Source, [Int]) -> Float?
  ) -> Double {
    let explanation = explain(output, inputs)
    guard let winner = explanation.winner(number) else { return 0 }
    return explanation.walkedStep.read[0][winner] == element ? 1 : 0
  }
}

/// Every number of a window gets the same share.
extension AveragePool: PoolGradientExplaining {
  func share(
    _ output: [Int], _ element: [Int], _ inputs: [Shape], _ number: (Source, [Int]) -> Float?
  ) -> Double {
    1 / grid.divisor(output, inputs[0], paddingCounts: paddingCounts)
  }
}

extension GlobalAveragePool: GradientExplaining {
  public func explainGradient(
    _ source: Source, _ element: [Int], _ inputs: [Shape], _ number: (Source, [Int]) -> Float?
  ) -> Explanation? {
    explainShare(element, inputs, 1 / Double(inputs[0].count / inputs[0].channels))
  }
}

extension GlobalMaxPool: GradientExplaining {
  public func explainGradient(
    _ source: Source, _ element: [Int], _ inputs: [Shape], _ number: (Source, [Int]) -> Float?
  ) -> Explanation? {
    let map = [element[0]] + inputs[0].sizes.dropFirst().map { _ in 0 }
    let explanation = explain(map, inputs)
    let winner = explanation.winner(number).map { explanation.walkedStep.read[0][$0] }
    return explainShare(element, inputs, winner == element ? 1 : 0)
  }
}

extension GlobalPool where Self: GradientExplaining {
  fileprivate func explainShare(
    _ element: [Int], _ inputs: [Shape], _ share: Double
  ) -> Explanation {
    let place = [element[0]] + inputs[0].sizes.dropFirst().map { _ in 0 }
    return Explanation([
      Step(.sum(divisor: 1), [Region(.gradient, at: place)], coefficients: [share])
    ])
  }
}
