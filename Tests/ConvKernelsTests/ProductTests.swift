import ConvKernels
import Testing

/// Products and dense units of all sizes against naive sums in double precision.
@Suite struct ProductTests {
  private static let limit = 1e-6

  private func numbers(_ count: Int, _ seed: UInt64) -> [Float] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(state >> 40) / Float(1 << 23) - 1
    }
  }
  private func distance(_ computed: [Float], _ expected: [Double]) -> Double {
    let largest = expected.reduce(0) { max($0, abs($1)) }
    return zip(computed, expected).reduce(0) { max($0, abs(Double($1.0) - $1.1)) } / largest
  }

  static let sizes =
    [1, 2, 3, 7, 8, 9, 17].flatMap { rows in
      [1, 2, 15, 16, 17, 50].map { (rows, 11, $0) }
    } + (1...40).map { (5, $0, 3) } + [(1, 3000, 20), (3, 5000, 1), (200, 1, 100)]

  @Test("products of matrices are naive sums", arguments: sizes)
  func products(rows: Int, inner: Int, columns: Int) {
    let (left, right) = (numbers(rows * inner, 1), numbers(inner * columns, 2))
    let expected = (0..<rows * columns).map { place in
      (0..<inner).reduce(0.0) { sum, index in
        let first = left[place / columns * inner + index]
        return sum + Double(first) * Double(right[index * columns + place % columns])
      }
    }
    for set in InstructionSet.available {
      let product = Product(rows: rows, inner: inner, columns: columns, left: left, on: set)
      var scratch = [Float](repeating: .nan, count: product.scratchCount + 1)
      var output = [Float](repeating: .nan, count: rows * columns)
      GuardedNumbers.with(right) { right in
        product.compute(
          0..<product.pieces, left: left, right: right, scratch: &scratch, output: &output)
      }
      #expect(distance(output, expected) <= Self.limit, "\(set)")
    }
  }

  @Test("units of a dense layer are naive sums", arguments: sizes)
  func units(outputs: Int, inputs: Int, samples: Int) {
    let samples = min(samples, 3)
    let (input, weights) = (numbers(samples * inputs, 1), numbers(outputs * inputs, 2))
    let biases = numbers(outputs, 3)
    let expected = (0..<samples * outputs).map { place in
      (0..<inputs).reduce(Double(biases[place % outputs])) { sum, index in
        let weight = weights[place % outputs * inputs + index]
        return sum + Double(weight) * Double(input[place / outputs * inputs + index])
      }
    }
    for set in InstructionSet.available {
      let connection = Connection(samples: samples, inputs: inputs, outputs: outputs, on: set)
      var output = [Float](repeating: .nan, count: samples * outputs)
      GuardedNumbers.with(weights) { weights in
        connection.compute(
          0..<connection.pieces, input: input, weights: weights, biases: biases, output: &output)
      }
      #expect(distance(output, expected) <= Self.limit, "\(set)")
    }
  }

  @Test("units that lie in vectors are naive sums", arguments: sizes)
  func packedUnits(outputs: Int, inputs: Int, samples: Int) {
    let (input, weights, biases) = (
      numbers(inputs, 1), numbers(outputs * inputs, 2), numbers(outputs, 3)
    )
    let expected = (0..<outputs).map { unit in
      (0..<inputs).reduce(Double(biases[unit])) {
        $0 + Double(weights[unit * inputs + $1]) * Double(input[$1])
      }
    }
    for set in InstructionSet.available {
      let connection = PackedConnection(
        inputs: inputs, outputs: outputs, weights: weights, biases: biases, on: set)
      var scratch = [Float](repeating: .nan, count: connection.scratchCount)
      var output = [Float](repeating: .nan, count: outputs)
      GuardedNumbers.with(input) {
        connection.compute(input: $0, scratch: &scratch, output: &output)
      }
      #expect(distance(output, expected) <= Self.limit, "\(set)")
    }
  }
}
