import Foundation
import Testing

/// Objects that use instructions which not every processor has.
@Suite struct SymbolTests {
  private static let nm = "/usr/bin/nm"

  /// The linker keeps one copy of a weak function for the whole program. If one came from these
  /// objects, ordinary code could end at an instruction that the processor does not know.
  @Test(
    "objects of an instruction set define functions of their own module alone, weak ones as well",
    .enabled(if: FileManager.default.isExecutableFile(atPath: nm)),
    arguments: ["ConvKernelsV3", "ConvKernelsV4"])
  func functions(module: String) throws {
    let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    let folder = tests.deletingLastPathComponent().appending(path: "\(module).build")
    let objects = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter { $0.lastPathComponent.hasSuffix(".swift.o") }
    #expect(!objects.isEmpty)
    let functions = try objects.flatMap(symbols).filter { "TtWwui".contains($0.kind) }
    #expect(functions.contains { $0.name.contains("addTaps") })
    // A weak one that belongs to the module by its name is shared with nobody.
    let own = "\(module.count)\(module)"
    let foreign = functions.filter {
      "Wwui".contains($0.kind) ? !$0.name.hasPrefix("$s\(own)") : !$0.name.contains(own)
    }
    #expect(foreign.map(\.name).isEmpty)
  }

  private func symbols(of object: URL) throws -> [(kind: String, name: String)] {
    let process = Process()
    process.executableURL = URL(filePath: Self.nm)
    process.arguments = ["--defined-only", object.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      return words.count == 3 ? (kind: String(words[1]), name: String(words[2])) : nil
    }
  }
}
