import ConvCanvas
import ConvFiles
import ConvNet
import ConvSession
import ConvTerminal
import ConvWork
import Foundation

/// What a command does outside of the session: progress, clipboard, files, messages.
extension Program {
  /// Progress survives whatever ends the program. Where it can not be kept, one is told.
  mutating func keepProgress() {
    guard let course = driver.session.course else { return }
    do throws(FileError) { try progress.keep(course) } catch {
      driver.interaction.message = .init("progress is not kept: \(error)", isFailure: true)
    }
    if course.isFinished { driver.surroundings.shelf = LessonShelf.own.entries(progress) }
  }

  mutating func resume() {
    do throws(CommandError) {
      driver = try kept.resumed(driver)
      driver.interaction.message = .init("here is what you left", isFailure: false)
    } catch { show(error, of: "resume") }
  }

  /// To the clipboard of the terminal, wherever it runs.
  mutating func copy(_ copied: Copied) {
    do throws(CommandError) {
      // Every number takes two bytes or more: what can not fit is not even written.
      let text = copied.count * 2 > Clipboard.limit ? nil : copied.text
      guard let text, terminal.copy(text) else {
        throw .unavailable(
          "\(copied.words) are more than a terminal's clipboard takes; copy a part of it, or print "
            + "them with convscope frame --do \"copy \(copied.place.text)\"")
      }
      driver.interaction.message = .init("\(copied.words) copied", isFailure: false)
    } catch { show(error, of: "copy") }
  }

  mutating func write(
    _ path: String, _ bytes: (Canvas) throws(CommandError) -> [UInt8]
  ) {
    do throws(CommandError) {
      let bytes = try bytes(frame(terminal.size))
      do throws(FileError) { try PlainFile.write(bytes, to: path) } catch {
        throw CommandError.failed("\(error)")
      }
      driver.interaction.message = .init("\(path) is written", isFailure: false)
    } catch { show(error, of: path) }
  }

  /// Says why a command was refused, where it was typed or above the hints.
  mutating func show(_ error: CommandError, of command: Command) {
    // A wish that is refused is no mistake in what was typed.
    if command.row.isWish { driver.interaction.prompt = nil }
    show(error, of: command.text)
  }
  mutating func show(_ error: CommandError, of text: String) {
    let sentence = "\(error)".prefix { $0 != "\n" }
    if driver.interaction.prompt != nil {
      driver.interaction.prompt?.error = String(sentence)
      if case .line(let line, let whole) = error, let start = text.range(of: whole) {
        let offset = text.distance(from: text.startIndex, to: start.lowerBound)
        driver.interaction.prompt?.cursor = min(text.count, offset + line.range.lowerBound)
      }
    } else {
      driver.interaction.message = .init(String(sentence), isFailure: true)
    }
  }
}
