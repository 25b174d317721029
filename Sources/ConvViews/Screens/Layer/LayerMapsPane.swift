import ConvCanvas
import ConvNet
import ConvSession

/// All maps of a layer, each with its filter where there is room, on one range. Its rectangle has
/// margins, in which frames around maps stand, and the legend.
struct LayerMapsPane: Pane {
  let view: View

  static let least = Size(rows: 12, columns: 60)

  var words: [Words] { [LayerWords(view).whole] }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let body = Chrome.withoutMargins(rect)
    let (grid, wordRows) = laidOut(body)
    let (ranking, names) = (view.ranking, MapNames(view))
    let sheet = grid.sheet
    painter.sheet = sheet
    let page = sheet.page(of: ranking.rank(of: view.selectedMap), in: node.shape.channels)
    // Two rows of maps that need all rows leave one between them; the legend stands in their text.
    let isParted = wordRows == 1 && grid.down == 2 && grid.filter.isBeside
    // A free row above the first maps is for the frame around one of them.
    let isRoomInside = grid.filter.isBeside && grid.block.rows > grid.map.rows
    let left = body.rows - wordRows - grid.height - (isRoomInside ? 0 : 1)
    let top = Magnification.isRoomy(view.size) && left > 0 ? 1 : 0
    for (index, map) in ranking.maps[page].enumerated() {
      var corner = grid.corner(index)
      corner.row += top
      let isUpper = index < grid.across
      if isParted, !isUpper { corner.row = grid.block.rows + 1 }
      let isLast = index / grid.across == (page.count - 1) / grid.across
      let below = corner.row + grid.filter.headRows + grid.map.rows
      MapCard(view: view, grid: grid, names: names, map: map).draw(
        body.row + corner.row, body.column + corner.column,
        isOpenBelow: isParted && isUpper
          || wordRows > 1 && (isLast || grid.gap.rows > 0 || isRoomInside)
            && below < body.rows - wordRows,
        on: &painter)
    }
    drawWords(grid, page, wordRows, isParted: isParted, body, on: &painter)
  }

  /// The maps as large as they can be, and the rows that are left for words.
  private func laidOut(_ body: Rect) -> (grid: LayerGrid, wordRows: Int) {
    let filters = filters
    let whole = body.rows + 1
    // With the numbers of every kernel the maps need the rows that a second sentence would take.
    var wordRows = min(2, LayerWords(view).whole.wrapped(body.columns).count) + 1
    var grid = LayerGrid(
      view, rows: whole - wordRows - 1, columns: body.columns, count: node.shape.channels,
      filters: filters)
    if Magnification.isRoomy(view.size) {
      // A free row keeps the words apart from the maps, where it costs neither size nor kernels.
      let spaced = LayerGrid(
        view, rows: whole - wordRows - 2, columns: body.columns, count: node.shape.channels,
        filters: filters)
      if spaced.filter == grid.filter, spaced.down == grid.down, !grid.isLarger(than: spaced) {
        grid = spaced
      }
    }
    if body.rows <= 24, node.shape.channels <= 6 {
      let tight = LayerGrid(
        view, rows: whole - 1, columns: body.columns, count: node.shape.channels,
        filters: filters.filter(\.isBeside))
      if tight.isLarger(than: grid) { (grid, wordRows) = (tight, 1) }
    }
    return (grid, wordRows)
  }

  /// What the layer did, and what the colours stand for.
  private func drawWords(
    _ grid: LayerGrid, _ page: Range<Int>, _ wordRows: Int, isParted: Bool, _ body: Rect,
    on painter: inout Painter
  ) {
    let words = LayerWords(view)
    let legend = LayerLegend(view: view, grid: grid, page: page)
    if isParted {
      legend.drawParted(
        body.row + 2 * grid.block.rows, body.column, grid.corner(1).column, on: &painter)
    } else if wordRows == 1 {
      let row = body.row + body.rows
      let end = painter.put(words.short, row, body.column, width: body.columns)
      legend.draw(row, end + 2, body.column + body.columns, on: &painter)
    } else {
      let row = body.row + body.rows - wordRows
      painter.put(
        [words.whole],
        in: Rect(row: row, column: body.column, rows: wordRows - 1, columns: body.columns))
      legend.draw(
        body.row + body.rows - 1, body.column, body.column + body.columns, on: &painter)
    }
  }

  /// The ways in which a filter may stand with its map, the most telling first.
  private var filters: [LayerGrid.Filter] {
    guard LayerView.of(node).hasFilters,
      let weight = scene.weights(position.place.layer).value?["weight"],
      let statistics = view.weightStatistics?["weight"]
    else { return LayerMapsPane.withoutKernels(view.size) }
    var filters: [LayerGrid.Filter] = []
    let channels = weight.shape[1]
    let height = weight.shape.sizes.dropFirst(2).dropLast().reduce(1, *)
    if channels == 1, weight.shape[0] <= 12 {
      let form = NumberGrid.form(
        height: height, width: weight.shape.width, shown: weight.elements,
        numerals: Numerals(isWhole: statistics.isWhole), rows: min(5, height),
        columns: LayerGrid.beside - (Magnification.isRoomy(view.size) ? 2 : 4), most: 2)
      if case .numbers = form { filters.append(.numbers(form)) }
    }
    let strip = channels * (weight.shape.width + 1) - 1
    if height <= 4, strip <= 40 { filters.append(.strip(strip)) }
    return filters + LayerMapsPane.withoutKernels(view.size)
  }

  /// What is said of maps without their kernels: beside them where a large screen has room for it,
  /// so that nothing lies across the ring around a map.
  private static func withoutKernels(_ screen: Size) -> [LayerGrid.Filter] {
    Magnification.isRoomy(screen) ? [.beside, .titled, .none] : [.titled, .none, .beside]
  }
}
