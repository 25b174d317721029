import ConvCanvas
import Dispatch

/// Says on the terminal what is being opened, where that takes longer than a moment, and takes the
/// words back when it is done: what comes next is a screen or a sentence.
struct OpeningNotice {
  private let words: DispatchWorkItem
  private let queue = DispatchQueue(label: "opening")

  private static let patience = DispatchTimeInterval.milliseconds(300)

  /// - Parameter model: as it was given.
  init(_ model: String) {
    words = DispatchWorkItem { OpeningNotice.write("opening \(PlainText.line(model)) …") }
    guard StandardStream.error.isTerminal else { return }
    queue.asyncAfter(deadline: .now() + OpeningNotice.patience, execute: words)
  }

  func end() {
    words.cancel()
    guard StandardStream.error.isTerminal else { return }
    // In the same queue: words that are being written are whole before they go.
    queue.sync { OpeningNotice.write("\r\u{1B}[K") }
  }

  private static func write(_ text: String) {
    _ = StandardStream.error.write(Array(text.utf8))
  }
}
