import ConvFiles
public import ConvSession
import Foundation

/// Pictures that a lesson shows as a page, beside its file.
public enum LessonAssets {
  /// The pictures that are not there, each at its place.
  public static func missing(in file: String) -> [LessonIssue] {
    guard let bytes = try? PlainFile.read(file, limit: 256 << 10) else { return [] }
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    var issues: [LessonIssue] = []
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      for match in line.matches(of: /!\[[^\]]*\]\(([^)\s]+)[^)]*\)/) {
        let path = String(match.1)
        guard !path.contains("://"),
          !FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
        else { continue }
        let column = line.distance(from: line.startIndex, to: match.1.startIndex) + 1
        issues.append(
          LessonIssue(
            file: file, line: index + 1, column: column,
            message: "there is no picture \(path) beside the lesson"))
      }
    }
    return issues
  }
}
