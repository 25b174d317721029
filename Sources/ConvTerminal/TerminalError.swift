/// The reason why there is no screen.
public enum TerminalError: Error, Hashable, Sendable {
  case notATerminal(descriptor: Int32)
  case unknownType(String)
  /// A type of terminal that can not place its cursor, as `dumb`.
  case cannotPlaceCursor(type: String)
  case cannotStart(type: String)
}

extension TerminalError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notATerminal(let descriptor):
      "standard \(descriptor == 0 ? "input" : "output") is not a terminal;"
        + " try `convscope frame` or `convscope run`, which need none"
    case .unknownType(let type):
      type.isEmpty
        ? "TERM is not set, so nothing is known of this terminal; try TERM=xterm-256color"
        : "the terminal type \(quoted(type)) is not known here; try TERM=xterm-256color"
    case .cannotPlaceCursor(let type):
      "a terminal of type \(quoted(type)) can not place its cursor;"
        + " try `convscope frame` or `convscope run`, which need no screen"
    case .cannotStart(let type):
      "ncurses can not start on a terminal of type \(quoted(type)); try TERM=xterm-256color"
    }
  }

  /// Quotes a value of the environment, which is no safer than a file's text.
  private func quoted(_ text: String) -> String {
    let shown = text.unicodeScalars.prefix(40).map { (0x20..<0x7f).contains($0.value) ? $0 : "?" }
    return "'" + String(String.UnicodeScalarView(shown)) + "'"
  }
}
