import Foundation
import Testing

/// Closed and full standard streams, and places to write that are no files.
@Suite(.serialized)
struct StandardStreamTests {
  /// How the program ends in a line of a shell.
  private func status(_ line: String) throws -> Int32 {
    try shell("\(line)").status
  }
  private func shell(_ line: String) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line.replacing("convscope", with: "'\(Scope.executable)'")]
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit, "\(line)")
    return (process.terminationStatus, text)
  }

  private static let results = [
    "convscope summary letters", "convscope trace letters", "convscope frame",
    "convscope trace letters --format json", "convscope bench letters --runs 1",
    "convscope lesson list", "convscope --help", "convscope help trace", "convscope --version",
    "echo quit | convscope letters", "convscope frame letters --do 'copy edges'",
    "convscope lesson check nosuch",
  ]

  @Test(arguments: results, [">&-", ">/dev/full"])
  func `a result that can not be written ends in 74`(command: String, redirection: String) throws {
    #expect(try status("\(command) \(redirection)") == 74)
    #expect(try status("\(command) \(redirection) 2>&-") == 74)
  }

  @Test(arguments: ["2>&-", "2>/dev/full", "<&- >&- 2>&-"])
  func `an error that nobody can be told ends in 74`(redirection: String) throws {
    for command in [
      "nosuch", "summary nosuch", "trace", "run /no/such", "frame --do nonsense", "bench --runs x",
      "--nonsense", "sumary letters",
    ] {
      #expect(try status("convscope \(command) \(redirection)") == 74, "\(command)")
    }
  }

  @Test func `a warning that can not be written stops nothing`() throws {
    #expect(try status("convscope trace letters 2>/dev/full") == 0)
    #expect(try status("convscope trace letters 2>&-") == 0)
  }

  @Test func `a pipe, a device and a dash are written to`() throws {
    for target in ["-", "/dev/stdout"] {
      let text = try shell("convscope trace letters --layer letter -o \(target)")
      #expect(text.status == 0 && text.output.hasPrefix("letter"))
      let frame = try shell("convscope frame -o \(target)")
      #expect(frame.status == 0 && frame.output.contains("convscope"))
    }
    #expect(try status("convscope trace letters --format npz -o /dev/null") == 0)
    let piped = try shell("mkfifo $$.p; cat $$.p & convscope frame -o $$.p; wait; rm $$.p")
    #expect(piped.output.contains("convscope"))
  }

  @Test(arguments: [
    ("sumary letters", "summary"), ("lesson chek x", "check"), ("tarce letters", "trace"),
  ])
  func `a mistyped subcommand is answered with the nearest`(typed: String, meant: String) throws {
    let run = try Run(typed.split(separator: " ").map(String.init))
    #expect(run.status == 64 && run.errors.contains("did you mean \(meant)?"))
  }

  @Test func `help names the model and its options`() throws {
    let help = try Run(["--help"]).output
    for word in ["MODEL", "--input", "--labels", "--limit", "SUBCOMMAND"] {
      #expect(help.contains(word), "\(word)")
    }
  }
}
