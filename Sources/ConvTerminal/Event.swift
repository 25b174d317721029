/// An event that the terminal reports.
public enum Event: Hashable, Sendable {
  /// A key by its name: `right`, `pageup`, `enter`, `escape`, `backtab`, `space`, `ctrl-r`,
  /// `shift-up`, `f1`; otherwise the character itself.
  case key(String)
  /// Pasted text, as it was copied; line ends are `\n`.
  case paste(String)
  /// An action of the mouse; rows and columns count from 0.
  case mouse(row: Int, column: Int, MouseAction)
  case resized
  /// A worker called ``Waker/wake()``.
  case woken
  /// The time given has passed without an event.
  case timeout
  /// The program was suspended and goes on; the screen has to be presented again.
  case suspendedAndResumed
  /// It was asked to be suspended, and nobody could continue it.
  case cannotSuspend
  /// A request to end the process, by `SIGTERM` or `SIGINT`.
  case terminate(signal: Int32)
  /// The terminal is gone.
  case hungUp
}

extension Event {
  /// Whether the mouse was moved, and nothing else.
  public var isMotion: Bool { if case .mouse(_, _, .move) = self { true } else { false } }
}

public enum MouseAction: Hashable, Sendable {
  case press, release, move, wheelUp, wheelDown
}
