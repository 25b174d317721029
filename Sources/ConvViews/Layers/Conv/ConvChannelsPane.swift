import ConvCanvas
import ConvNet
import ConvSession

/// A conv with several input channels: what each of them adds, to one number or to a whole map.
struct ConvChannelsPane: Pane {
  let view: View

  static let least = Size(rows: 8, columns: 44)

  private var isWhole: Bool { session.place.rung <= .map && interaction.hand != .output }

  var words: [Words] {
    isWhole ? ConvMapWords(view: view).lines : ConvChannelWords(view: view).lines
  }

  /// All channels, those first that reach furthest anywhere on the map.
  private var strongestOnMap: [Int] {
    let count = max(1, position.explanation.walkedStep.count / position.termsPerChannel)
    guard let parts = scene.contributions(position.place.layer, map: position.map).value,
      parts.isComplete, parts.shape.channels == count
    else { return Array(0..<count) }
    let reach = (0..<count).map { parts.statistics(ofChannel: $0)?.reach ?? 0 }
    return reach.indices.sorted { reach[$0] == reach[$1] ? $0 < $1 : reach[$0] > reach[$1] }
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    let guess = words
    let lines = guess.flatMap { $0.wrapped(body.columns) }.count
    let wordRows = min(3, max(2, lines))
    // Of a whole map three pictures lie below each other, and may need the free row above the words.
    let isTight = isWhole && Magnification.isRoomy(view.size)
    let picture = Rect(
      row: body.row, column: body.column, rows: body.rows - wordRows - (isTight ? 0 : 1),
      columns: body.columns)
    let filter = Filter(view)
    let output = view.marking(view.layerImage(position.map))
    let layout = ChannelLayout(
      view, picture, sum: ConvSum(view, slot: 0),
      input: view.inputImage(node, channel: filter.channel(0)), output: output,
      order: isWhole ? strongestOnMap : ChannelTotal(view).order(filter), isWhole: isWhole)
    let sums = ChannelSums(view, layout.shown)
    for slot in layout.shown {
      let column = ChannelColumn(view: view, slot: slot, layout: layout)
      if isWhole {
        column.drawMap(on: &painter)
      } else {
        column.drawNumber(sums, on: &painter)
      }
    }
    ChannelsOutput(view: view, image: output, layout: layout, sums: sums, isWhole: isWhole)
      .draw(on: &painter)
    painter.put(
      // The decimals are those of the channels that are shown.
      isWhole ? guess : ConvChannelWords(view: view, shown: layout.shown).lines,
      in: Rect(
        row: body.row + body.rows - wordRows, column: body.column, rows: wordRows,
        columns: body.columns))
  }
}
