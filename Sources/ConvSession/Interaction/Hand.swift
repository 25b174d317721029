/// A thing that the arrow keys move.
public enum Hand: String, Hashable, Sendable, CaseIterable {
  /// The place in the forward pass.
  case pass
  /// A pointer over the picture of the output.
  case output
  /// A pointer over the kernel, whose numbers can be typed.
  case kernel
  /// A pointer over the input.
  case input
}
