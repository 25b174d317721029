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

  /// Keeps a recording, whole or not at all.
  /// - Throws: ``FileError`` where the folder can not be written.
  public func keep(_ recording: String) throws(FileError) {
    StateFolder.make(path)
    try PlainFile.write(Array(recording.utf8), to: path)
  }

  /// The commands of the session that was kept.
  /// - Throws: ``CommandError`` where there is none.
  public func lines() throws(CommandError) -> [String] {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try PlainFile.read(path, limit: 16 << 20) } catch {
      throw .unavailable(error.isMissing ? "no session was left with changes" : "\(error)")
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map(String.init)
  }
}
