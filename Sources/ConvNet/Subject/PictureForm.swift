/// The form that a picture needs in order to be shown to a network.
public struct PictureForm: Hashable, Sendable {
  /// `[channels, height, width]`, or a shape of another rank where the network looks at no picture.
  public let shape: Shape
  /// The order of the axes of an array that has exactly the network's input shape.
  public let layout: Normalization.Layout
  public let fit: Normalization.Fit
  /// The name of the input that takes it; of an archive of arrays the one of that name is taken.
  public let input: String?

  public init(
    _ shape: Shape, layout: Normalization.Layout = .channelsFirst, fit: Normalization.Fit = .crop,
    input: String? = nil
  ) {
    (self.shape, self.layout, self.fit, self.input) = (shape, layout, fit, input)
  }
}
