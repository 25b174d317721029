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

  @Test func `what standard input held is called so, and a pipe is a pipe`() throws {
    let piped = try Run(["trace", "letters", "--input", "-"], input: "no picture")
    #expect(piped.status == 65 && piped.errors.contains("convscope: standard input: this is not"))
    let shell =
      "exec '\(Scope.executable)' letters --input <(printf 'P2 12 12 1 '; yes 1 | head -144)"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", shell]
    let errors = Pipe()
    (process.standardError, process.standardOutput) = (errors, FileHandle.nullDevice)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // Standard input held nothing, so commands can come there.
    #expect(said.contains("commands can come there") && !said.contains("held the input"), "\(said)")
  }

  @Test func `options that do nothing to an array are named by every command`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let array = folder.appending(path: "x.npy").path
    let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 12, 12), }\n"
    try Data(
      [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
        + [UInt8](repeating: 0, count: 576)
    ).write(to: URL(fileURLWithPath: array))
    let idle = "--scale has no effect: the array is taken as it is"
    for command in [["trace", "letters"], ["frame", "letters"], ["letters"]] {
      let run = try Run(command + ["--input", array, "--scale", "2"])
      #expect(run.status == 0 && run.errors.contains(idle), "\(command): \(run.errors)")
    }
    let bench = try Run(["bench", "letters", "--runs", "1", "--input", array, "--scale", "2"])
    #expect(bench.errors.contains(idle))
    let summary = try Run(["summary", "letters", "--input", "input=\(array)", "--scale", "2"])
    #expect(summary.errors.contains(idle))
    #expect(try Run(["frame", "letters", "--scale", "2"]).errors.isEmpty)
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
