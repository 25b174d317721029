/// The places of a question's values in the lesson's file.
public struct QuestionMarks: Hashable, Sendable {
  /// The line that opens the block.
  public var block: LessonMark
  /// The place of each clause of a goal and of each cell, or else of the one value of the kind.
  public var values: [LessonMark] = []
  /// The place of the number that is ringed.
  public var place: LessonMark?
  /// The place of the solution, where it is written; otherwise the kind's value is the solution.
  public var solution: LessonMark?
  public var hints: [LessonMark] = []
  public var refuse: [LessonMark] = []
  /// The places of the words that have to stand on the screen.
  public var shows: [LessonMark] = []
  /// The place of the state or the answer that each entry waits for.
  public var wrong: [LessonMark] = []

  /// The place of the step that each entry sends back to.
  public var back: [LessonMark?] = []

  public init(block: LessonMark) { self.block = block }

  /// The value at an index, or the block.
  public func value(_ index: Int = 0) -> LessonMark {
    values.indices.contains(index) ? values[index] : block
  }
}
