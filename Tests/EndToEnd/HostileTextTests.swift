import Foundation
import TestSupport
import Testing

/// Whatever stands in names, labels, options and files, nothing that steers a terminal is printed.
@Suite(.serialized)
struct HostileTextTests {
  /// A clipboard sequence, C1, direction overrides, line separators, a bell.
  private static let hostile =
    "x\u{1B}]52;c;UFdO\u{7}\u{9B}31m\u{85}\u{2028}\u{2029}\u{202E}\u{200F}\u{2066}\u{FEFF}\u{7F}"
    + "\u{8}\rz"

  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())")

  private func path(_ ending: String) -> String {
    folder.appendingPathComponent(Self.hostile + ending).path
  }

  /// Files with hostile names and content.
  private func prepare() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let h = Self.hostile
    try Data("P5\n12 12\n255\n".utf8 + [UInt8](repeating: 9, count: 144)).write(
      to: URL(fileURLWithPath: path(".pgm")))
    // What is left of it in one line.
    let label = String(h.unicodeScalars.filter { !Character($0).isNewline })
    try Data("\(label)\n\(label)\n\(label)2\n".utf8).write(to: URL(fileURLWithPath: path(".txt")))
    try Data("goto \(h)\nset \(h) = 1\n".utf8).write(to: URL(fileURLWithPath: path(".script")))
    try Data("---\nformat: 1\nid: \(h)\ntitle: \(h)\n---\n## \(h) {#\(h)}\n\(h)\n".utf8)
      .write(to: URL(fileURLWithPath: path(".md")))
    try Data(h.utf8).write(to: URL(fileURLWithPath: path(".onnx")))
    let saved = try Run(["run", "-"], input: "open letters\nsave \(quoted(path("s.onnx")))\n")
    #expect(saved.status == 0, "\(saved.errors)")
  }
  private func quoted(_ name: String) -> String {
    "\""
      + name.unicodeScalars.map { scalar in
        scalar.properties.generalCategory == .control || scalar.value >= 0x2028
          ? "\\u{\(String(scalar.value, radix: 16))}" : "\(scalar)"
      }.joined() + "\""
  }

  @Test func `no byte from outside steers a terminal, in any subcommand`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try prepare()
    let (h, model, picture, labels) = (Self.hostile, path("s.onnx"), path(".pgm"), path(".txt"))
    var cases: [[String]] = [
      [h], ["--\(h)"], ["open", "--\(h)"], ["help", h], [h, h], ["lesson", h], ["-\(h)"],
      ["run", h], ["run", path(".script")], ["run", "--\(h)"], ["run", "--limit", h, "-"],
      ["lesson", "check", path(".md")], ["lesson", "check", "--json", path(".md")],
      ["lesson", "check", h], ["lesson", "preview", path(".md")], ["lesson", "new", h],
      ["lesson", "run", path(".md")], ["lesson", "list", h], ["lesson", "preview", h],
      ["--lesson", h], ["--color", h], ["--glyphs", h], ["--help"], ["--version"],
      ["frame", "--size", h], ["frame", "--do", h], ["frame", "--do", "goto \(h)"],
      ["trace", model, "--layer", h], ["trace", model, "--compare", h],
      ["trace", model, "--tolerance", h], ["bench", model, "--runs", h],
      ["frame", model, "-o", "/no/\(h)/x"],
    ]
    for name in ["summary", "trace", "frame", "bench"] {
      cases += [[name, h], [name, path(".onnx")], [name, "--format", h], [name, "--\(h)", "x"]]
      let end = name == "bench" ? ["--runs", "1"] : []
      let formats = name == "trace" ? [[], ["--format", "json"]] : [[], ["--json"]]
      for json in name == "frame" ? [[]] : formats {
        cases.append([name, model] + json + end)
        cases.append([name, model, "--labels", labels] + json + end)
        if name != "summary" {
          cases.append([name, model, "--input", picture, "--labels", labels] + json + end)
        }
      }
      for option in ["labels", "weights", "preprocess", "scale", "mean", "limit", "input"] {
        cases.append([name, "letters", "--\(option)", h])
      }
    }
    for format in ["text", "svg"] {
      for place in ["goto letter", "goto input", "screen summary"] {
        cases.append([
          "frame", model, "--input", picture, "--labels", labels, "--do", place, "--format", format,
        ])
      }
    }
    for arguments in cases {
      let run = try Run(arguments, input: "goto \(h)\n\(h)\nquit\n")
      #expect(run.status < 128, "\(arguments): \(run.errors)")
      for text in [run.output, run.errors] {
        let steering = text.unicodeScalars.filter(Self.steers)
        #expect(steering.isEmpty, "\(arguments): \(steering.map(\.value)) in \(text.prefix(300))")
      }
    }
  }

  @Test func `the file that recorded hostile names replays, and JSON keeps them`() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try prepare()
    let recording = folder.appendingPathComponent("rec.txt")
    let made = try Run(
      ["letters", "--input", path(".pgm"), "--labels", path(".txt")],
      input: "set edges[0] = identity\nrecord \(recording.path)\n")
    #expect(made.status == 0, "\(made.errors)")
    let replayed = try Run(["run", recording.path, "--json"])
    #expect(replayed.status == 0, "\(replayed.errors)")
    let state = try JSONSerialization.jsonObject(with: Data(replayed.output.utf8))
    #expect((state as? [String: Any])?["input"] as? String == Self.hostile + ".pgm")
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar != "\n" else { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }
}
