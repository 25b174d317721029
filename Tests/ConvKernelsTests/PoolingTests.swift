import ConvKernels
import Testing

/// Poolings on every instruction set against windows that are looked through one by one.
@Suite struct PoolingTests {
  static let axes =
    (1...21).map { WindowAxis(input: 2 * $0, output: $0, kernel: 2, stride: 2) } + [
      WindowAxis(input: 9, output: 4, kernel: 2, stride: 2),
      WindowAxis(input: 3, output: 2, kernel: 2, stride: 2, after: 1),
      WindowAxis(input: 4, output: 3, kernel: 2, stride: 2, before: 1, after: 1),
      WindowAxis(input: 45, output: 23, kernel: 3, stride: 2, before: 1, after: 1),
      WindowAxis(input: 50, output: 24, kernel: 3, stride: 2),
      WindowAxis(input: 40, output: 38, kernel: 3),
      WindowAxis(input: 40, output: 12, kernel: 7, stride: 3),
      WindowAxis(input: 30, output: 22, kernel: 3, dilation: 4),
    ]

  @Test("the largest of every window, where a NaN is the largest", arguments: axes)
  func largest(axis: WindowAxis) {
    let input = (0..<2 * axis.input * axis.input).map { (index) -> Float in
      if index % 97 == 13 { return .nan }
      return index % 89 == 7 ? -.infinity : Float(index * 37 % 101) - 50
    }
    let expected = (0..<2 * axis.output * axis.output).map { place in
      let (row, column) = (place / axis.output % axis.output, place % axis.output)
      let map = place / axis.output / axis.output * axis.input * axis.input
      var best = -Float.infinity
      for tap in 0..<axis.kernel * axis.kernel {
        let line = row * axis.stride + tap / axis.kernel * axis.dilation - axis.before
        let cell = column * axis.stride + tap % axis.kernel * axis.dilation - axis.before
        guard 0..<axis.input ~= line, 0..<axis.input ~= cell else { continue }
        let number = input[map + line * axis.input + cell]
        best = best.isNaN || number.isNaN ? .nan : max(best, number)
      }
      return best
    }
    for set in InstructionSet.available {
      let pooling = Pooling(.largest, channels: 2, [axis, axis], on: set)
      var output = [Float](repeating: 0, count: expected.count)
      GuardedNumbers.with(input) { input in
        pooling.compute(0..<pooling.pieces, input: input, output: &output)
      }
      let isSame = zip(output, expected).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
      #expect(isSame, "\(set)")
    }
  }
}
