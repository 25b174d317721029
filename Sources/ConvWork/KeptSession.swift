public import ConvFiles
public import ConvSession
import Foundation

/// A session that was left with changes, as commands, in the user's state folder.
public struct KeptSession: Sendable {
  private let path: String

  /// - Parameter environment: `XDG_STATE_HOME`, or else `HOME`, says where.
  public init(environment: [String: String]) {
    path = StateFolder(environment: environment).path + "/last-session"
  }

  public var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// Keeps what was done, whole or not at all; a session without changes is not worth it.
  /// - Throws: ``FileError`` where the folder can not be written.
  public func keep(_ driver: Driver) throws(FileError) {
    guard driver.session.hasEdits else { return }
    StateFolder.make(path)
    try PlainFile.write(Array(driver.recording.utf8), to: path)
  }

  /// The session that was kept, done again.
  /// - Throws: ``CommandError`` where there is none, or a line of it can not be done any more.
  public func resumed(_ driver: Driver) throws(CommandError) -> Driver {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try PlainFile.read(path, limit: 16 << 20) } catch {
      throw .unavailable(error.isMissing ? "no session was left with changes" : "\(error)")
    }
    var resumed = driver
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    where !line.hasPrefix("#") {
      try resumed.perform(String(line))
    }
    return resumed
  }
}
