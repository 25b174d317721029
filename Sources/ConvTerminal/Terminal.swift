import CTerminal
public import ConvCanvas
import Glibc

/// The one terminal of the process: canvases out, events in. All of it belongs to the main thread;
/// only its ``waker`` goes elsewhere. Create it before any thread starts, because threads inherit
/// which signals are blocked.
public final class Terminal {
  public let appearance: Appearance
  private let wake = WakeDescriptor()
  private var signals: SignalInbox
  private var keyboard = Keyboard()
  private var pairs: ColorPairs
  private let isUnicode: Bool
  /// The canvas that the terminal shows, as far as is known; nil where it is not.
  private var shown: Canvas?
  private var isOpen = true
  /// Whether the terminal tells of every motion of the mouse, which it is asked for only where
  /// somebody looks at it.
  public var reportsMotion = false {
    didSet {
      if isOpen, reportsMotion != oldValue { terminal_report_motion(reportsMotion) }
    }
  }
  private var hasHungUp = false
  /// Whether the signal that ended our own suspension is still to be read.
  private var expectsContinuation = false

  /// The limit of the size that is used, which bounds the memory of a frame.
  private static let limits = Size(rows: 500, columns: 1000)

  /// Takes the screen over.
  /// - Throws: ``TerminalError`` where there is no terminal, or none that can be used; then nothing
  ///   has been changed.
  public init(_ options: TerminalOptions) throws(TerminalError) {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO] where isatty(descriptor) == 0 {
      throw .notATerminal(descriptor: descriptor)
    }
    let type = options.environment["TERM"] ?? ""
    let colors = type.isEmpty ? -1 : terminal_colors_of(type)
    guard colors != -1 else { throw .unknownType(type) }
    guard colors >= 0 else { throw .cannotPlaceCursor(type: type) }
    _ = TerminalChoice.locales(options.environment).first { terminal_set_locale($0) }
    let codeset = String(cString: terminal_codeset())
    appearance =
      TerminalChoice(options, codeset: codeset, terminfoColors: Int(colors)).appearance
    isUnicode = codeset.uppercased() == "UTF-8"

    signals = SignalInbox()
    terminal_remember_settings()
    guard Terminal.open(type, appearance.colors) else {
      signals.end()
      throw .cannotStart(type: type)
    }
    pairs = ColorPairs(appearance.colors)
    terminal_guard()
    terminal_enter()
  }

  deinit { close() }

  public var size: Size {
    Size(rows: Int(terminal_rows()), columns: Int(terminal_columns()))
  }

  public var waker: Waker { Waker(wake) }

  /// Shows a canvas; only what differs from what is shown is written.
  public func present(_ canvas: Canvas) {
    guard isOpen, canvas != shown else { return }
    if !draw(canvas) {
      pairs.forget()
      shown = nil
      _ = draw(canvas)
    }
    shown = canvas
    terminal_show()
  }

  /// Waits for events, without using the processor.
  /// - Parameter timeout: nil waits for ever; zero only looks.
  /// - Returns: what came, in its order; never nothing.
  public func next(timeout: Duration? = nil) -> [Event] {
    guard isOpen, !hasHungUp else { return [.hungUp] }
    let end = timeout.map { ContinuousClock.now + $0 }
    while true {
      let left = end.map { $0 - .now }
      let events = wait(left)
      if !events.isEmpty { return events }
      if let end, end <= .now { return [.timeout] }
    }
  }

  /// Gives the terminal back to the shell and stops until the shell continues the process, where
  /// there is one that can.
  private func suspend() -> Event {
    guard Suspension.isPossible else { return .cannotSuspend }
    terminal_leave()
    terminal_write("convscope waits; type fg to come back.\r\n")
    // The signal goes to the whole group, so that a shell notices also where a script started us.
    expectsContinuation = true
    kill(0, SIGSTOP)
    resume()
    return .suspendedAndResumed
  }

  /// Puts the terminal back as it was. Calling it again does nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    terminal_leave()
    terminal_unguard()
    signals.end()
  }

  private func resume() {
    _ = terminal_follow_size(Int32(Terminal.limits.rows), Int32(Terminal.limits.columns))
    terminal_forget_screen()
    shown = nil
    terminal_enter()
    if reportsMotion { terminal_report_motion(true) }
  }

  /// Draws a canvas.
  /// - Returns: false where the terminal's colour pairs ran out.
  private func draw(_ canvas: Canvas) -> Bool {
    let size = size
    let isKnown = shown?.size == canvas.size
    var isComplete = true
    for row in 0..<min(size.rows, canvas.size.rows) {
      for column in 0..<min(size.columns, canvas.size.columns) {
        let cell = canvas[row, column]
        if isKnown, let shown, shown[row, column] == cell { continue }
        let pair = pairs.pair(cell)
        if pair == nil { isComplete = false }
        let character = isUnicode ? cell.character : Appearance.asciiCell(cell.character)
        terminal_put(
          Int32(row), Int32(column), character.unicodeScalars.first?.value ?? 32, pair ?? 0,
          cell.bold, cell.reversed && appearance.colors == .mono)
      }
    }
    return isComplete
  }

  private func wait(_ left: Duration?) -> [Event] {
    let input = Int16(POLLIN)
    var polled = [
      pollfd(fd: STDIN_FILENO, events: input, revents: 0),
      pollfd(fd: wake.number, events: input, revents: 0),
      pollfd(fd: signals.descriptor, events: input, revents: 0),
    ]
    guard poll(&polled, 3, left.map(Terminal.milliseconds) ?? -1) > 0 else { return [] }
    var events: [Event] = []
    if polled[2].revents != 0 { events += signalEvents() }
    if polled[1].revents != 0 {
      wake.reset()
      events.append(.woken)
    }
    if polled[0].revents & input != 0 {
      for event in keyboard.read() {
        events.append(event == .key("ctrl-z") ? suspend() : event)
      }
    }
    if polled[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 {
      hasHungUp = true
      events.append(.hungUp)
    }
    return events
  }

  private func signalEvents() -> [Event] {
    var events: [Event] = []
    while let signal = signals.next() {
      switch signal {
      case SIGWINCH:
        let (rows, columns) = (Terminal.limits.rows, Terminal.limits.columns)
        guard terminal_follow_size(Int32(rows), Int32(columns)) else { continue }
        // It is unknown what a terminal keeps of a larger screen: all of it is drawn again.
        terminal_forget_screen()
        shown = nil
        events.append(.resized)
      case SIGTSTP: events.append(suspend())
      case SIGCONT where expectsContinuation: expectsContinuation = false
      case SIGCONT:
        // It was stopped by someone else, who may have changed the terminal meanwhile.
        resume()
        events.append(.suspendedAndResumed)
      case SIGHUP: events.append(.hungUp)
      default: events.append(.terminate(signal: signal))
      }
    }
    return events
  }

  private static func open(_ type: String, _ colors: Colors) -> Bool {
    let (rows, columns) = (Int32(limits.rows), Int32(limits.columns))
    if colors == .exact {
      setenv("TERMINFO", DirectColor.entry, 1)
      defer { unsetenv("TERMINFO") }
      if terminal_open(DirectColor.type, true, rows, columns) { return true }
    }
    return terminal_open(type, colors != .mono, rows, columns)
  }

  /// The duration in milliseconds, rounded up so that a wait is never too short; never negative.
  private static func milliseconds(_ duration: Duration) -> Int32 {
    let (seconds, attoseconds) = duration.components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    guard seconds < 1_000_000 else { return 1_000_000_000 }
    return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
