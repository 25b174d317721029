import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// All maps of a layer, each with its filter where there is room, on one range.
  mutating func drawLayerMaps(_ body: Rect) {
    let filters = layerFilters(body)
    let whole = body.rows + 1
    let words = layerWords
    // With the numbers of every kernel the maps need the rows that a second sentence would take.
    var wordRows = min(2, words.wrapped(body.columns).count) + 1
    var grid = LayerGrid(
      view, rows: whole - wordRows - 1, columns: body.columns, count: node.shape.channels,
      filters: filters)
    if body.rows <= 24, node.shape.channels <= 6 {
      let tight = LayerGrid(
        view, rows: whole - 1, columns: body.columns, count: node.shape.channels,
        filters: filters.filter(\.isBeside))
      if tight.isLarger(than: grid) { (grid, wordRows) = (tight, 1) }
    }
    let ranking = view.ranking
    let sheet = grid.sheet
    self.sheet = sheet
    let page = sheet.page(of: ranking.rank(of: view.selectedMap), in: node.shape.channels)
    // Two rows of maps that need all rows leave one between them; the legend stands in their text.
    let isParted = wordRows == 1 && grid.down == 2 && grid.filter.isBeside
    for (index, map) in ranking.maps[page].enumerated() {
      var corner = grid.corner(index)
      let isUpper = index < grid.across
      if isParted, !isUpper { corner.row = grid.block.rows + 1 }
      let isLast = index / grid.across == (page.count - 1) / grid.across
      drawLayerMap(
        map, grid, body.row + corner.row, body.column + corner.column,
        isOpenBelow: isParted && isUpper || wordRows > 1 && (isLast || grid.gap.rows > 0))
    }
    if isParted {
      drawPartedLegend(body.row + 2 * grid.block.rows, body.column, grid.corner(1).column)
    } else if wordRows == 1 {
      let row = body.row + body.rows
      let short = layerShortWords
      let end = put(short, row, body.column, width: body.columns)
      drawLayerLegend(grid, ranking, page, row, end + 2, body.column + body.columns)
    } else {
      let row = body.row + body.rows - wordRows
      put(
        [words], in: Rect(row: row, column: body.column, rows: wordRows - 1, columns: body.columns))
      drawLayerLegend(
        grid, ranking, page, body.row + body.rows - 1, body.column, body.column + body.columns)
    }
  }

  /// What of a filter may stand with its map, the most telling first.
  private func layerFilters(_ body: Rect) -> [LayerGrid.Filter] {
    guard LayerView.of(node).hasFilters,
      let weight = scene.weights(position.place.layer).value?["weight"]
    else { return [.titled, .none, .beside] }
    var filters: [LayerGrid.Filter] = []
    let channels = weight.shape[1]
    let height = weight.shape.sizes.dropFirst(2).dropLast().reduce(1, *)
    if channels == 1, weight.shape[0] <= 12 {
      let form = NumberGrid.form(
        height: height, width: weight.shape.width, shown: weight.elements,
        numerals: Numerals(weight.elements), rows: 5, columns: LayerGrid.beside - 4)
      if case .numbers = form { filters.append(.numbers(form)) }
    }
    let strip = channels * (weight.shape.width + 1) - 1
    if height <= 4, strip <= 40 { filters.append(.strip(strip)) }
    return filters + [.titled, .none, .beside]
  }

  private mutating func drawLayerMap(
    _ map: Int, _ grid: LayerGrid, _ row: Int, _ column: Int, isOpenBelow: Bool
  ) {
    let isSelected = map == view.selectedMap && !node.isInput
    var (top, left) = (row, column)
    switch grid.filter {
    case .numbers(let form):
      drawLayerKernel(map, form, grid, row, column, isSelected: isSelected)
      left += LayerGrid.beside
    case .beside:
      drawLayerKernel(map, nil, grid, row, column, isSelected: isSelected)
      left += LayerGrid.beside
    case .strip:
      drawLayerTitle(map, grid, row, column, isSelected: isSelected)
      drawStrip(map, row + 1, column)
      top += 3
    case .titled:
      drawLayerTitle(map, grid, row, column, isSelected: isSelected, isAlone: true)
      let width = min(grid.textWidth, size.columns - 1 - column)
      let room = width - "\(map)".count - (isSelected ? 2 : 1)
      let lines = Painter.words(layerMapName(map), in: room)
      if lines.count > 1 {
        let rest = lines.dropFirst().joined(separator: " ")
        let second = Painter.words(rest, in: width).first ?? ""
        put(second, row + 1, column, isSelected ? .here : .label, bold: isSelected)
      } else {
        put(
          Painter.words(layerRange(map, in: width), in: width).first ?? "",
          row + 1, column, .faint)
      }
      top += 2
    case .none:
      drawLayerTitle(map, grid, row, column, isSelected: isSelected)
      top += 1
    }
    if isSelected { drawFrame(grid.map, top, left, isOpenBelow: isOpenBelow) }
    draw(view.layerImage(map), grid.map, top, left)
  }

  /// - Returns: the column after it.
  private mutating func putLayerNumber(
    _ map: Int, _ row: Int, _ column: Int, isSelected: Bool
  ) -> Int {
    put(isSelected ? "▸\(map)" : "\(map)", row, column, isSelected ? .here : .text, bold: true)
  }

  /// As many whole words of a name as there is room for.
  private mutating func putName(
    _ name: String, _ row: Int, _ column: Int, _ ink: Ink, bold: Bool = false, width: Int
  ) {
    put(Painter.words(name, in: width).first ?? "", row, column, ink, bold: bold)
  }

  /// Number, name and what the map reaches to, as far as they fit.
  private mutating func drawLayerTitle(
    _ map: Int, _ grid: LayerGrid, _ row: Int, _ column: Int, isSelected: Bool,
    isAlone: Bool = false
  ) {
    let width = min(grid.textWidth, size.columns - 1 - column)
    var end = putLayerNumber(map, row, column, isSelected: isSelected)
    if view.isMuted(position.place.layer, map) {
      end = put("muted", row, end + 1, .channels, bold: true)
    }
    let room = width - (end - column) - 1
    let name = layerMapName(map)
    let names = (0..<node.shape.channels).map { Canvas.width(of: layerMapName($0)) }
    let range = isAlone ? "" : layerRange(map, in: room)
    guard !name.isEmpty, isAlone || (names.max() ?? 0) <= room else {
      if Canvas.width(of: range) <= room {
        put(range, row, end + 1, isSelected ? .here : .faint)
      }
      return
    }
    guard Canvas.width(of: name) <= room else {
      // The rest of a long name takes the row of what the map reaches to.
      let lines = Painter.words(name, in: room)
      put(lines.first ?? "", row, end + 1, isSelected ? .here : .label, bold: isSelected)
      return
    }
    end = put(name, row, end + 1, isSelected ? .here : .label, bold: isSelected)
    if !range.isEmpty, Canvas.width(of: range) + 1 <= column + width - end {
      put(rightBefore: column + width, range, row, .faint)
    }
  }

  private func layerMapName(_ map: Int) -> String {
    node.isInput && node.shape.channels == 3 ? ["red", "green", "blue"][map] : view.mapName(map)
  }

  /// `max 1.1`, `−4 to 2`; nothing before the map is complete.
  private func layerRange(_ map: Int, in room: Int) -> String {
    guard let reading = scene.reading(position.place.layer).value,
      let statistics = reading.statistics(ofChannel: map), statistics.minimum <= statistics.maximum
    else { return "" }
    let numerals = Numerals(isWhole: reading.isWhole)
    let both = "\(numerals.text(statistics.minimum)) to \(numerals.text(statistics.maximum))"
    return statistics.minimum >= 0 || Canvas.width(of: both) > room
      ? "max \(numerals.text(statistics.maximum))" : both
  }

  /// The kernel's numbers, its bias, and what the map reaches to, one below the other.
  private mutating func drawLayerKernel(
    _ map: Int, _ form: NumberGrid.Form?, _ grid: LayerGrid, _ row: Int, _ column: Int,
    isSelected: Bool
  ) {
    let end = putLayerNumber(map, row, column, isSelected: isSelected)
    let isMuted = view.isMuted(position.place.layer, map)
    putName(
      isMuted ? "muted" : layerMapName(map), row, end + 1,
      isMuted ? .channels : isSelected ? .here : .label, bold: isMuted || isSelected,
      width: LayerGrid.beside - 2 - (end - column))
    var (next, right) = (row + 1, column + 11)
    if let form, let weights = scene.weights(position.place.layer).value,
      let weight = weights["weight"]
    {
      let kernel = NumberGrid(
        weight.map(map).map { $0 }, width: weight.shape.width, numerals: Numerals(weight.elements),
        reach: Statistics(weight.elements).reach * 1.6)
      next = draw(kernel, form, next, column)
      right = column + max(11, NumberGrid.columns(form, width: weight.shape.width))
      if let bias = weights["bias"] {
        next += row + grid.block.rows - next >= 5 ? 1 : 0
        put("bias", next, column, .label)
        put(rightBefore: right, Numerals(bias.elements).text(bias[map]), next, .text)
        next += 1
      }
    }
    drawExtremes(map, next, row + grid.block.rows, column, right)
  }

  private mutating func drawExtremes(
    _ map: Int, _ row: Int, _ end: Int, _ column: Int, _ right: Int
  ) {
    guard let reading = scene.reading(position.place.layer).value,
      let statistics = reading.statistics(ofChannel: map)
    else { return }
    let numerals = Numerals(isWhole: reading.isWhole)
    var row = end - row >= 3 ? row + 1 : row
    for (name, value) in [("most", statistics.maximum), ("least", statistics.minimum)]
    where row < end {
      put(name, row, column, .label)
      put(
        rightBefore: right, numerals.text(value), row,
        value == 0 ? .text : value < 0 ? .negative : .positive)
      row += 1
    }
  }

  /// All kernels of a map's filter as small pictures, on one range for the filter.
  private mutating func drawStrip(_ map: Int, _ row: Int, _ column: Int) {
    guard let weight = scene.weights(position.place.layer).value?["weight"] else { return }
    let cells = weight.shape.count / (weight.shape[0] * weight.shape[1])
    let numbers = Array(weight.map(map))
    for channel in 0..<weight.shape[1] {
      let kernel = NumberGrid(
        numbers[channel * cells..<(channel + 1) * cells].map { $0 }, width: weight.shape.width,
        reach: view.weightStatistics?["weight"]?.reach)
      draw(kernel, .pixels(1), row, column + channel * (weight.shape.width + 1))
    }
  }

  /// A yellow frame around a map; its upper side is what stands there.
  private mutating func drawFrame(
    _ map: Placement, _ row: Int, _ column: Int, isOpenBelow: Bool
  ) {
    let side = appearance.ascii ? "|" : "█"
    for down in 0..<map.rows {
      put(side, row + down, column - 1, .here)
      put(side, row + down, column + map.columns, .here)
    }
    guard isOpenBelow else { return }
    let below = appearance.ascii ? "-" : "▀"
    put(String(repeating: below, count: map.columns + 2), row + map.rows, column - 1, .here)
  }

  /// What the colours reach to, in the last row of the text beside the lower maps.
  private mutating func drawPartedLegend(_ row: Int, _ column: Int, _ next: Int) {
    guard let reading = scene.reading(position.place.layer).value else { return }
    let reach = view.reach(reading, channel: view.selectedMap)
    let end = Numerals(isWhole: reading.isWhole && reach.rounded() == reach).text(-reach)
    legend(
      position.place.layer, channel: view.selectedMap, row, column,
      width: max(2, LayerGrid.beside - 4 - 2 * Canvas.width(of: end)), words: false)
    let range =
      switch interaction.range {
      case .layer: "one range"
      case .map: "own ranges"
      case .fixed: "fixed to 1"
      }
    put(range, row, column + next, .label)
  }

  /// The colours, on which range they are, what a pixel stands for, and which maps are shown.
  private mutating func drawLayerLegend(
    _ grid: LayerGrid, _ ranking: MapRanking, _ page: Range<Int>, _ row: Int, _ column: Int,
    _ end: Int
  ) {
    guard let reading = scene.reading(position.place.layer).value else { return }
    let reach = view.reach(reading, channel: view.selectedMap)
    var column = column
    if !(node.isInput && network.normalization.isNone), end - column >= 28 {
      legend(position.place.layer, channel: view.selectedMap, row, column, words: false)
      let numerals = Numerals(isWhole: reading.isWhole && reach.rounded() == reach)
      let least = reading.isSigned ? numerals.text(-reach) : "0"
      column += Canvas.width(of: least) + Canvas.width(of: numerals.text(reach)) + 14 + 4
    }
    var notes: [String] = []
    if let note = ranking.note("maps", page) { notes.append(note) }
    if node.shape.slices > 1 { notes.append("strongest of \(node.shape.slices) slices") }
    switch interaction.range {
    case .layer: notes.append(end - column < 26 ? "one range" : "one range for the layer")
    case .map: notes.append("each map on its own range")
    case .fixed: notes.append("colours reach to 1")
    }
    // What a pixel stands for is worth more than the range.
    if let note = grid.map.note { notes.insert(note, at: max(0, notes.count - 1)) }
    var text = ""
    for note in notes where column + Canvas.width(of: text) + Canvas.width(of: note) + 3 <= end {
      text += text.isEmpty ? note : " · " + note
    }
    put(text, row, column, .label)
  }
}
