public import ConvNet

/// Pictures with their classes that the program makes itself, without end.
///
/// Example 17 of a seed is the same whenever and wherever it is made, so an epoch is only a number
/// of examples, and two seeds never share one.
public struct ExampleSet: Sendable {
  public let name: String
  /// The sentence on what is to be seen.
  public let summary: String
  /// The words for the classes, in the order of their numbers.
  public let classes: [String]
  /// The shape `[channels, height, width]` of every picture.
  public let shape: Shape
  private let draw: @Sendable (_ label: Int, inout SeededGenerator) -> Tensor

  init(
    _ name: String, _ summary: String, classes: [String], shape: Shape,
    draw: @escaping @Sendable (_ label: Int, inout SeededGenerator) -> Tensor
  ) {
    (self.name, self.summary, self.classes) = (name, summary, classes)
    (self.shape, self.draw) = (shape, draw)
  }

  public static let catalog = [letters, digits, shapes]

  /// One picture, numbers around 0…1, and the number of its class.
  public func example(_ index: Int, seed: UInt64) -> (pixels: Tensor, label: Int) {
    var generator = SeededGenerator(seed: seed, part: index)
    let label = Int.random(in: 0..<classes.count, using: &generator)
    return (draw(label, &generator), label)
  }
  /// A picture of one class, the same each time.
  func picture(of label: Int, seed: UInt64) -> Tensor {
    var generator = SeededGenerator(seed: seed, part: label)
    return draw(label, &generator)
  }
}
