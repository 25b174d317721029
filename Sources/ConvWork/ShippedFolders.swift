import Foundation

/// Where files lie that ship with the program, and where others may put theirs.
struct ShippedFolders: Sendable {
  private let folders: [String]

  /// - Parameters:
  ///   - environment: `CONVSCOPE_DATA`, `XDG_DATA_HOME` and `XDG_DATA_DIRS` say where to look.
  ///   - executable: the program's path; its resources lie beside it, or in `../share/convscope`.
  init(environment: [String: String], executable: String) {
    let beside = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    let home = environment["XDG_DATA_HOME"] ?? environment["HOME"].map { $0 + "/.local/share" }
    let system = environment["XDG_DATA_DIRS"] ?? "/usr/local/share:/usr/share"
    folders =
      [environment["CONVSCOPE_DATA"]].compactMap { $0 }
      + [
        beside.appendingPathComponent("convscope_convscope.resources").path,
        beside.deletingLastPathComponent().appendingPathComponent("share/convscope").path,
        home.map { $0 + "/convscope" },
      ].compactMap { $0 } + system.split(separator: ":").map { "\($0)/convscope" }
  }
  /// Those of the running program.
  static let own = ShippedFolders(
    environment: ProcessInfo.processInfo.environment,
    executable: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0])

  /// The places of a file or folder, the first to be looked at first.
  func places(of name: String) -> [String] { folders.map { "\($0)/\(name)" } }

  /// Where a file lies; nil where it is not found.
  func path(of name: String) -> String? {
    places(of: name).first { FileManager.default.fileExists(atPath: $0) }
  }
}
