public import ConvFiles
public import ConvSession
import Foundation

/// A session that was left with changes, as commands, in the user's state folder.
public struct KeptSession: Sendable {
  private let folder: StateFolder
  /// Moments of learning that its commands lead to.
  public let moments: KeptMoments
  private static let name = "last-session"

  /// - Parameter environment: `XDG_STATE_HOME`, or else `HOME`, says where.
  public init(environment: [String: String]) {
    folder = StateFolder(environment: environment)
    moments = KeptMoments(environment: environment)
  }

  private var path: String? { folder.file(KeptSession.name) }
  public var exists: Bool { path.map(FileManager.default.fileExists) ?? false }

  /// Keeps a recording, whole or not at all.
  /// - Throws: ``FileError`` where the folder can not be written.
  public func keep(_ recording: String) throws(FileError) {
    try folder.locking(KeptSession.name) { (path) throws(FileError) in
      try PlainFile.write(Array(recording.utf8), to: path)
    }
  }

  /// The commands of the session that was kept.
  /// - Throws: ``CommandError`` where there is none.
  public func lines() throws(CommandError) -> [String] {
    guard let path else { throw .unavailable("no session was left with changes") }
    let bytes: [UInt8]
    do throws(FileError) { bytes = try PlainFile.read(path, limit: 16 << 20) } catch {
      throw .unavailable(error.isMissing ? "no session was left with changes" : "\(error)")
    }
    return ScriptLine.lines(of: String(decoding: bytes, as: UTF8.self)).map(\.command)
  }
}
