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

  /// - Parameters:
  ///   - outputs: how many outputs are computed from it at a time.
  ///   - isTight: whether gaps between rows cost more than copies.
  init(_ axis: Axis, outputs: Int, isTight: Bool = false) {
    (stride, input) = (axis.stride, axis.input)
    let places = (0..<axis.kernel).map { ($0 * axis.dilation).quotientAndRemainder(dividingBy: axis.stride) }
    var phases: [Int] = []
    for place in places where !phases.contains(place.remainder) { phases.append(place.remainder) }
    let gap = (places.last?.quotient ?? 0)
    let shared = phases.count * (outputs + gap)
    if shared <= axis.kernel * outputs, !isTight || gap * 4 <= outputs {
      starts = phases.map { $0 - axis.padding }
      length = outputs + gap
      taps = places.map { place in
        (copy: phases.firstIndex(of: place.remainder)!, shift: place.quotient)
      }
    } else {
      starts = (0..<axis.kernel).map { $0 * axis.dilation - axis.padding }
      length = outputs
      taps = starts.indices.map { (copy: $0, shift: 0) }
    }
  }

  /// The numbers of a copy, for outputs from one on.
  func span(_ copy: Int, from output: Int) -> Span {
    (start: starts[copy] + output * stride, stride: stride, count: length, input: input)
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
