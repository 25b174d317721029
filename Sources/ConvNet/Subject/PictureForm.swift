/// The form that a picture needs in order to be shown to a network.
public struct PictureForm: Hashable, Sendable {
  /// `[channels, height, width]`, or a shape of another rank where the network looks at no picture.
  public let shape: Shape
  /// The order of the axes of an array that has exactly the network's input shape.
  public let layout: Normalization.Layout
  public let fit: Normalization.Fit

  public init(
    _ shape: Shape, layout: Normalization.Layout = .channelsFirst, fit: Normalization.Fit = .crop
  ) {
    (self.shape, self.layout, self.fit) = (shape, layout, fit)
  }
}
