import ConvCanvas
import ConvNet
import ConvSession

/// The keys worth knowing on a screen, drawn from the keymap, the most useful first.
struct Hints {
  struct Hint {
    var key: String
    var label: String
    var isAvailable = true

    /// The key that a click on it presses; nil where it names several.
    var pressed: String? {
      key.count == 1 || !key.contains { " :0123456789".contains($0) } && key != "arrows" ? key : nil
    }
  }
  var all: [Hint] = []
  /// The hints at the end, whatever else there is no room for.
  private(set) var last: [Hint] = []
  let scene: Scene
  private let hand: Hand

  init(_ scene: Scene, _ interaction: Interaction, _ screen: ScreenName) {
    (self.scene, hand) = (scene, interaction.hand)
    if let overlay = interaction.overlay {
      addOverlay(overlay)
      return
    }
    if let course = scene.session.course { addLesson(course, interaction) }
    if scene.session.course?.isFinished == true {
      add("menu", "menu")
      // Here q does what Esc does.
      last = [Hint(key: "escape", label: "leave"), Hint(key: "L", label: "lessons")]
      if let key = Keymap.key("help", hand) { last.append(Hint(key: key, label: "help")) }
      return
    }
    switch interaction.hand {
    case .pass: addPass(interaction, screen)
    case .output:
      add("move 0 1", "move", key: "arrows")
      // In a lesson Enter talks to the lesson.
      if scene.session.course == nil { add("enter", "go there") }
    case .kernel: addKernel(interaction)
    case .input:
      add("move 0 1", "move", key: "arrows")
      add("commit", "paint")
      if scene.session.course?.openQuestion?.isTyped != true {
        all.append(Hint(key: "0-9 .", label: "a value"))
      }
    }
    if interaction.hand != .pass {
      if scene.session.beforeLastChange != nil { add("undo", "undo") }
      add("hand", "next hand")
      add("difference", "what changed")
      if scene.session.course == nil { add("escape", "done") }
    }
    addWaysOut(interaction, screen)
    // Letters that begin what is asked for are the answer.
    if interaction.hand == .pass, let question = scene.session.course?.openQuestion {
      all.removeAll { question.beginsWord($0.key) }
      last.removeAll { question.beginsWord($0.key) }
    }
  }

  /// Adds the keys that are on every screen: help, and how one gets out of where one is.
  private mutating func addWaysOut(_ interaction: Interaction, _ screen: ScreenName) {
    let isOpen = interaction.screen != nil && screen != .welcome
    if hand == .pass, !isOpen, interaction.showsDifference {
      last.append(Hint(key: "escape", label: "close"))
    } else if !isOpen {
      addWayOut(interaction)
    }
    if let key = Keymap.key("help", hand) { last.append(Hint(key: key, label: "help")) }
    if let key = Keymap.key("quit", hand) {
      last.append(Hint(key: key, label: isOpen && hand == .pass ? "close" : "quit"))
    }
  }

  /// In a lesson, how to leave it; out of one that was left, how to come back.
  private mutating func addWayOut(_ interaction: Interaction) {
    guard let course = scene.session.course else {
      if scene.session.paused != nil { last.append(Hint(key: "L", label: "the lesson")) }
      return
    }
    if !course.isFinished {
      let isFree = interaction.hand == .pass && interaction.answer == nil
      last.append(Hint(key: "escape", label: isFree ? "leave" : "done"))
    }
    last.append(Hint(key: "L", label: "lessons"))
  }

  /// Adds the keys of a lesson, first what Enter means here.
  private mutating func addLesson(_ course: Course, _ interaction: Interaction) {
    // What is typed into something comes first: Enter puts it there.
    if interaction.typed != nil {
      all.append(Hint(key: "enter", label: "puts it there"))
      return
    }
    if course.isFinished {
      if let next = scene.surroundings.shelf.lesson(after: course.lesson.id) {
        all.append(Hint(key: "enter", label: "next lesson: \(next.title)"))
      }
      return
    }
    guard let question = course.openQuestion else {
      all.append(Hint(key: "enter", label: "next step"))
      return
    }
    switch question.kind {
    case .goal: all.append(Hint(key: "enter", label: "check"))
    case .cell:
      let isTyping = interaction.answer?.isEmpty == false
      let isPointing = interaction.hand == .output && !isTyping
      if !isPointing, !isTyping { all.append(Hint(key: "tab", label: "point")) }
      all.append(
        Hint(key: "enter", label: isTyping ? "send" : isPointing ? "this one" : "a hint"))
    case .choice, .number, .predict, .shape, .text, .excites:
      let isTyping = interaction.answer?.isEmpty == false
      all.append(Hint(key: "enter", label: isTyping ? "send" : "a hint"))
    }
    // With something in hand there is no room, and the lesson's heading says it.
    if course.offersSolution, interaction.hand == .pass {
      all.append(Hint(key: "S", label: "show how"))
    }
    addHandOfStep(course, interaction)
    all.append(Hint(key: "N", label: "skip"))
  }

  /// A step that began with something in hand says how to take it again.
  private mutating func addHandOfStep(_ course: Course, _ interaction: Interaction) {
    let taken = course.step?.commands.last { $0.text.hasPrefix("hand ") }?.text
    guard let taken, interaction.hand == .pass else { return }
    add(taken, taken == "hand kernel" ? "kernel in hand" : "picture in hand")
  }

