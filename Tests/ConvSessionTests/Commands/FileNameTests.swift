import ConvNet
import ConvSession
import Testing

/// Names of files are text: whatever is in them comes back, and nothing in them is a command.
struct FileNameTests {
  static let names = [
    "plain.onnx", "my net.onnx", " lead.png", "trail.png ", "C#/a.png", "a # b.png", "#.png",
    "x.png\nrecord victim.txt\ninput x.png", "cr\rlf\r\n.png", "it's.onnx", "'quoted'.png",
    "\"quoted\".png", "back\\slash.png", "back\\ slash.png", "a\\nb", "~/no home.png", "~",
    "file:///etc/passwd", "a=\"b\".png", "a='b'", "tab\there", "\u{1B}]52;c;UFdO\u{7}.onnx",
    "\u{85}\u{2028}\u{202E}.png", "two  blanks", "labels", "a labels b", "a > b.onnx", "digest",
    "x digest 0123456789abcdef0123456789abcdef", "\u{301}accent", "\"\u{301}", "é.png",
    "\u{1F600}.png",
  ]

  @Test(arguments: names, ["open", "input", "lesson", "reference", "show", "save", "record"])
  func `a name that was written is read as it was, on one line without controls`(
    name: String, command: String
  ) throws {
    let written = "\(command) \(inQuotes(name))"
    let first = try Command(parsing: written, home: "/home/me")
    let again = try Command(parsing: first.text, home: "/home/me")
    #expect(again == first)
    #expect(first.text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    // In a script it is one line, and no part of it a comment.
    let lines = ScriptLine.lines(of: "# recorded\n\(first.text)\nquit")
    #expect(lines.map(\.command) == [first.text, "quit"])
    if command == "open" {
      let text = String(first.text.dropFirst("open ".count))
      #expect(try ModelRequest(parsing: text, home: "/home/me").model == name)
    }
  }

  @Test(arguments: names)
  func `the files of options come back as well`(name: String) throws {
    var request = ModelRequest(name)
    (request.options.labels, request.options.weights) = (name, name)
    request.options.inputs["mask"] = name
    request.digest = "0123456789abcdef0123456789abcdef"
    #expect(try ModelRequest(parsing: request.text, home: "/home/me") == request)
  }

  /// As terminals write the path of a file that is dropped on them, and as people type it.
  @Test(arguments: [
    "'/my nets/my net.onnx'", "\"/my nets/my net.onnx\"", "/my\\ nets/my\\ net.onnx",
    "file:///my%20nets/my%20net.onnx", "file://localhost/my%20nets/my%20net.onnx",
    "/my nets/my net.onnx", "~/my net.onnx", "'/my nets/my'\\ 'net.onnx' ",
  ])
  func `a dropped path names its file, in every command that takes one`(given: String) throws {
    let home = "/my nets"
    for command in ["open", "input", "lesson", "reference", "show", "save", "record"] {
      let right = try Command(parsing: "\(command) \"/my nets/my net.onnx\"", home: home)
      #expect(try Command(parsing: "\(command) \(given)", home: home) == right)
    }
    let request = try ModelRequest(parsing: "m.onnx labels \(inShell(given))", home: home)
    #expect(request.options.labels == "/my nets/my net.onnx")
  }

  @Test func `apostrophes inside of a name are letters, and a shell's quotes join`() throws {
    #expect(try ModelRequest(parsing: "it's.onnx").model == "it's.onnx")
    #expect(try ModelRequest(parsing: "'it'\\''s.onnx'").model == "it's.onnx")
    #expect(try ModelRequest(parsing: "'tis.onnx").model == "'tis.onnx")
    #expect(
      try ModelRequest(parsing: "m.onnx input mask='/a b.npy'").options.inputs == [
        "mask": "/a b.npy"
      ])
  }

  @Test func `lines end in LF, CR LF or CR, and comments begin at a word`() {
    let lines = ScriptLine.lines(
      of: "\u{FEFF}# a\r\nstep # on\r\n\r\ninput C#/a.png\rinput 'a # b'\nlesson x#y\n")
    #expect(lines.map(\.number) == [2, 4, 5, 6])
    #expect(
      lines.map(\.command) == ["step ", "input C#/a.png", "input 'a # b'", "lesson x#y"])
  }

  private func inShell(_ given: String) -> String {
    given.hasPrefix("/my nets") || given.hasPrefix("~") ? "\"/my nets/my net.onnx\"" : given
  }
  private func inQuotes(_ name: String) -> String {
    "\""
      + name.unicodeScalars.map { scalar in
        switch scalar {
        case "\"", "\\": "\\\(scalar)"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\u{85}", "\u{2028}": "\\u{\(String(scalar.value, radix: 16))}"
        default: "\(scalar)"
        }
      }.joined() + "\""
  }
}
