import ConvCanvas
import ConvFiles
import ConvNet
import ConvSession
import ConvTerminal
import ConvViews
import ConvWork
import Foundation

/// The run loop: keys become commands, a worker meets what takes long, canvases go out.
struct Program {
  enum Ending {
    case quit
    case signal(Int32)
  }
  var driver: Driver
  let terminal: Terminal
  private let worker: Worker
  private let saves: SaveQueue
  let kept: KeptSession
  let progress: LessonProgress
  private var hasShelf = false
  /// Commands that wait for what they need.
  private var waiting: [Command] = []
  /// Where a run by itself ends.
  private var goal: Place?
  private var nextStep: ContinuousClock.Instant?

  /// What a screen waits for is met before the frame is drawn, if it takes no longer than this.
  private static let patience = Duration.milliseconds(25)

  init(_ driver: Driver, _ terminal: Terminal, environment: [String: String]) {
    (self.driver, self.terminal) = (driver, terminal)
    kept = KeptSession(environment: environment)
    progress = LessonProgress(environment: environment)
    if driver.interaction.screen == .welcome, kept.exists {
      self.driver.interaction.message = .init(
        "what you changed last time is kept: type :resume", isFailure: false)
    }
    worker = Worker(driver.work, notify: terminal.waker.wake)
    saves = SaveQueue(notify: terminal.waker.wake)
  }

  mutating func run() -> Ending {
    defer { worker.close() }
    while true {
      let isBusy = meetNeeds()
      terminal.present(frame(terminal.size))
      if !hasShelf {
        // Lessons are read once the first frame is out: nobody waits for them.
        hasShelf = true
        driver.interaction.shelf = LessonShelf.own.entries(progress)
        continue
      }
      for event in terminal.next(timeout: timeout(isBusy: isBusy)) {
        guard let ending = handle(event) else { continue }
        // A session that can not be kept is no reason to stay.
        try? kept.keep(driver)
        saves.finish()
        return ending
      }
      stepByItself()
    }
  }

  func frame(_ size: Size) -> Canvas {
    Screen.current(driver.session, driver.interaction)
      .canvas(driver.scene, driver.interaction, terminal.appearance, size)
  }

  // MARK: Work

  /// Asks for what the screen and the waiting commands need, and waits for it a little.
  /// - Returns: whether something is still being worked on.
  private mutating func meetNeeds() -> Bool {
    let end = ContinuousClock.now + Program.patience
    while true {
      finishWaiting()
      let needs = needs
      driver.results.touch(needs)
      let missing = needs.filter { !driver.results.has($0) }
      worker.want(missing, knowing: driver.results)
      if missing.isEmpty {
        driver.interaction.progress = nil
        return false
      }
      let left = end - .now
      if left <= .zero { return true }
      worker.wait(Int(left.components.attoseconds / 1_000_000_000_000_000) + 1)
      takeFindings()
    }
  }

  private var needs: [Need] {
    let screen = Screen.current(driver.session, driver.interaction)
    return waiting.prefix(1).compactMap { driver.missing(for: $0) }
      + screen.needs(driver.session, driver.interaction)
      + driver.session.goalNeeds(driver.results)
  }

  private mutating func takeFindings() {
    let (findings, progress, _) = worker.drain()
    for finding in findings { driver.results.add(finding) }
    driver.interaction.progress = progress
    guard driver.results.isOverBudget else { return }
    driver.results.evict(keeping: Set(needs))
  }

  /// Applies waiting commands whose needs are met.
  private mutating func finishWaiting() {
    while let command = waiting.first, driver.missing(for: command) == nil {
      waiting.removeFirst()
      _ = perform(command)
    }
  }

  // MARK: Events

