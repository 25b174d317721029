import ConvFiles
import Foundation

/// The user's folder for what the program keeps.
struct StateFolder {
  /// Nil where the environment names none.
  private let path: String?

  /// - Parameter environment: `XDG_STATE_HOME`, or else `HOME`, says where.
  init(environment: [String: String]) {
    func folder(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    path = (folder("XDG_STATE_HOME") ?? folder("HOME").map { $0 + "/.local/state" })
      .map { $0 + "/convscope" }
  }

  /// The path of a file in it; nil where there is no folder.
  func file(_ name: String) -> String? { path.map { "\($0)/\(name)" } }

  /// Lets `body` have a file of the folder, which is made where it is missing, for itself alone:
  /// other instances of the program wait.
  /// - Throws: ``FileError`` where there is no folder, or it can not be written.
  func locking(
    _ name: String, _ body: (_ path: String) throws(FileError) -> Void
  ) throws(FileError) {
    guard let path, let file = file(name) else {
      throw .unwritable(path: name, reason: "neither XDG_STATE_HOME nor HOME says where")
    }
    // What can not be made is said by the opening that follows.
    try? FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let lock = open(file + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else {
      throw .unwritable(path: file, reason: String(cString: strerror(errno)))
    }
    defer { close(lock) }
    var tries = 0
    while flock(lock, LOCK_EX | LOCK_NB) != 0 {
      tries += 1
      guard errno == EWOULDBLOCK || errno == EINTR, tries < StateFolder.mostTries else {
        throw .unwritable(path: file, reason: "another convscope is writing it")
      }
      usleep(StateFolder.pause)
    }
    try body(file)
  }
  /// Two seconds in all, many times what a writing takes.
  private static let mostTries = 200
  /// In microseconds.
  private static let pause: UInt32 = 10_000
}
