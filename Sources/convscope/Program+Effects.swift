import ConvCanvas
import ConvFiles
import ConvNet
import ConvSession
import ConvStage
import ConvTerminal
import ConvViews
import ConvWork

/// Effects of commands outside of the session: progress, clipboard, files, messages.
extension Program {
  /// Lets the stage do something, and does what is left to do outside.
  mutating func carryOut(_ act: (inout Stage) -> Effect?) -> Ending? {
    let (before, network) = (stage.session.course, stage.session.network)
    let effect = act(&stage)
    if stage.session.network != network { Memory.giveBack() }
    let course = stage.session.course
    if course?.records != before?.records || course?.index != before?.index { keepProgress() }
    switch effect {
    case .quit?: return .quit
    case .show(let path)?:
      write(path) { (canvas) throws(CommandError) in try FrameFile.bytes(of: canvas, for: path) }
    case .save(let path)?:
      saves.add(ModelSaver(stage.session.subject, to: path))
      stage.interaction.notice("\(path) is being written")
    case .record(let path)?:
      let text = stage.recording
      if write(path, { _ in Array(text.utf8) }) { recorded = text }
    case .copy(let copied)?: copy(copied)
    case .resume?: resume()
    case nil: break
    }
    return nil
  }

  /// Progress survives whatever ends the program. Where it can not be kept, one is told.
  private mutating func keepProgress() {
    guard let course = stage.session.course else { return }
    do throws(FileError) {
      if let aside = try progress.keep(course) {
        stage.interaction.message = .init(
          "what was kept of your lessons can not be read; it lies in \(aside) now, and a new one "
            + "is begun", isFailure: true)
      }
    } catch {
      stage.interaction.message = .init("progress is not kept: \(error)", isFailure: true)
    }
    stage.surroundings.shelf = progress.entries(of: lessons)
  }

  private mutating func resume() {
    do throws(CommandError) {
      try stage.resume(kept)
      stage.interaction.notice("here is what you left")
    } catch { stage.show(error, of: "resume") }
  }

  /// To the clipboard of the terminal, wherever it runs.
  private mutating func copy(_ copied: Copied) {
    do throws(CommandError) {
      // Every number takes two bytes or more: what can not fit is not even written.
      let text = copied.count * 2 > Clipboard.limit ? nil : copied.text
      guard let text, terminal.copy(text) else {
        throw .unavailable(
          "\(copied.words) are more than a terminal's clipboard takes; copy a part of it, or print "
            + "them with convscope frame --do \"copy \(copied.place.text)\"")
      }
      stage.interaction.notice("\(copied.words) copied")
    } catch { stage.show(error, of: "copy") }
  }

  /// - Returns: whether it is written.
  @discardableResult
  private mutating func write(
    _ path: String, _ bytes: (Canvas) throws(CommandError) -> [UInt8]
  ) -> Bool {
    do throws(CommandError) {
      let bytes = try bytes(stage.frame(terminal.size, terminal.appearance).canvas)
      do throws(FileError) { try PlainFile.write(bytes, to: path) } catch {
        throw CommandError.failed("\(error)")
      }
      stage.interaction.notice("\(path) is written")
      return true
    } catch {
      stage.show(error, of: path)
      return false
    }
  }
}
