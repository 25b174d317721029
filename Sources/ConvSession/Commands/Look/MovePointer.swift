import ConvNet

/// `move ROWS COLUMNS`: the pointer of the hand, by so much.
struct MovePointer: LookCommand {
  static let row = CommandRow(
    "move ROWS COLUMNS", "the pointer of the hand", .look, inLessons: true, turnsPages: true)
  let rows: Int
  let columns: Int

  init(_ words: inout CommandWords) throws(CommandError) {
    rows = try words.whole("rows", in: -1000...1000)
    columns = try words.whole("columns", in: -1000...1000)
  }
  var text: String { "move \(rows) \(columns)" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    // An arrow commits what is typed and moves on; where it is no number, nothing moves.
    let follows =
      interaction.typed == nil ? nil : try Commit().apply(to: &interaction, in: scene, sheet)
    try move(&interaction, scene, sheet)
    return follows
  }

  private func move(
    _ interaction: inout Interaction, _ scene: Scene, _ sheet: Sheet
  ) throws(CommandError) {
    if interaction.isOnRows { return try interaction.moveRow(by: rows + columns, in: scene) }
    if interaction.hand == .pass { try interaction.take(.output, in: scene) }
    let position = scene.position
    guard interaction.hand == .output, position.place.rung <= .layer, position.hasParts else {
      let spot = interaction.pointer[interaction.hand]
      return try interaction.movePointer(
        to: Pointer.Spot(spot.row + rows, spot.column + columns), in: scene)
    }
    // From one to the next as they stand on the screen.
    let ranking = try interaction.ranking(in: scene)
    let next =
      ranking.rank(of: interaction.map(ranking, in: position)) + rows * sheet.across + columns
    guard ranking.maps.indices.contains(next) || abs(rows) + abs(columns) > 1 else { return }
    interaction.point(at: ranking.maps[min(max(0, next), ranking.maps.count - 1)], position)
  }
}

/// `point ROW COLUMN`: the pointer of the hand, put there.
struct PutPointer: LookCommand {
  static let row = CommandRow(
    "point ROW COLUMN", "put the pointer of the hand there", .look, inLessons: true)
  let row: Int
  let column: Int

  init(_ words: inout CommandWords) throws(CommandError) {
    row = try words.whole("a row", in: 0...100_000)
    column = try words.whole("a column", in: 0...100_000)
  }
  var text: String { "point \(row) \(column)" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    try interaction.movePointer(to: Pointer.Spot(row, column), in: scene)
    return nil
  }
}
