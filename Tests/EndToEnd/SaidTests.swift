import Foundation
import Testing

/// What the command line says on standard error beside what it does.
struct SaidTests {
  @Test func `help of a mistyped command names the nearest`() throws {
    let run = try Run(["help", "sumary"])
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.contains("did you mean summary?"))
  }

  @Test func `who gets one screen instead of the program is told why`() throws {
    let silent = try Run(["letters"])
    #expect(silent.status == 0 && silent.output.contains("convscope"))
    #expect(silent.errors.contains("needs a terminal"))
    let picture = "P2\n12 12\n1\n" + String(repeating: "1 ", count: 144)
    let piped = try Run(["letters", "--input", "-"], input: picture)
    #expect(piped.status == 0 && piped.errors.contains("held the input"))
    #expect(try Run(["letters"], input: "step\n").errors.isEmpty)
  }

  @Test func `a closed output is said where it can be`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "'\(Scope.executable)' --version >&-"]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 74)
    #expect(said.contains("standard output can not be written"))
  }
}
