import ConvKernels
import Testing

/// The loops of gradients against sums in double precision, on every instruction set that there is.
@Suite struct GradientTests {
  private static let shapes: [(groups: Int, inputs: Int, outputs: Int, axes: [WindowAxis])] = {
    func axis(
      _ input: Int, _ kernel: Int, _ stride: Int = 1, _ dilation: Int = 1, _ padding: Int = 0
    ) -> WindowAxis {
      let free = input + 2 * padding - dilation * (kernel - 1) - 1
      return WindowAxis(
        input: input, output: free / stride + 1, kernel: kernel, stride: stride,
        dilation: dilation, before: padding, after: padding)
    }
    return [
      (1, 1, 6, [axis(28, 5, 1, 1, 2), axis(28, 5, 1, 1, 2)]),
      (1, 6, 16, [axis(14, 5), axis(14, 5)]),
      (1, 3, 7, [axis(9, 3, 2, 1, 1), axis(11, 4, 3, 1, 2)]),
      (2, 3, 5, [axis(13, 3, 1, 2, 2), axis(8, 2, 1, 3)]), (4, 1, 1, [axis(7, 3, 1, 1, 1)]),
      (1, 9, 4, [axis(5, 1), axis(6, 1)]),
      (1, 2, 3, [axis(3, 2), axis(4, 3, 1, 1, 1), axis(9, 2, 2)]),
      (1, 2, 1, [axis(3, 3, 1, 1, 2), axis(200, 7, 1, 1, 3)]),
    ]
  }()

  private static func numbers(_ count: Int, _ seed: Int) -> [Float] {
    (0..<count).map { Float(($0 * 7919 + seed * 104_729) % 211) / 105 - 1 }
  }

  @Test("a convolution's weight gradients", arguments: InstructionSet.available)
  func weights(set: InstructionSet) {
    for (groups, inputs, outputs, axes) in Self.shapes {
      for samples in [1, 3, 9] {
        let read = axes.reduce(1) { $0 * $1.input }
        let written = axes.reduce(1) { $0 * $1.output }
        let input = Self.numbers(samples * groups * inputs * read, 1)
        let gradient = Self.numbers(samples * groups * outputs * written, 2)
        let kernel = ConvolutionGradient(
          groups: groups, inputs: inputs, outputs: outputs, axes, on: set)
        let taps = axes.reduce(1) { $0 * $1.kernel }
        var sums = [Float](repeating: 1, count: groups * outputs * inputs * taps)
        var scratch = [Float](repeating: .nan, count: kernel.scratchCount)
        kernel.add(
          samples: samples, input: input, gradient: gradient, scratch: &scratch, to: &sums)
        for index in stride(from: 0, to: sums.count, by: max(1, sums.count / 60)) {
          let (map, tap) = index.quotientAndRemainder(dividingBy: inputs * taps)
          let channel = map / outputs * inputs + tap / taps
          var (sum, magnitude) = (0.0, 0.0)
          for sample in 0..<samples {
            for place in 0..<written {
              guard let offset = Self.read(axes, place, tap % taps) else { continue }
              let product =
                Double(input[(sample * groups * inputs + channel) * read + offset])
                * Double(gradient[(sample * groups * outputs + map) * written + place])
              sum += product
              magnitude += abs(product)
            }
          }
          #expect(
            abs(Double(sums[index]) - 1 - sum) <= 1e-6 * (1 + magnitude),
            "\(set) \(groups) \(inputs) \(outputs) \(axes) \(samples): number \(index)")
        }
      }
    }
  }

  /// The offset in a map that a tap reads for an output; nil in the padding.
  private static func read(_ axes: [WindowAxis], _ output: Int, _ tap: Int) -> Int? {
    var (output, tap, offset, step) = (output, tap, 0, 1)
    for axis in axes.reversed() {
      let place =
        output % axis.output * axis.stride + tap % axis.kernel * axis.dilation - axis.before
      guard 0..<axis.input ~= place else { return nil }
      offset += place * step
      (output, tap, step) = (output / axis.output, tap / axis.kernel, step * axis.input)
    }
    return offset
  }

  @Test("products that are added, turned over or not", arguments: InstructionSet.available)
  func products(set: InstructionSet) {
    for (rows, inner, columns) in [(1, 1, 1), (4, 8, 64), (5, 3, 37), (9, 12, 101), (2, 7, 6)] {
      let (left, right) = (Self.numbers(rows * inner, 3), Self.numbers(inner * columns, 4))
      for isTurned in [false, true] {
        var sums = [Float](repeating: 0.5, count: rows * columns)
        addProduct(
          rows: rows, inner: inner, columns: columns, left: left,
          leftRow: isTurned ? 1 : inner, leftInner: isTurned ? rows : 1, right: right,
          rightRow: columns, sums: &sums, sumsRow: columns, on: set)
        for row in 0..<rows {
          for column in 0..<columns {
            let sum = (0..<inner).reduce(0.5) { sum, step in
              let place = isTurned ? step * rows + row : row * inner + step
              return sum + Double(left[place]) * Double(right[step * columns + column])
            }
            #expect(abs(Double(sums[row * columns + column]) - sum) < 1e-5)
          }
        }
      }
    }
  }

  @Test("windows of two by two give to the winner alone", arguments: InstructionSet.available)
  func pairs(set: InstructionSet) {
    for width in [2, 5, 8, 10, 14, 29] {
      let height = 5
      var input = Self.numbers(2 * height * width, 5).map { ($0 * 2).rounded() }
      if width > 8 { (input[3], input[width + 6]) = (.nan, .nan) }
      func axis(_ size: Int) -> WindowAxis {
        WindowAxis(input: size, output: size / 2, kernel: 2, stride: 2)
      }
      let given = Self.numbers(2 * (height / 2) * (width / 2), 6)
      var sums = [Float](repeating: 0, count: input.count)
      PoolingGradient(channels: 2, [axis(height), axis(width)], on: set).addLargest(
        input: input, gradient: given, to: &sums)
      var naive = [Float](repeating: 0, count: input.count)
      for (place, gradient) in given.enumerated() {
        let (line, column) = place.quotientAndRemainder(dividingBy: width / 2)
        let (map, row) = line.quotientAndRemainder(dividingBy: height / 2)
        let start = (map * height + row * 2) * width + column * 2
        let window = [start, start + 1, start + width, start + width + 1]
        let winner =
          window.first { input[$0].isNaN }
          ?? window.dropFirst().reduce(start) { input[$1] > input[$0] ? $1 : $0 }
        naive[winner] += gradient
      }
      #expect(sums == naive, "\(set) \(width)")
    }
  }

  @Test(
    "a ReLU's gradient, also where its output is no number", arguments: InstructionSet.available)
  func rectified(set: InstructionSet) {
    let given = Self.numbers(37, 7)
    var output = Self.numbers(37, 8)
    (output[3], output[36]) = (.nan, 0)
    var target = [Float](repeating: 9, count: 37)
    rectifyGradient(output, given, &target, count: 37, on: set)
    #expect(target == zip(output, given).map { $0 <= 0 ? 0 : $1 })
  }
}
