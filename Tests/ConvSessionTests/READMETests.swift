import ConvSession
import Foundation
import Testing

/// The README's table of commands is made of the table's rows. `CONVSCOPE_RECORD=1` writes it.
struct READMETests {
  private static let marks = ("<!-- commands -->\n", "<!-- end of commands -->")

  @Test
  func `the README lists every command as its row does`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: READMETests.marks.0)).upperBound
    let end = try #require(text.range(of: READMETests.marks.1)).lowerBound
    if ProcessInfo.processInfo.environment["CONVSCOPE_RECORD"] != nil {
      let recorded = text.replacingCharacters(in: start..<end, with: READMETests.table)
      try recorded.write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(String(text[start..<end]) == READMETests.table)
    }
  }

  private static var table: String {
    let rows = CommandTable.rows.map { row in
      "| `\(row.usage.replacingOccurrences(of: "|", with: "\\|"))` | \(row.summary) |"
    }
    return (["| command | what it does |", "|---|---|"] + rows).joined(separator: "\n") + "\n"
  }
}
