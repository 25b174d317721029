import CTerminal
import Foundation

/// The clipboard of the terminal that is used, also over SSH: OSC 52 of xterm's control
/// sequences, `ESC ] 52 ; c ; base64 BEL`. Terminals that do not know it, or do not allow it, ignore
/// it; none of them answers.
public enum Clipboard {
  /// The limit of a text in bytes: terminals cut more than about 100,000 characters of base64.
  public static let limit = 74_994

  /// The sequence that sets the clipboard; nil for a text beyond the limit.
  package static func sequence(_ text: String) -> String? {
    let bytes = Data(text.utf8)
    guard bytes.count <= limit else { return nil }
    return "\u{1B}]52;c;\(bytes.base64EncodedString())\u{07}"
  }
}

extension Terminal {
  /// Copies a text.
  /// - Returns: false, and nothing is sent, where the text is longer than ``Clipboard/limit``.
  public func copy(_ text: String) -> Bool {
    guard let sequence = Clipboard.sequence(text) else { return false }
    terminal_write(sequence)
    return true
  }
}
