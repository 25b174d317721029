import Foundation

/// A text that lies as a file beside the test that expects it.
///
///     #expect(Snapshot.difference(canvas.plainText, "welcome-80") == nil)
///
/// With `CONVSCOPE_RECORD` set in the environment the file is written anew, and a look at what
/// changed is the test.
public enum Snapshot {
  public static let recordVariable = "CONVSCOPE_RECORD"

  /// - Parameters:
  ///   - text: what came out now.
  ///   - name: the file's name without `.txt`, in `Snapshots` beside the test; a folder may stand
  ///     before it.
  ///   - test: the file of the test.
  /// - Returns: nil where both are the same, else the lines that differ.
  public static func difference(
    _ text: String, _ name: String, test: String = #filePath
  ) -> String? {
    let folder = URL(fileURLWithPath: test).deletingLastPathComponent()
      .appendingPathComponent("Snapshots")
    let file = folder.appendingPathComponent("\(name).txt")
    if ProcessInfo.processInfo.environment[recordVariable] != nil {
      return record(text, file)
    }
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
      return "\(name).txt is not there; run with \(recordVariable)=1 to write it"
    }
    return lines(expected, text, name)
  }

  private static func record(_ text: String, _ file: URL) -> String? {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return nil
    } catch { return "\(file.lastPathComponent) can not be written: \(error)" }
  }

  /// The lines that differ, what was expected above what came, as a patch shows them.
  private static func lines(_ expected: String, _ text: String, _ name: String) -> String? {
    guard expected != text else { return nil }
    let was = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let now = text.split(separator: "\n", omittingEmptySubsequences: false)
    var report = ["\(name).txt differs; run with \(recordVariable)=1 to write it anew"]
    for line in 0..<max(was.count, now.count) {
      let (old, new) = (line < was.count ? was[line] : nil, line < now.count ? now[line] : nil)
      guard old != new else { continue }
      report.append("line \(line + 1)")
      if let old { report.append("  - \(old)|") }
      if let new { report.append("  + \(new)|") }
    }
    return report.joined(separator: "\n")
  }
}
