import ConvNet

/// `both N`: so many maps on, on both sides of the screen of two models.
struct ShowOnBoth: LookCommand {
  static let row = CommandRow(
    "both N", "of two models: so many maps on, on both sides", .look, inLessons: true)
  let count: Int

  init(_ words: inout CommandWords) throws(CommandError) {
    count = try words.whole("N", in: -10_000...10_000)
  }
  var text: String { "both \(count)" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    guard let comparison = try interaction.comparisonOfModels(in: scene) else {
      throw .unavailable("no second model is held; :compare MODEL holds one")
    }
    let index = interaction.row(in: comparison)
    guard let most = comparison.maps(of: index, in: scene) else { return nil }
    let map = comparison.map(of: index, interaction)
    interaction.models.map = min(max(0, map + count), most - 1)
    return nil
  }
}

extension ModelComparison {
  /// The maps, or units, that a row's layers have; nil where they have none.
  func maps(of row: Int, in scene: Scene) -> Int? {
    let row = match.rows[row]
    if let here = row.here { return scene.network.nodes[here].shape.channels }
    return row.there.flatMap { scene.session.beside?.nodes[$0].shape.channels }
  }
  /// The map that is seen: the one that was chosen, or the one that differs most.
  public func map(of row: Int, _ interaction: Interaction) -> Int {
    interaction.models.map
      ?? error(row).flatMap { $0.largest > 0 ? $0.worst.place.first : nil } ?? 0
  }
}
