import ConvNet

extension LayerSample {
  /// Windows over one to three axes, and what only model files make of them.
  static let windows = [
    LayerSample("conv3d") { random in
      let groups = Int.random(in: 1...2, using: &random)
      let inputs = groups * Int.random(in: 1...2, using: &random)
      let conv = Conv(
        inputChannels: inputs, outputChannels: groups * Int.random(in: 1...2, using: &random),
        grid: .random(3, padding: 0...3, &random), groups: groups, bias: .random(using: &random))
      return (conv, [.randomGrid(inputs, axes: 3, &random)])
    },
    LayerSample(ConvTranspose.kind) { random in
      let (axes, groups) = (
        Int.random(in: 1...3, using: &random), Int.random(in: 1...2, using: &random)
      )
      let inputs = groups * Int.random(in: 1...3, using: &random)
      let conv = ConvTranspose(
        inputChannels: inputs, outputChannels: groups * Int.random(in: 1...3, using: &random),
        grid: .random(axes, padding: 0...3, &random),
        outputPadding: (0..<axes).map { _ in Int.random(in: 0...2, using: &random) },
        groups: groups, bias: .random(using: &random))
      return (conv, [.randomGrid(inputs, axes: axes, &random)])
    },
    LayerSample("maxpool3d") { random in
      (MaxPool(grid: .random(3, padding: 0...2, &random)), [.randomGrid(2, axes: 3, &random)])
    },
    LayerSample("avgpool3d") { random in
      let pool = AveragePool(
        grid: .random(3, padding: 0...2, &random), paddingCounts: .random(using: &random))
      return (pool, [.randomGrid(2, axes: 3, &random)])
    },
    LayerSample(MaxPoolIndices.kind) { random in
      let axes = Int.random(in: 1...3, using: &random)
      let pool = MaxPoolIndices(
        grid: .random(axes, padding: 0...2, &random), isColumnMajor: .random(using: &random))
      return (pool, [.randomGrid(2, axes: axes, &random)])
    },
    LayerSample(LocalResponseNorm.kind) { random in
      let norm = LocalResponseNorm(
        size: .random(in: 1...6, using: &random), alpha: .random(in: 0...2, using: &random),
        beta: .random(in: 0...1, using: &random), bias: .random(in: 0.5...2, using: &random))
      let axes = Int.random(in: 0...3, using: &random)
      return (norm, [.randomGrid(.random(in: 1...6, using: &random), axes: axes, &random)])
    },
  ]
}

extension GridWindow {
  fileprivate static func random(
    _ axes: Int, padding: ClosedRange<Int>, _ random: inout SeededGenerator
  ) -> GridWindow {
    func numbers(_ range: ClosedRange<Int>) -> [Int] {
      (0..<axes).map { _ in Int.random(in: range, using: &random) }
    }
    return GridWindow(
      kernelSize: numbers(1...4), stride: numbers(1...3), dilation: numbers(1...3),
      padding: numbers(padding) + numbers(padding),
      roundsUp: .random(using: &random))
  }
}
extension Shape {
  static func randomGrid(
    _ channels: Int, axes: Int, _ random: inout SeededGenerator
  ) -> Shape {
    let sizes = [channels] + (0..<axes).map { _ in Int.random(in: 1...6, using: &random) }
    guard let shape = try? Shape(checking: sizes) else { preconditionFailure("sizes are small") }
    return shape
  }
}
