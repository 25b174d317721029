import ConvNet

/// The size at which an input is wanted.
enum InputWish: Hashable, Sendable {
  case declared
  /// The shape of one sample, as it is seen, or of all axes.
  case shape(Shape)
  /// The sizes of an array that is given; whether it is read whole rather than one sample of it.
  /// - `isBytes`: whether its numbers are bytes, as those of a picture of any size are.
  case array([Int], isWhole: Bool, isBytes: Bool = false)
}
