public import ConvNet

/// The brush: where it is, how large, in which colour, and whether it is down.
public struct PaintLab: Hashable, Sendable {
  /// nil: the middle of the picture.
  public internal(set) var spot: Pair?
  public internal(set) var size = 1
  /// A number for each of three channels; of a grey picture the first counts.
  public internal(set) var color: [Float] = [1, 1, 1]
  public internal(set) var erases = false
  /// Whether it paints wherever it is moved.
  public internal(set) var isDown = false

  public init() {}

  /// Colours to choose from: greys, or for three channels the corners of the cube.
  public static func palette(_ picture: Shape) -> [[Float]] {
    picture.channels == 3
      ? [
        [1, 1, 1], [1, 0, 0], [1, 0.5, 0], [1, 1, 0], [0, 1, 0], [0, 1, 1], [0, 0, 1], [1, 0, 1],
        [0.5, 0.5, 0.5], [0, 0, 0],
      ] : [1, 0.75, 0.5, 0.25, 0].map { [$0, $0, $0] }
  }
  /// The place in the picture.
  public func spot(_ picture: Shape) -> Pair {
    guard let spot else { return Pair(picture.height / 2, picture.width / 2) }
    return Pair(min(spot.height, picture.height - 1), min(spot.width, picture.width - 1))
  }
  /// What is painted, a number for each channel.
  func paint(_ picture: Shape) -> [Float] {
    let color = erases ? [0, 0, 0] : self.color
    return picture.channels == 3 ? color : [color[0]]
  }
}
