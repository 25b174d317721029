public import ConvNet

/// A picture that the program draws itself. It costs nothing until its pixels are asked for.
public struct DrawnPicture: Sendable {
  public let name: String
  /// The sentence on what is to be seen.
  public let summary: String
  /// The shape `[channels, height, width]`, of a signal `[channels, width]`.
  public let shape: Shape
  private let draw: @Sendable () -> Tensor

  init(
    _ name: String, _ summary: String, _ shape: Shape, draw: @escaping @Sendable () -> Tensor
  ) {
    (self.name, self.summary, self.shape, self.draw) = (name, summary, shape, draw)
  }

  /// The numbers of that shape, in 0…1, drawn anew each time, in less than a millisecond.
  public var pixels: Tensor { draw() }
  public var picture: Picture { Picture(name: name, pixels: pixels) }
}
