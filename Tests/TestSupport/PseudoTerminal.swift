import CVTerm
import Glibc

/// A program on a terminal of its own, with libvterm as the screen, so that a test can press keys and
/// see every cell. Nothing sleeps: ``until(_:_:)`` reads what the program writes until it is there.
public final class PseudoTerminal {
  /// How the program ended.
  public enum Exit: Hashable, Sendable {
    case code(Int32)
    case signal(Int32)
    /// It still runs, or stopped, when time was up.
    case none
  }
  public enum Failure: Error, Hashable, Sendable {
    case noTerminal(errno: Int32)
    case cannotStart(path: String, errno: Int32)
  }

  public private(set) var rows: Int
  public private(set) var columns: Int
  public let process: Int32
  /// Bytes the program has written so far.
  public private(set) var bytesWritten = 0
  /// Everything it has written, while ``keepsOutput`` is true.
  public private(set) var output: [UInt8] = []
  public var keepsOutput = false

  private var main: Int32
  /// Held open, so that the settings can be read when the program is gone.
  private let side: Int32
  /// Those before the program began, which may change them at once.
  public let firstSettings: Settings
  private let screen: UnsafeMutablePointer<vt_screen>
  private var exit = Exit.none

  /// Starts a program.
  /// - Parameters:
  ///   - arguments: the path of the program, then what it is given.
  ///   - environment: added to what the test has; an empty value takes a variable away.
  public init(
    _ arguments: [String], rows: Int = 24, columns: Int = 80, environment: [String: String] = [:]
  ) throws(Failure) {
    (self.rows, self.columns) = (rows, columns)
    var (main, side): (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 128)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&main, &side, &name, nil, &size) == 0 else { throw .noTerminal(errno: errno) }
    for descriptor in [main, side] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    var settings = termios()
    tcgetattr(side, &settings)
    firstSettings = Settings(settings)
    let (process, failure) = PseudoTerminal.spawn(
      arguments, on: name, PseudoTerminal.environment(environment))
    guard failure == 0 else {
      close(main)
      close(side)
      throw .cannotStart(path: arguments.first ?? "", errno: failure)
    }
    (self.main, self.side, self.process) = (main, side, process)
    screen = vt_new(Int32(rows), Int32(columns))
  }

  deinit {
    if exit == .none {
      kill(-process, SIGKILL)
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    if main >= 0 { close(main) }
    close(side)
    vt_free(screen)
  }

  // MARK: Doing

  /// Types.
  public func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(main, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  public func resize(rows: Int, columns: Int) {
    (self.rows, self.columns) = (rows, columns)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    vt_resize(screen, Int32(rows), Int32(columns))
    _ = ioctl(main, UInt(TIOCSWINSZ), &size)
  }

  /// Closes the terminal's window, as it were.
  public func hangUp() {
    close(main)
    main = -1
  }

  public func signal(_ number: Int32) { kill(process, number) }

  /// Feeds what the program writes to the screen until a condition holds.
  /// - Returns: false where time is up, or the program gone, before it holds.
  @discardableResult
  public func until(
    _ limit: Duration = .seconds(10), _ condition: (PseudoTerminal) -> Bool
  ) -> Bool {
    let end = ContinuousClock.now + limit
    while !condition(self) {
      let left = end - .now
      guard left > .zero else { return false }
      // Looked at again now and then: a condition may be about the process.
      let count = bytesWritten
      guard read(atMost: min(left, .milliseconds(20))) else { return condition(self) }
      if count == bytesWritten, hasExited { return condition(self) }
    }
    return true
  }

  /// Waits for the program to end, reading what it still writes.
  public func waitForExit(_ limit: Duration = .seconds(10)) -> Exit {
    until(limit) { $0.hasExited }
    // What it wrote last may still be on its way.
    while read(atMost: .zero, onlyIfThere: true) {}
    return exit
  }

  // MARK: Seeing

  /// The whole screen, without spaces at the ends of lines.
  public var text: String { (0..<rows).map(line).joined(separator: "\n") }

  public func line(_ row: Int) -> String {
    var line = ""
    for column in 0..<columns {
      let code = vt_get(screen, Int32(row), Int32(column)).character
      line.unicodeScalars.append(code == 0 ? " " : Unicode.Scalar(code) ?? "?")
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The colours of a cell as `0xRRGGBB`.
  public func color(row: Int, column: Int) -> (foreground: UInt32, background: UInt32) {
    let cell = vt_get(screen, Int32(row), Int32(column))
    return (cell.foreground, cell.background)
  }
  public func isBold(row: Int, column: Int) -> Bool {
    vt_get(screen, Int32(row), Int32(column)).bold
  }
  public func isReversed(row: Int, column: Int) -> Bool {
    vt_get(screen, Int32(row), Int32(column)).reversed
  }

  /// Whether the program shows the screen that full-screen programs use.
  public var alternateScreen: Bool { screen.pointee.alternate }
  public var cursorVisible: Bool { screen.pointee.cursor }
  /// Whether the program asked to be told about the mouse.
  public var mouseReported: Bool { screen.pointee.mouse != 0 }

  /// What the terminal driver is set to; compare before and after.
  public var settings: Settings {
    var settings = termios()
    tcgetattr(side, &settings)
    return Settings(settings)
  }

  /// A terminal's settings as a value.
  public struct Settings: Hashable, Sendable {
    public let flags: [UInt32]
    public let characters: [UInt8]

    init(_ settings: termios) {
      flags = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
      characters = withUnsafeBytes(of: settings.c_cc) { Array($0) }
    }
    /// Whether keys arrive line by line, as a shell has it.
    public var isLineByLine: Bool { flags[3] & UInt32(ICANON) != 0 }
  }

  /// Whether the program is stopped, as by Ctrl-Z.
  public var isStopped: Bool { state == "T" }

  /// Ticks of the processor that the program has used, user and system.
  public var processorTicks: Int {
    fields.count > 14 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : 0
  }

  // MARK: Inside

  private var hasExited: Bool {
    if exit != .none { return true }
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return false }
    exit =
      vt_signaled(status) ? .signal(vt_signal(status)) : .code(vt_exit_status(status))
    return true
  }

  private var state: String { fields.first.map(String.init) ?? "" }

  /// The fields of `/proc/PID/stat` after the name, which may contain anything.
  private var fields: [Substring] {
    guard let file = fopen("/proc/\(process)/stat", "r") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = fread(&bytes, 1, bytes.count, file)
    let text = String(decoding: bytes.prefix(count), as: UTF8.self)
    guard let end = text.lastIndex(of: ")") else { return [] }
    return text[text.index(after: end)...].split(separator: " ")
  }

  /// - Returns: false where the program's side is closed, or where nothing is there and only that
  ///   was asked for.
  private func read(atMost limit: Duration, onlyIfThere: Bool = false) -> Bool {
    // Without a terminal there is nothing to read, but still a process to wait for.
    var polled = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
    let milliseconds = Int32(limit.components.attoseconds / 1_000_000_000_000_000)
    guard poll(&polled, 1, onlyIfThere ? 0 : milliseconds + 1) > 0 else { return !onlyIfThere }
    var bytes = [CChar](repeating: 0, count: 65536)
    let count = Glibc.read(main, &bytes, bytes.count)
    guard count > 0 else { return false }
    bytesWritten += count
    if keepsOutput { output += bytes.prefix(count).map { UInt8(bitPattern: $0) } }
    vt_write(screen, bytes, count)
    let answer = vt_answer(screen, &bytes, bytes.count)
    if answer > 0 { _ = write(main, bytes, answer) }
    return true
  }

  private static func environment(_ changes: [String: String]) -> [String] {
    var variables: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let parts = String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      entry += 1
    }
    let fixed = [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "COLORTERM": "", "NO_COLOR": "", "TMUX": "",
      "COLORFGBG": "", "SWIFT_BACKTRACE": "interactive=no,color=no",
    ]
    variables.merge(fixed) { $1 }
    variables.merge(changes) { $1 }
    return variables.filter { !$0.value.isEmpty }.map { "\($0.key)=\($0.value)" }
  }

  private static func spawn(
    _ arguments: [String], on name: [CChar], _ environment: [String]
  ) -> (Int32, Int32) {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawnattr_setflags(&attributes, vt_spawn_flags())
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    let given = arguments.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for text in given + variables { free(text) } }
    var process: pid_t = 0
    let failure = posix_spawnp(
      &process, arguments.first ?? "", &actions, &attributes, given, variables)
    return (process, failure)
  }
}
