/// The same numbers as one vector, row-major: `[channels, height, width]` or `[channels, width]` to
/// `[units]`. Every unit has its place, and that is why it ties a network to one input size.
/// PyTorch's and ONNX's `Flatten`.
public struct Flatten: MoveLayer, WrittenLayer {
  public static let kind = "flatten"
  public static let usage = "flatten"

  public init() {}

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Flatten {
    try words.end(usage)
    return Flatten()
  }

  public func course(for input: Shape) -> MoveCourse {
    MoveCourse(from: input, to: Shape(input.count), nil)
  }
  public var repeats: Source? { .input(0) }
  public func ladder(_ inputs: [Shape]) -> Ladder { Ladder([.cell: "element"]) }
}
