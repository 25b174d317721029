/// `sort [index|activation|variance]`: the order of maps and units on their screen.
struct Sort: LookCommand {
  static let row = CommandRow(
    "sort [index|activation|variance]", "the order of maps and units on their screen", .look,
    completing: .words(MapOrder.allCases.map(\.rawValue)), inLessons: true)
  /// nil: the next one.
  let order: MapOrder?

  init(_ words: inout CommandWords) throws(CommandError) { order = try words.choice() }
  var text: String { order.map { "sort \($0.rawValue)" } ?? "sort" }

  /// The first of the new order is at hand; back in the order of numbers, what was.
  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let all = MapOrder.allCases
    let order = order ?? all[((all.firstIndex(of: interaction.order) ?? 0) + 1) % all.count]
    interaction.order = order
    if order != .index { interaction.pointer.map = nil }
    try interaction.pointAtMap(in: scene)
    let by = order == .index ? "their numbers" : order.rawValue
    interaction.notice(
      interaction.screen == .silent
        ? "here the most silent come first; on a layer's screen maps stand by \(by)"
        : "maps and units stand by \(by); the pass keeps its order")
    return nil
  }
}
