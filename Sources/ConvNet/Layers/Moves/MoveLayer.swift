/// A layer that computes nothing: each number of its output is a copy of one number of its input,
/// or one fixed value. All of them are computed, explained and told by the course of their numbers.
public protocol MoveLayer: Layer {
  /// The course of every number, for an input of this shape.
  ///
  /// - Throws: ``LayerError`` where it takes no such input.
  func course(for input: Shape) throws(LayerError) -> MoveCourse
}

extension MoveLayer {
  func acceptedCourse(_ input: Shape) -> MoveCourse {
    do { return try course(for: input) } catch {
      preconditionFailure("a move of a shape that it does not take: \(error)")
    }
  }

  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try course(for: Self.single(inputs, kind: kind)).output
  }

  public func compute(_ work: LayerWork) throws(Cancelled) {
    try acceptedCourse(work.inputs[0].shape).move(work.input, work.output, work.checkpoint)
  }

  /// A copy is a sum of one term.
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let course = acceptedCourse(inputs[0])
    let place = course.source(of: element)
    return .single(
      course.input.contains(place) ? .sum(divisor: 1) : .function(.constant(Double(course.fill))),
      of: Region(.input(0), at: place))
  }

  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    acceptedCourse(inputs[input]).links
  }

  public func ladder(_ inputs: [Shape]) -> Ladder {
    Self.ladderOfNumbers((try? [outputShape(inputs)]) ?? inputs, term: nil)
  }
}
