import ConvKernels
import Testing

/// What has to hold of every kernel, whatever stands behind it.
@Suite struct PiecesTests {
  private func numbers(_ count: Int, _ step: Int) -> [Float] {
    (0..<count).map { Float(($0 * step) % 11) - 5 }
  }

  /// The output with all pieces at once, and piece by piece from the last, for `count` numbers.
  private func outputs(
    _ count: Int, pieces: Int, _ compute: (Range<Int>, UnsafeMutablePointer<Float>) -> Void
  ) -> (atOnce: [Float], one: [Float]) {
    func filled(_ ranges: [Range<Int>]) -> [Float] {
      var output = [Float](repeating: .nan, count: count)
      output.withUnsafeMutableBufferPointer { buffer in
        for range in ranges { compute(range, buffer.baseAddress!) }
      }
      return output
    }
    return (filled([0..<pieces]), filled((0..<pieces).reversed().map { $0..<$0 + 1 }))
  }

  private let axes = [
    WindowAxis(input: 3, output: 2, kernel: 2),
    WindowAxis(input: 5, output: 3, kernel: 3, stride: 2, before: 1, after: 1),
    WindowAxis(input: 6, output: 4, kernel: 2, dilation: 2),
  ]
  /// As a transposed convolution sees them.
  private let spread = [
    WindowAxis(input: 2, output: 3, kernel: 2),
    WindowAxis(input: 3, output: 5, kernel: 3, stride: 2, before: 1, after: 1),
    WindowAxis(input: 4, output: 6, kernel: 2, dilation: 2),
  ]

  @Test("a convolution's pieces may come in any order")
  func convolution() {
    let (input, filters, biases) = (numbers(360, 7), numbers(144, 5), numbers(6, 3))
    let kernel = Convolution(groups: 2, inputs: 2, outputs: 3, axes, filters: filters)
    var scratch = [Float](repeating: 0, count: kernel.scratchCount + 1)
    let (atOnce, one) = outputs(144, pieces: kernel.pieces) { range, output in
      kernel.compute(
        range, input: input, biases: biases, scratch: &scratch, output: output)
    }
    #expect(atOnce == one && !atOnce.contains(where: \.isNaN))
  }

  @Test("a transposed convolution's pieces may come in any order")
  func transposed() {
    let kernel = TransposedConvolution(groups: 2, inputs: 3, outputs: 2, spread)
    let (input, filters) = (numbers(144, 7), numbers(144, 5))
    var scratch = [Float](repeating: 0, count: kernel.scratchCount + 1)
    let (atOnce, one) = outputs(360, pieces: kernel.pieces) { range, output in
      kernel.compute(
        range, input: input, filters: filters, biases: nil, scratch: &scratch, output: output)
    }
    #expect(atOnce == one && !atOnce.contains(where: \.isNaN))
  }

  @Test("a pooling's pieces may come in any order")
  func pooling() {
    let input = numbers(270, 7)
    for rule in [
      Pooling.Rule.largest, .average(paddingCounts: true), .average(paddingCounts: false),
      .place(steps: (channel: 90, slice: 30, row: 6, column: 1)),
    ] {
      let kernel = Pooling(rule, channels: 3, axes)
      let (atOnce, one) = outputs(72, pieces: kernel.pieces) { range, output in
        kernel.compute(range, input: input, output: output)
      }
      #expect(atOnce == one && !atOnce.contains(where: \.isNaN))
    }
  }

  @Test("units may come in any order, and a sample gives among others what it gives alone")
  func connection() {
    let kernel = Connection(samples: 3, inputs: 19, outputs: 21)
    let (input, weights, biases) = (numbers(57, 7), numbers(399, 5), numbers(21, 3))
    let (atOnce, one) = outputs(63, pieces: kernel.pieces) { range, output in
      kernel.compute(range, input: input, weights: weights, biases: biases, output: output)
    }
    #expect(atOnce == one)
    let single = Connection(inputs: 19, outputs: 21)
    let alone = (0..<3).flatMap { sample in
      let input = Array(input[sample * 19..<(sample + 1) * 19])
      return outputs(21, pieces: single.pieces) { range, output in
        single.compute(range, input: input, weights: weights, biases: biases, output: output)
      }.atOnce
    }
    #expect(atOnce == alone)
  }

  /// Answers of somebody who waits until the second question.
  private final class Patience {
    var questions = 0
    func goesOn() -> Bool {
      questions += 1
      return questions < 2
    }
  }

  @Test("one long piece asks whether it goes on, and ends where it does not")
  func stopped() {
    let ones = [Float](repeating: 1, count: 1 << 23)
    for set in InstructionSet.available {
      var output = [Float](repeating: .nan, count: 1 << 12)
      let patience = Patience()
      let connection = Connection(samples: 512, inputs: 1 << 13, outputs: 8, on: set)
      #expect(connection.pieces == 1)
      connection.compute(
        0..<1, input: ones, weights: ones, biases: nil, output: &output, goesOn: patience.goesOn)
      #expect(patience.questions == 2 && output[0] == 8192 && output[4095].isNaN, "\(set)")

      let product = Product(rows: 8, inner: 1 << 17, columns: 64, left: ones, on: set)
      var scratch = [Float](repeating: 0, count: product.scratchCount)
      let other = Patience()
      product.compute(
        0..<1, left: ones, right: ones, scratch: &scratch, output: &output, goesOn: other.goesOn)
      #expect(other.questions == 2, "\(set)")

      let third = Patience()
      let left = Product(
        rows: 8, inner: 1 << 20, columns: 64, left: ones, on: set, goesOn: third.goesOn)
      #expect(third.questions == 2 && left.pieces == 0, "\(set)")
    }
  }
}
