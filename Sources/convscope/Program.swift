import ConvCanvas
import ConvFiles
import ConvNet
import ConvSession
import ConvStage
import ConvTerminal
import ConvViews
import ConvWork

/// The terminal's loop: events go to the stage, a worker meets what takes long, canvases go out.
struct Program {
  enum Ending {
    case quit
    case signal(Int32)
  }
  var stage: Stage
  let terminal: Terminal
  let worker: Worker
  let saves: SaveQueue
  let kept: KeptSession
  let progress: LessonProgress
  /// What was recorded, or is known not to be kept: it may be left.
  var recorded: String?
  /// Why changes are lost, to be said when the terminal is given back.
  private(set) var unkept: String?
  private var hasShelf = false
  /// The lessons that ship, read once.
  private(set) var lessons: [Lesson] = []
  /// Where a run by itself ends, and when its next step is due.
  private var goal: Place?
  private var nextStep: ContinuousClock.Instant?
  /// Whether the mouse's button is held down.
  private var isPressed = false
  var learning = Learning()
  /// What a screen began to look for.
  private var search = BackgroundSearch()

  /// The time that a frame waits for what it shows.
  private static let patience = Duration.milliseconds(25)

  init(_ stage: Stage, _ terminal: Terminal, environment: [String: String]) {
    (self.stage, self.terminal) = (stage, terminal)
    kept = KeptSession(environment: environment)
    progress = LessonProgress(environment: environment)
    if stage.interaction.screen == .welcome, kept.exists {
      self.stage.interaction.notice("what you changed last time is kept: type :resume")
    }
    worker = Worker(stage.work, notify: terminal.waker.wake)
    saves = SaveQueue(notify: terminal.waker.wake)
  }

  mutating func run() -> Ending {
    defer { worker.close() }
    while true {
      let isBusy = meetNeeds()
      terminal.present(stage.frame(terminal.size, terminal.appearance).canvas)
      if !hasShelf {
        // Lessons are read once the first frame is out: nobody waits for them.
        hasShelf = true
        lessons = LessonShelf.own.lessons.map(\.lesson)
        stage.surroundings.shelf = progress.entries(of: lessons)
        continue
      }
      terminal.reportsMotion = stage.wantsMotion
      let events = terminal.next(timeout: timeout(isBusy: isBusy))
      for (index, event) in events.enumerated() {
        // Of a mouse on its way only where it came to is looked at.
        if event.isMotion, index + 1 < events.count, events[index + 1].isMotion { continue }
        guard let ending = handle(event) else { continue }
        guard mayLeave(ending) else { continue }
        saves.finish()
        return ending
      }
      stepByItself()
      learnByItself()
      searchOn()
    }
  }

  /// What the screen of features began to look for goes on while another one is seen.
  private mutating func searchOn() {
    let change = search.follow(stage.session, stage.interaction, stage.results)
    if let need = change.stop { worker.stop(need) }
    if let need = change.start { worker.start(need, knowing: stage.results) }
  }

  /// Keeps what was changed. Where that can not be done, whoever wants to leave is told first, once.
  private mutating func mayLeave(_ ending: Ending) -> Bool {
    do throws(FileError) { try stage.keep(in: kept) } catch {
      let recording = stage.recording
      guard recorded != recording else { return true }
      switch ending {
      case .signal: unkept = "what was changed is not kept: \(error)"
      case .quit:
        recorded = recording
        stage.interaction.message = .init(
          "not kept: \(error); :record FILE keeps it elsewhere, quitting again leaves without it",
          isFailure: true)
        return false
      }
    }
    return true
  }

  // MARK: Work

  /// Asks for what the screen and a waiting command need, and waits for it a little.
  /// - Returns: whether something is still being worked on.
  private mutating func meetNeeds() -> Bool {
    let end = ContinuousClock.now + Program.patience
    while true {
      _ = carryOut { $0.goOn() }
      let missing = stage.missing()
      worker.want(missing, knowing: stage.results)
      if missing.isEmpty {
        stage.surroundings.progress = nil
        return false
      }
      let left = end - .now
      if left <= .zero { return true }
      worker.wait(Int(left.components.attoseconds / 1_000_000_000_000_000) + 1)
      takeFindings()
    }
  }

  private mutating func takeFindings() {
    let (findings, progress, _) = worker.drain()
    stage.take(findings, progress)
  }

  // MARK: Events

  private mutating func handle(_ event: Event) -> Ending? {
    switch event {
    case .key(let key): return carryOut { $0.press(key) }
    case .paste(let text): return carryOut { $0.paste(text) }
    case .terminate(let signal): return .signal(signal)
    case .hungUp: return .signal(1)
    case .woken:
      takeFindings()
      stage.interaction.message = saves.drain().last ?? stage.interaction.message
    case .mouse(_, _, .wheelUp): return carryOut { $0.wheel(up: true) }
    case .mouse(_, _, .wheelDown): return carryOut { $0.wheel(up: false) }
    case .mouse(let row, let column, .press):
      isPressed = true
      return carryOut { $0.click(row: row, column: column) }
    case .mouse(_, _, .release): isPressed = false
    case .mouse(let row, let column, .move) where isPressed:
      return carryOut { $0.drag(row: row, column: column) }
    case .mouse(let row, let column, .move):
      return carryOut { $0.hover(row: row, column: column) }
    case .cannotSuspend:
      stage.interaction.message = .init(
        "there is no shell here that could bring it back, so it can not be suspended; :quit leaves",
        isFailure: true)
    case .mouse, .resized, .timeout, .suspendedAndResumed: break
    }
    return nil
  }

  // MARK: Running by itself

  private var pause: Duration {
    let milliseconds: Double =
      switch stage.session.place.rung {
      case .network, .layer: 700
      case .map: 350
      case .cell: 90
      case .channel, .term: 300
      }
    return .milliseconds(milliseconds / stage.interaction.speed)
  }

  private mutating func stepByItself() {
    guard stage.interaction.isRunning else {
      (goal, nextStep) = (nil, nil)
      return
    }
    if let nextStep, nextStep > .now { return }
    goal = goal ?? stage.session.position.runEnd()
    if stage.session.place != goal { _ = carryOut { $0.say("step") } }
    if stage.session.place == goal || stage.session.position.next() == nil {
      stage.interaction.isRunning = false
      (goal, nextStep) = (nil, nil)
    } else {
      nextStep = .now + pause
    }
  }

  private func timeout(isBusy: Bool) -> Duration? {
    if stage.interaction.isRunning { return nextStep.map { max(.zero, $0 - .now) } ?? .zero }
    if stage.interaction.isLearning { return timeToNextMoment }
    return isBusy ? .milliseconds(100) : nil
  }
}
