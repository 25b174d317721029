import ConvKernels
import Testing

/// Convolutions of all kinds of shapes against naive sums in double precision.
@Suite struct ConvolutionTests {
  /// The largest difference that a sum may have, as a part of the largest number of the output.
  private static let limit = 1e-6

  struct Sample: CustomTestStringConvertible {
    var groups = 1
    var inputs = 3
    var outputs = 4
    var axes: [WindowAxis]
    var hasBias = true

    var testDescription: String {
      "\(groups)·\(inputs)→\(outputs) "
        + axes.map {
          "\($0.input)→\($0.output) k\($0.kernel) s\($0.stride) d\($0.dilation) p\($0.before),\($0.after)"
        }.joined(separator: " × ")
    }
  }

  /// An axis with as many outputs as fit.
  private static func axis(
    _ input: Int, _ kernel: Int, stride: Int = 1, dilation: Int = 1, _ before: Int = 0,
    _ after: Int? = nil
  ) -> WindowAxis {
    let after = after ?? before
    let free = input + before + after - dilation * (kernel - 1) - 1
    precondition(free >= 0, "no window fits")
    return WindowAxis(
      input: input, output: free / stride + 1, kernel: kernel, stride: stride, dilation: dilation,
      before: before, after: after)
  }
  private static func square(
    _ input: Int, _ kernel: Int, stride: Int = 1, dilation: Int = 1, _ before: Int = 0,
    _ after: Int? = nil
  ) -> [WindowAxis] {
    let one = axis(input, kernel, stride: stride, dilation: dilation, before, after)
    return [one, one]
  }

  /// Every remainder of tiles and of vectors.
  static let remainders: [Sample] =
    (1...20).map { Sample(outputs: $0, axes: square(9, 3, 1)) }
    + (1...52).map { Sample(outputs: 8, axes: [axis($0, 1)]) }
    + (1...36).map { Sample(outputs: 5, axes: [axis(2, 1), axis($0, 3, 1)]) }
    + [1, 2, 6, 7].flatMap { outputs in
      [15, 16, 17, 95, 129, 161].map { Sample(outputs: outputs, axes: [axis($0, 3, 1)]) }
    }
  /// Small maps of many channels, every length of a tile's row and every number of its vectors.
  static let channelTiles: [Sample] =
    (1...15).map { Sample(outputs: 48, axes: [axis(3, 3, 1), axis($0, 3, 1)]) }
    + [16, 20, 32, 40, 47, 96, 100].flatMap { outputs in
      [5, 7, 10, 14].map { Sample(inputs: 5, outputs: outputs, axes: square($0, 3, 1)) }
    } + [
      Sample(inputs: 160, outputs: 64, axes: square(7, 1)),
      Sample(groups: 2, inputs: 7, outputs: 48, axes: square(15, 3, stride: 2, 1)),
      Sample(inputs: 3, outputs: 16, axes: [axis(3, 2), axis(6, 2), axis(7, 3, 1)]),
      Sample(inputs: 2, outputs: 32, axes: square(5, 3, 2), hasBias: false),
    ]
  static let shapes: [Sample] = [
    // 1×1, with and without stride and padding, where the input is read in place.
    Sample(inputs: 5, outputs: 9, axes: square(14, 1)),
    // Bands of several rows and half the columns, whose rows lie as far apart as the output's.
    Sample(inputs: 256, outputs: 2, axes: [axis(130, 3), axis(192, 3, dilation: 32)]),
    Sample(inputs: 5, outputs: 9, axes: square(14, 1, stride: 2)),
    Sample(inputs: 5, outputs: 9, axes: square(13, 1, stride: 3, 1)),
    Sample(groups: 3, inputs: 2, outputs: 3, axes: square(30, 3)),
    Sample(inputs: 1, outputs: 1, axes: square(1, 1), hasBias: false),
    // A kernel larger than the map, and one that reads padding alone.
    Sample(axes: square(3, 7, 3)), Sample(axes: square(2, 3, 5)),
    Sample(axes: [axis(1, 1), axis(1, 9, 6, 2)]),
    // Strides, dilations and paddings that differ along the axes and at both ends.
    Sample(axes: square(28, 5, stride: 2, 2)), Sample(axes: square(27, 7, stride: 2, 3)),
    Sample(axes: square(15, 3, stride: 3, 1, 0)), Sample(axes: square(11, 2, stride: 5, 0, 4)),
    Sample(axes: square(20, 3, dilation: 2, 2)), Sample(axes: square(21, 3, dilation: 9, 8)),
    Sample(axes: square(25, 3, stride: 2, dilation: 3, 4)),
    Sample(axes: square(17, 4, stride: 2, dilation: 2, 3, 1)),
    Sample(axes: [axis(9, 3, stride: 2, 0, 2), axis(30, 5, dilation: 3, 6, 1)]),
    Sample(axes: [axis(6, 2, dilation: 500, 495), axis(7, 3, dilation: 400, 400)]),
    // Groups, one channel each as well.
    Sample(groups: 6, inputs: 1, outputs: 1, axes: square(14, 3, 1)),
    Sample(groups: 5, inputs: 1, outputs: 1, axes: square(15, 5, stride: 2, 2)),
    Sample(groups: 4, inputs: 1, outputs: 3, axes: square(7, 3, 1)),
    Sample(groups: 3, inputs: 1, outputs: 1, axes: [axis(9, 3, 1), axis(16, 3, 1)]),
    Sample(groups: 2, inputs: 1, outputs: 1, axes: [axis(40, 5, 2), axis(75, 3)]),
    Sample(groups: 2, inputs: 1, outputs: 1, axes: [axis(30, 1), axis(20, 1)], hasBias: false),
    Sample(groups: 2, inputs: 1, outputs: 1, axes: [axis(20000, 3, 1)]),
    Sample(groups: 9, inputs: 1, outputs: 1, axes: [axis(9, 5), axis(37, 5)], hasBias: false),
    Sample(groups: 3, inputs: 1, outputs: 1, axes: square(28, 3, stride: 2, 1)),
    Sample(groups: 3, inputs: 1, outputs: 1, axes: square(12, 3, dilation: 2, 3, 0)),
    Sample(groups: 2, inputs: 6, outputs: 10, axes: square(9, 3, 1)),
    // Signals and volumes.
    Sample(axes: [axis(400, 9, stride: 4, 4)]), Sample(outputs: 2, axes: [axis(3000, 3, 1)]),
    Sample(axes: [axis(5, 3, 1), axis(8, 3, 1), axis(9, 3, 1)]),
    Sample(
      groups: 2, inputs: 2,
      axes: [axis(7, 2, stride: 2, dilation: 3, 2), axis(6, 1), axis(9, 3, stride: 2)]),
    Sample(axes: [axis(3, 1), axis(20, 1), axis(9, 1)]),
    // Those that are turned over into sixteen sums.
    Sample(inputs: 32, outputs: 33, axes: square(20, 3, 1)),
    Sample(inputs: 33, outputs: 32, axes: [axis(21, 3, 2, 0), axis(23, 3, 0, 1)]),
    Sample(inputs: 32, outputs: 32, axes: [axis(25, 3), axis(36, 3, 1)], hasBias: false),
    // More than one band, and more taps than are added up at a time.
    Sample(inputs: 2, outputs: 5, axes: square(50, 3, 1)),
    Sample(inputs: 300, outputs: 2, axes: square(10, 3, 1)),
    Sample(inputs: 2000, outputs: 1, axes: square(4, 3, 1)),
    Sample(inputs: 70, outputs: 1, axes: square(40, 3, 1)),
    Sample(inputs: 512, outputs: 9, axes: square(8, 1)),
  ]

