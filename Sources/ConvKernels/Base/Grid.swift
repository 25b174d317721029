/// One axis of a window that slides over a grid. Tap t of output o reads the position
/// `o · stride + t · dilation − padding`; positions outside `0..<input` are padding. A kernel that
/// spreads its inputs (a transposed convolution) goes the other way: tap t of input i adds to the
/// output `i · stride + t · dilation − padding`.
///
/// A tuple, because the metadata of a struct would bring weak functions into the object file, of
/// which the linker keeps any one for the whole program.
///
/// - `padding` stands before the first number of the input, `paddingAfter` after its last.
public typealias Axis = (
  input: Int, output: Int, kernel: Int, stride: Int, dilation: Int, padding: Int, paddingAfter: Int
)

/// The axes of a window: a map has one slice, a signal one row as well.
public typealias Grid = (slices: Axis, rows: Axis, columns: Axis)

/// The position that a tap of output 0 reads.
@inline(__always)
func offset(_ axis: Axis, _ tap: Int) -> Int { tap * axis.dilation - axis.padding }

/// The first output whose tap reads inside the input.
@inline(__always)
func firstOutput(_ axis: Axis, _ tap: Int) -> Int {
  let offset = offset(axis, tap)
  if offset >= 0 { return 0 }
  // Without a division, which costs as much as the numbers of a short row.
  return axis.stride == 1 ? -offset : (axis.stride - 1 - offset) / axis.stride
}

/// The end of the outputs whose tap reads inside the input.
@inline(__always)
func endOutput(_ axis: Axis, _ tap: Int) -> Int {
  let offset = offset(axis, tap)
  guard offset < axis.input else { return 0 }
  let last = axis.input - 1 - offset
  let end = (axis.stride == 1 ? last : last / axis.stride) + 1
  return end < axis.output ? end : axis.output
}

/// The number of taps of an output's window that count in a mean. A window that a rounded up output size
/// pushes beyond the padding counts only what it has, as in PyTorch and ONNX Runtime.
public func countedTaps(_ axis: Axis, output: Int, paddingCounts: Bool) -> Int {
  let start = output * axis.stride - axis.padding
  let limit = paddingCounts ? axis.input + axis.paddingAfter : axis.input
  guard start < limit else { return 0 }
  let upTo = (limit - 1 - start) / axis.dilation + 1
  let before = paddingCounts || start >= 0 ? 0 : (axis.dilation - 1 - start) / axis.dilation
  let end = upTo < axis.kernel ? upTo : axis.kernel
  return end > before ? end - before : 0
}

/// The channels of a convolution, counted within one of its groups.
public typealias Channels = (groups: Int, inputs: Int, outputs: Int)
