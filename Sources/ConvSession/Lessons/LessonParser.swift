public enum LessonParser {
  public static func lesson(_ text: String, named file: String) -> (
    lesson: Lesson?, issues: [LessonIssue]
  ) { (nil, []) }
}