  @Test(
    "convolutions are naive sums to the digits that a float has",
    arguments: remainders + channelTiles + shapes)
  func sums(_ sample: Sample) {
    let expected = sample.expected
    let largest = expected.reduce(0) { max($0, abs($1)) }
    for set in InstructionSet.available {
      let computed = sample.computed(on: set)
      let worst = zip(computed, expected).reduce(0) { max($0, abs(Double($1.0) - $1.1)) }
      let isComplete = computed.count == expected.count && computed.allSatisfy(\.isFinite)
      #expect(isComplete, "\(set)")
      #expect(worst <= largest * Self.limit, "\(set) is off by \(worst / largest) of the largest")
    }
  }

  @Test("where it is asked for, sums of whole numbers are exact to the last bit of a float")
  func exactness() {
    let axes = Self.square(20, 3, 1)
    let input: [Float] = (0..<12_800).map { Float($0 * 7919 % 8191 - 4095) }
    let filters: [Float] = (0..<9216).map { Float($0 * 31 % 13 - 6) }
    var expected: [Int?] = []
    for map in 0..<32 {
      var sum = 0
      for tap in 0..<288 {
        let (row, column) = (4 + tap % 9 / 3, 6 + tap % 3)
        let number = Int(input[tap / 9 * 400 + row * 20 + column])
        sum += Int(filters[map * 288 + tap]) * number
      }
      expected.append(sum)
    }
    for set in InstructionSet.available {
      let kernel = Convolution(
        groups: 1, inputs: 32, outputs: 32, axes, filters: filters, isExact: true, on: set)
      var scratch = [Float](repeating: .nan, count: kernel.scratchCount)
      var output = [Float](repeating: .nan, count: 32 * 400)
      kernel.compute(
        0..<kernel.pieces, input: input, biases: nil, scratch: &scratch, output: &output)
      let middle = (0..<32).map { Int(exactly: output[$0 * 400 + 107]) }
      #expect(middle == expected, "\(set)")
    }
  }

