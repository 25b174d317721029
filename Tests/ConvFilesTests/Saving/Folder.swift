import Foundation

/// A folder of its own for the length of a test.
struct Folder {
  let path: String

  static func with<Result>(_ body: (Folder) throws -> Result) throws -> Result {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("convscope-save-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(Folder(path: path))
  }

  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }
  var files: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path) } }
}
