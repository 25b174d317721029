/// Where the values of a question stand in the lesson's file.
public struct QuestionMarks: Hashable, Sendable {
  /// The line that opens the block.
  public var block: LessonMark
  /// One for each clause of a goal and for each cell, or else the one value of the kind.
  public var values: [LessonMark] = []
  /// Where it is written; otherwise the kind's value says it.
  public var solution: LessonMark?
  public var refuse: [LessonMark] = []
  /// Of each entry the state or the answer that it waits for.
  public var wrong: [LessonMark] = []

  public init(block: LessonMark) { self.block = block }

  /// The value at an index, or the block.
  public func value(_ index: Int = 0) -> LessonMark {
    values.indices.contains(index) ? values[index] : block
  }
}
