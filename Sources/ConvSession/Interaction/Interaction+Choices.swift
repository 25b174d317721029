import ConvNet

extension Interaction {
  /// How maps are shown, and which screen.
  mutating func choose(_ look: Look, _ session: Session) throws(CommandError) {
    switch look {
    case .view(let name):
      guard let screen = ScreenName(rawValue: name) else {
        throw .unknownName(name, what: "screen", known: Screens.names)
      }
      (self.screen, row) = (screen, nil)
    case .difference:
      guard showsDifference || reference(in: session) != nil else { throw .nothingBefore }
      showsDifference.toggle()
    case .numbers:
      showsNumbers = !(showsNumbers ?? true)
      notice(showsNumbers ?? true ? "maps as numbers where they fit" : "maps as pictures")
    case .size:
      isNativeSize.toggle()
      notice(isNativeSize ? "large maps in their own size" : "large maps reduced to fit")
    case .range:
      let next = (Range.allCases.firstIndex(of: range) ?? 0) + 1
      range = Range.allCases[next % Range.allCases.count]
      notice(range == .fixed ? "colours from −1 to 1" : "colours by \(range.rawValue)")
    case .speed(let factor):
      speed = min(64, max(1.0 / 16, speed * factor))
      notice("a run at \(Float(speed).commandText) times the speed")
    default: preconditionFailure("\(look) chooses nothing")
    }
  }

  /// The first of the new order is at hand; back in the order of numbers, what was.
  mutating func sort(_ wanted: MapOrder?, _ session: Session, _ results: Results) {
    let next = (MapOrder.allCases.firstIndex(of: order) ?? 0) + 1
    order = wanted ?? MapOrder.allCases[next % MapOrder.allCases.count]
    if order != .index { pointer.map = nil }
    if hand == .output, session.place.rung <= .layer, session.position.hasParts {
      let ranking = MapRanking(Scene(session, results), by: order)
      point(at: map(ranking, in: session.position), session.position)
    }
    let by = order == .index ? "their numbers" : order.rawValue
    notice("maps and units stand by \(by); the pass keeps its order")
  }

  /// What stands as one stack is seen in the funnel alone, so it is turned there.
  mutating func fold(_ fold: FoldCommand, _ session: Session) throws(CommandError) {
    let isFunnel =
      screen.map { $0 == .network } ?? (session.place.rung == .network || session.place.layer == 0)
    guard isFunnel || ![.here, .next].contains(fold) else {
      throw .unavailable(
        "blocks are folded and opened in the funnel of the network; go out to it first")
    }
    if let words = try folding.apply(fold, session) { notice(words) }
  }

  /// What lies over the screen, or the line one types in.
  mutating func open(_ look: Look, _ session: Session) throws(CommandError) {
    switch look {
    case .presets:
      guard Bench(session, self).kernel != nil else {
        throw .noParameter(session.position.node.alias, "kernel")
      }
      (typed, overlay, scroll) = (nil, .presets, 0)
    case .prompt: prompt = Prompt(.command)
    case .search: prompt = Prompt(.search)
    case .menu: (overlay, scroll) = (.menu, 0)
    case .define(let word):
      if let word, Glossary.entry(word) == nil {
        throw .unknownName(word, what: "word", known: Glossary.entries.map(\.word))
      }
      (overlay, scroll) = (.definitions(word), 0)
    case .help(let name):
      if let name, CommandTable.row(name) == nil {
        throw .unknownCommand(name, near: CommandTable.near(name))
      }
      (overlay, scroll) = (.help(name), 0)
    default: preconditionFailure("\(look) opens nothing")
    }
  }

  private mutating func notice(_ text: String) { message = Message(text, isFailure: false) }
}
