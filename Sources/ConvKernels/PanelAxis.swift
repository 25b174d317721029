import ConvKernelsBase

/// How one axis of some outputs' input is laid out, so that what a tap reads lies at the same distance
/// from every output.
///
/// With a stride, neighbouring outputs read numbers that are that far apart: those are put side by
/// side, which takes one copy of the axis for each remainder that taps have. Where a kernel is spread
/// so wide that this would be mostly gaps, each tap has a copy of its own.
struct PanelAxis: Sendable {
  /// Which number of the input each copy begins with, for outputs from the first one on.
  private(set) var starts: [Int] = []
  let stride: Int
  /// The size of the whole input.
  let input: Int
  /// The numbers of one copy.
  let length: Int
  /// Of each tap, its copy and how far in it the first output reads.
  let taps: [(copy: Int, shift: Int)]

  /// - Parameter outputs: how many outputs are computed from it at a time.
  init(_ axis: Axis, outputs: Int) {
    (stride, input) = (axis.stride, axis.input)
    // After so many taps the remainders begin again.
    let phases = min(axis.kernel, stride / Self.commonDivisor(stride, axis.dilation))
    let gap = (axis.kernel - 1) * axis.dilation / stride
    if phases * (outputs + gap) <= axis.kernel * outputs {
      starts = (0..<phases).map { $0 * axis.dilation % axis.stride - axis.padding }
      length = outputs + gap
      taps = (0..<axis.kernel).map {
        (copy: $0 % phases, shift: $0 * axis.dilation / axis.stride)
      }
    } else {
      starts = (0..<axis.kernel).map { $0 * axis.dilation - axis.padding }
      length = outputs
      taps = starts.indices.map { (copy: $0, shift: 0) }
    }
  }

  private static func commonDivisor(_ first: Int, _ second: Int) -> Int {
    second == 0 ? first : commonDivisor(second, first % second)
  }

  /// The numbers of a copy, for outputs from one on, of which some may be left out at the end.
  func span(_ copy: Int, from output: Int, fewer: Int = 0) -> Span {
    (start: starts[copy] + output * stride, stride: stride, count: length - fewer, input: input)
  }

  /// How many zeros every copy both begins and ends with: rows that lie one after another may share
  /// them.
  var sharedZeros: Int {
    starts.map { start in
      let before = start < 0 ? (stride - 1 - start) / stride : 0
      let inside = max(0, input - start + stride - 1) / stride
      return min(before, max(0, length - inside), length)
    }.min() ?? 0
  }
}
