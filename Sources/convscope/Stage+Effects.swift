import ConvCanvas
import ConvFiles
import ConvSession
import ConvStage
import ConvWork
import Foundation

/// Effects of commands where there is no terminal: files, and the session that was kept.
extension Stage {
  /// Writes or reads the file of an effect; what is copied and the end are its caller's.
  /// - Returns: a sentence on what was written; nil where nothing was.
  /// - Throws: ``CommandError``, where a file can not be written.
  @discardableResult
  mutating func carryOut(_ effect: Effect) throws(CommandError) -> String? {
    switch effect {
    case .show(let path):
      let canvas = canvas(size, Appearance(motion: false))
      return try write(FrameFile.bytes(of: canvas, for: path), path)
    case .save(let path): return try ModelSaver(session.subject, to: path).save()
    case .record(let path): return try write(Array(recording.utf8), path)
    case .resume: try resume(KeptSession(environment: ProcessInfo.processInfo.environment))
    case .copy, .quit: break
    }
    return nil
  }

  private func write(_ bytes: [UInt8], _ path: String) throws(CommandError) -> String {
    do throws(FileError) { try PlainFile.write(bytes, to: path) } catch {
      throw .failed("\(error)")
    }
    return "\(path) is written"
  }
}