  @Test("an infinite number spoils what reads it alone")
  func infinite() {
    let sample = Sample(inputs: 32, outputs: 32, axes: Self.square(24, 3, 1))
    let infinite = sample.input.indices.filter { $0 == 5 * 576 + 10 * 24 + 13 }
    for set in InstructionSet.available {
      let spoilt = sample.computed(on: set, infinite: infinite)
      let reaching = spoilt.indices.filter { !spoilt[$0].isFinite }.map { $0 % 576 }
      let around = (9...11).flatMap { row in (12...14).map { row * 24 + $0 } }
      #expect(Set(reaching) == Set(around), "\(set)")
    }
  }

  @Test("a filter of zeros and a one copies its input to the bit")
  func copies() {
    let sample = Sample(inputs: 1, outputs: 1, axes: Self.square(19, 3, 1), hasBias: false)
    for set in InstructionSet.available {
      let copy = sample.computed(on: set, filters: [0, 0, 0, 0, 1, 0, 0, 0, 0])
      #expect(copy == sample.input)
    }
  }
}

extension ConvolutionTests.Sample {
  /// Numbers from −1 to 1.
  private func numbers(_ count: Int, _ seed: UInt64) -> [Float] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(state >> 40) / Float(1 << 23) - 1
    }
  }
  private var cells: Int { axes.reduce(1) { $0 * $1.output } }
  var input: [Float] { numbers(groups * inputs * axes.reduce(1) { $0 * $1.input }, 1) }
  var filters: [Float] {
    numbers(groups * outputs * inputs * axes.reduce(1) { $0 * $1.kernel }, 2)
  }
  var biases: [Float] { numbers(groups * outputs, 3) }

  /// What the kernel computes, of an input behind which no memory can be read, into an output around
  /// which nothing may be written; nothing where that, or what bounds make of it, went wrong.
  func computed(
    on set: InstructionSet, filters: [Float]? = nil, infinite: [Int] = []
  ) -> [Float] {
    var input = input
    for index in infinite { input[index] = .infinity }
    let kernel = Convolution(
      groups: groups, inputs: inputs, outputs: outputs, axes, filters: filters ?? self.filters,
      on: set)
    let (count, margin) = (groups * outputs * cells, 64)
    var scratch = [Float](repeating: .nan, count: kernel.scratchCount)
    var output = [Float](repeating: .nan, count: count + 2 * margin)
    var bounded = output
    output.withUnsafeMutableBufferPointer { output in
      bounded.withUnsafeMutableBufferPointer { bounded in
        GuardedNumbers.with(input) { input in
          kernel.compute(
            0..<kernel.pieces, input: input, biases: hasBias ? biases : nil, scratch: &scratch,
            output: output.baseAddress! + margin,
            bounded: BoundedOutput(bounded.baseAddress! + margin, low: 0, high: 0.5))
        }
      }
    }
    let (edges, inside) = (
      [output, bounded].map { $0.prefix(margin) + $0.suffix(margin) },
      [output, bounded].map { $0[margin..<margin + count] }
    )
    let isUntouched = edges.joined().allSatisfy(\.isNaN)
    let isBounded = zip(inside[0], inside[1]).allSatisfy {
      $0.isNaN ? $1.isNaN : $1 == min(max(0, $0), 0.5)
    }
    return isUntouched && isBounded ? Array(inside[0]) : []
  }

  /// The same sums in double precision, as the formula says.
  var expected: [Double] {
    let (input, filters, biases) = (input, filters, biases)
    let single = WindowAxis(input: 1, output: 1, kernel: 1)
    let all = [WindowAxis](repeating: single, count: 3 - axes.count) + axes
    let taps = all.reduce(1) { $0 * $1.kernel }
    let positions = all.reduce(1) { $0 * $1.input }
    func places(_ index: Int, _ sizes: [Int]) -> [Int] {
      [index / sizes[1] / sizes[2], index / sizes[2] % sizes[1], index % sizes[2]]
    }
    return (0..<groups * outputs * cells).map { index in
      let (map, cell) = index.quotientAndRemainder(dividingBy: cells)
      let place = places(cell, all.map(\.output))
      var sum = hasBias ? Double(biases[map]) : 0
      for tap in 0..<taps {
        let window = places(tap, all.map(\.kernel))
        let position = all.indices.map {
          place[$0] * all[$0].stride + window[$0] * all[$0].dilation - all[$0].before
        }
        let isInside = all.indices.allSatisfy { (0..<all[$0].input).contains(position[$0]) }
        guard isInside else { continue }
        let offset = (position[0] * all[1].input + position[1]) * all[2].input + position[2]
        for channel in 0..<inputs {
          let source = (map / outputs * inputs + channel) * positions + offset
          sum += Double(filters[(map * inputs + channel) * taps + tap]) * Double(input[source])
        }
      }
      return sum
    }
  }
}
