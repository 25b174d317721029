/// A move that is made for one shape of its input. ONNX's `Reshape`, `Transpose`, `Slice`, `Gather`
/// with known indices, `Expand`, `Tile`, `Pad`, `Resize` to the nearest, `DepthToSpace`,
/// `SpaceToDepth` and more; its `kind` says which.
public struct Move: MoveLayer {
  public static let kind = "move"
  public let kind: String
  public let line: String
  private let course: MoveCourse

  public var input: Shape { course.input }
  public var output: Shape { course.output }
  public var fill: Float { course.fill }

  /// - Parameter axes: as many positions in all as the output has numbers; nil where they stay in
  ///   their order.
  init(
    _ kind: String, _ line: String, from input: Shape, to output: Shape, _ axes: [MoveAxis]?,
    fill: Float = 0
  ) {
    self.init(kind, line, MoveCourse(from: input, to: output, axes, fill: fill))
  }
  init(_ kind: String, _ line: String, _ course: MoveCourse) {
    (self.kind, self.line, self.course) = (kind, line, course)
  }

  public func course(for input: Shape) throws(LayerError) -> MoveCourse {
    guard input == course.input else {
      throw .move(.madeFor(kind: kind, course.input, given: input))
    }
    return course
  }
  public var repeats: Source? { course.axes == nil ? .input(0) : nil }

  /// The place that an output comes from; outside of the input where it is the fill.
  public func source(of element: [Int]) -> [Int] { course.source(of: element) }
}
