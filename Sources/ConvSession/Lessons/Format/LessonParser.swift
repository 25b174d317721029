/// Reads a lesson: front matter, a `##` heading a step, prose, and blocks that do and ask.
public enum LessonParser {
  public static let largestFile = 256 * 1024
  public static let mostSteps = 60

  /// Touches no files. All that is wrong is found, not only the first.
  /// - Parameter file: what the issues call it.
  /// - Returns: the lesson where there are no issues, and the issues in the order of the file.
  public static func lesson(
    _ text: String, named file: String
  ) -> (lesson: Lesson?, issues: [LessonIssue]) {
    var reader = LessonReader(file: file)
    let lesson = reader.lesson(text)
    let issues = reader.issues.sorted
    return (issues.isEmpty ? lesson : nil, issues)
  }
}
