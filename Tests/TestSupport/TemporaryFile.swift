import Foundation

/// A file that is there for as long as it is read.
public enum TemporaryFile {
  /// - Parameters:
  ///   - text: its content.
  ///   - ending: the end of its name, such as `md`.
  ///   - body: reads it by its path; after it the file is gone.
  public static func holding<Answer>(
    _ text: String, as ending: String, _ body: (String) throws -> Answer
  ) throws -> Answer {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).\(ending)")
    defer { try? FileManager.default.removeItem(at: file) }
    try text.write(to: file, atomically: true, encoding: .utf8)
    return try body(file.path)
  }
}
