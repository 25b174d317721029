import ConvNet

/// `page [n]`: a page of maps or units on; in a list a page of rows, in the funnel so many layers,
/// in a map a row of cells.
struct TurnPage: LookCommand {
  static let row = CommandRow(
    "page [n]", "a page on: of maps, of layers in the table, a row of cells", .look,
    turnsPages: true)
  /// Layers that a page of the funnel stands for.
  private static let layersPerPage = 16
  let count: Int

  init(_ words: inout CommandWords) throws(CommandError) {
    count = words.isEmpty ? 1 : try words.whole("n", in: -1000...1000)
  }
  var text: String { count == 1 ? "page" : "page \(count)" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let place = scene.session.place
    if interaction.isOnRows {
      try interaction.moveRow(by: count * sheet.count, in: scene)
      return nil
    }
    if place.rung == .network || place.layer == 0 {
      let layer = min(max(0, place.layer + count * TurnPage.layersPerPage), scene.network.last)
      guard layer != place.layer else { return nil }
      return layer > place.layer
        ? Command(Step(layer - place.layer)) : Command(Back(place.layer - layer))
    }
    guard place.rung == .layer else { return Command(StepRows(count)) }
    let ranking = try interaction.ranking(in: scene)
    let rank = ranking.rank(of: interaction.map(ranking, in: scene.position))
    let next = sheet.turned(rank, by: count, in: ranking.maps.count)
    interaction.point(at: ranking.maps[next], scene.position)
    return nil
  }
}