  private mutating func addPass(_ interaction: Interaction, _ screen: ScreenName) {
    let position = scene.position
    let place = position.place
    if screen == .welcome {
      add("step", "take the first step")
      if scene.surroundings.shelf.next != nil {
        all.append(Hint(key: "enter", label: "the lesson"))
      }
      add("go", "run to the end")
      add("menu", "menu")
      return
    }
    if addLearning(interaction, screen) { return }
    if let lab = LabHints.of(screen) {
      all += lab
      return
    }
    if screen == .table || screen == .reference || screen == .silent {
      addList(screen)
      return
    }
    if interaction.isLearning { add("view learning", "it learns") }
    add("step", Hints.stepLabel(position), isWalk: true)
    add("back", "back", isWalk: true)
    add("zoom in", Hints.insideLabel(position), isWalk: true)
    if place.rung > .network { add("zoom out", Hints.outsideLabel(position), isWalk: true) }
    if interaction.isRunning || scene.session.isStepping && position.next() != nil {
      add("go", interaction.isRunning ? "stop" : "run")
    }
    if let weight = position.node.parameters.first(where: { $0.name == "weight" }) {
      let isKernel = position.ladder.has(.map) && weight.shape.rank > 2
      add("hand kernel", "edit \(isKernel ? "kernel" : "weights")")
    }
    if scene.session.beforeLastChange != nil {
      add("undo", "undo")
      add("difference", "what changed")
    }
    let onPage = max(Hints.manyMaps, scene.surroundings.sheet.count)
    if screen == .layer, position.node.shape.channels > onPage {
      add("page", "more")
      add("sort", "sort")
    }
    if screen == .network, scene.network.nodes.count > FunnelPlan.large,
      !scene.network.graph.blocks.isEmpty, place.layer > 0
    {
      add("fold", "fold, open")
      add("fold next", "all")
    }
    if screen == .network, scene.network.nodes.count > FunnelPlan.large { add("search", "find") }
    add("menu", "menu")
    if place.rung <= .layer, screen != .table { add("view table", "table") }
  }
  private mutating func addList(_ screen: ScreenName) {
    add("move 1 0", screen == .silent ? "next map" : "next row", key: "down")
    all.append(Hint(key: "enter", label: "go there"))
    all.append(Hint(key: "pagedown", label: "page on"))
    if scene.session.isStepping { add("step", "next layer", isWalk: true) }
    add("search", "find")
    add("menu", "menu")
  }
  /// More than these seldom fit on one page.
  private static let manyMaps = 32

  private mutating func addKernel(_ interaction: Interaction) {
    guard interaction.typed == nil else {
      if scene.session.course == nil { add("commit", "commit", key: "enter") }
      return
    }
    // In a lesson there is no room for more, and presets are what it speaks of.
    let isInLesson = scene.session.course?.isFinished == false
    if scene.session.course?.openQuestion?.isTyped != true {
      all.append(Hint(key: isInLesson ? "0-9" : "0-9 . −", label: "type"))
    }
    if isInLesson { add("presets", "presets") }
    add("move 0 1", "move", key: "arrows")
    if !isInLesson { add("presets", "presets") }
    add("nudge 0.25", "nudge", key: "< >")
  }

  private mutating func addOverlay(_ overlay: Interaction.Overlay) {
    switch overlay {
    case .help, .definitions: all = [Hint(key: "PgDn PgUp", label: "scroll")]
    case .lessons, .menu, .presets:
      all = [
        Hint(key: "arrows", label: "move"), Hint(key: "enter", label: "take"),
        Hint(key: "1-9 a-z", label: "at once"),
      ]
    }
    last = [Hint(key: "escape", label: "close")]
  }

  /// The key comes from the keymap; a walk that can not be taken is dimmed.
  mutating func add(
    _ command: String, _ label: String, key: String? = nil, isWalk: Bool = false
  ) {
    guard let key = key ?? Keymap.key(command, hand) else { return }
    let isAvailable =
      !isWalk || (try? scene.session.applying(Command(parsing: command), Results())) != nil
    all.append(Hint(key: key, label: label, isAvailable: isAvailable))
  }

  private static func stepLabel(_ position: Position) -> String {
    guard position.place.layer > 0 else { return "next layer" }
    return position.place.rung == .cell && position.node.layer.window != nil
      ? "slide on" : "next \(position.word(position.place.rung))"
  }
  private static func insideLabel(_ position: Position) -> String {
    guard let rung = position.ladder.finer(than: position.place.rung) else { return "look inside" }
    return switch rung {
    case .network, .layer: "look inside"
    case .map: "one map"
    case .cell: "\(position.word(.cell)) by \(position.word(.cell))"
    case .channel: "channels"
    case .term: "\(position.word(.term))s"
    }
  }
  private static func outsideLabel(_ position: Position) -> String {
    switch position.ladder.coarser(than: position.place.rung) {
    case nil, .network?: "the network"
    case .layer?: "the layer"
    case let rung?: "the \(position.word(rung))"
    }
  }
}