  private mutating func handle(_ event: Event) -> Ending? {
    switch event {
    case .key("escape") where !waiting.isEmpty:
      waiting = []
      driver.interaction.message = .init("given up", isFailure: false)
    case .key(let key):
      for text in driver.interaction.press(key, in: driver.session) {
        if let ending = say(text) { return ending }
      }
    case .paste(let text): driver.interaction.paste(text)
    case .terminate(let signal): return .signal(signal)
    case .hungUp: return .signal(1)
    case .woken:
      takeFindings()
      driver.interaction.message = saves.drain().last ?? driver.interaction.message
    case .mouse(_, _, .wheelUp): return handle(.key("up"), inOverlay: true)
    case .mouse(_, _, .wheelDown): return handle(.key("down"), inOverlay: true)
    case .mouse(let row, let column, .press): return point(row, column)
    case .mouse, .resized, .timeout, .suspendedAndResumed: break
    }
    return nil
  }

  /// The mouse takes in hand what it points at.
  private mutating func point(_ row: Int, _ column: Int) -> Ending? {
    let target = Screen.current(driver.session, driver.interaction).target(
      row: row, column: column, driver.scene, driver.interaction, terminal.appearance,
      terminal.size)
    guard let target else { return nil }
    if driver.interaction.hand != target.hand { _ = say("hand \(target.hand.rawValue)") }
    return say("point \(target.row) \(target.column)")
  }

  private mutating func handle(_ event: Event, inOverlay: Bool) -> Ending? {
    driver.interaction.overlay == nil ? nil : handle(event)
  }

  /// Reads a command and does it, or lets it wait for its needs.
  private mutating func say(_ text: String) -> Ending? {
    let command: Command
    do throws(CommandError) { command = try Command(parsing: text) } catch {
      show(error, of: text)
      return nil
    }
    if case .look(let look) = command, ![.prompt, .search].contains(look) {
    } else {
      driver.results.forgetFailures()
    }
    if command.turnsPages { driver.takeSheet(terminal.size, terminal.appearance) }
    guard waiting.isEmpty, driver.missing(for: command) == nil else {
      // A new wish replaces one that is not met yet.
      waiting = [command]
      driver.interaction.prompt = nil
      return nil
    }
    return perform(command)
  }

  private mutating func perform(_ command: Command) -> Ending? {
    let hadPrompt = driver.interaction.prompt != nil
    let effect: Effect?
    do throws(CommandError) { effect = try driver.apply(command) } catch {
      show(error, of: command.text)
      return nil
    }
    if case .lesson = command { keepProgress() }
    if hadPrompt, command != .look(.prompt), command != .look(.search) {
      driver.interaction.prompt = nil
    }
    if case .look(.go) = command { startOrStop() }
    switch effect {
    case .quit?: return .quit
    case .show(let path)?:
      write(path) { (canvas) throws(CommandError) in try FrameFile.bytes(of: canvas, for: path) }
    case .save(let path)?:
      saves.add(ModelSaver(driver.session.subject, to: path))
      driver.interaction.message = .init("\(path) is being written", isFailure: false)
    case .record(let path)?:
      let text = driver.recording
      write(path) { _ in Array(text.utf8) }
    case .copy(let copied)?: copy(copied)
    case .resume?: resume()
    case nil: break
    }
    return nil
  }

  // MARK: Running by itself

  private mutating func startOrStop() {
    guard driver.interaction.isRunning else {
      goal = nil
      return
    }
    goal = driver.session.position.runEnd()
    nextStep = .now
  }

  private var pause: Duration {
    let milliseconds: Double =
      switch driver.session.place.rung {
      case .network, .layer: 700
      case .map: 350
      case .cell: 90
      case .channel, .term: 300
      }
    return .milliseconds(milliseconds / driver.interaction.speed)
  }

  private mutating func stepByItself() {
    guard driver.interaction.isRunning, let nextStep, nextStep <= .now else { return }
    if driver.session.place != goal { _ = perform(.walk(.step(1))) }
    if driver.session.place == goal || driver.session.position.next() == nil {
      driver.interaction.isRunning = false
      (goal, self.nextStep) = (nil, nil)
    } else {
      self.nextStep = .now + pause
    }
  }

  private func timeout(isBusy: Bool) -> Duration? {
    if driver.interaction.isRunning, let nextStep { return max(.zero, nextStep - .now) }
    return isBusy ? .milliseconds(100) : nil
  }
}
