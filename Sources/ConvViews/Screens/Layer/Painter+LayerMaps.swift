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
      self, rows: whole - wordRows - 1, columns: body.columns, count: node.shape.channels,
      filters: filters)
    if let first = filters.first, case .numbers = first {
      let tight = LayerGrid(
        self, rows: whole - 1, columns: body.columns, count: node.shape.channels, filters: filters)
      if case .numbers = tight.filter, grid.filter != tight.filter || grid.map != tight.map {
        (grid, wordRows) = (tight, 1)
      }
    }
    let page = grid.page(selectedMap)
    // In the tight layout the line of words parts the two rows of maps.
    let isTight = wordRows == 1 && grid.down == 2
    for (index, map) in page.enumerated() {
      var corner = grid.corner(index)
      if isTight, index >= grid.across { corner.row = grid.block.rows + 1 }
      drawLayerMap(map, grid, body.row + corner.row, body.column + corner.column)
    }
    if wordRows == 1 {
      let row = isTight ? body.row + grid.block.rows : body.row + body.rows
      let short = layerShortWords
      let end = put(short, row, body.column, width: body.columns)
      drawLayerLegend(grid, page, row, end + 2, body.column + body.columns)
    } else {
      let row = body.row + body.rows - wordRows
      put([words], in: Rect(row: row, column: body.column, rows: wordRows - 1, columns: body.columns))
      drawLayerLegend(
        grid, page, body.row + body.rows - 1, body.column, body.column + body.columns)
    }
  }

  /// What of a filter may stand with its map, the most telling first.
  private func layerFilters(_ body: Rect) -> [LayerGrid.Filter] {
    guard let conv = node.layer as? Conv2D,
      let weight = scene.weights(position.place.layer).value?["weight"]
    else { return [.none] }
    var filters: [LayerGrid.Filter] = []
    if conv.groupChannels == 1, conv.outputChannels <= 12 {
      let form = NumberGrid.form(
        height: conv.kernelSize.height, width: conv.kernelSize.width, shown: weight.elements,
        numerals: Numerals(weight.elements), rows: 5, columns: LayerGrid.beside - 4)
      if case .numbers = form { filters.append(.numbers(form)) }
    }
    let strip = conv.groupChannels * (conv.kernelSize.width + 1) - 1
    if conv.kernelSize.height <= 4, strip <= 40 { filters.append(.strip(strip)) }
    return filters + [.none]
  }

  private mutating func drawLayerMap(_ map: Int, _ grid: LayerGrid, _ row: Int, _ column: Int) {
    let isSelected = map == selectedMap && !node.isInput
    let image = layerImage(map)
    switch grid.filter {
    case .numbers(let form):
      drawLayerKernel(map, form, grid, row, column, isSelected: isSelected)
      if isSelected { drawFrame(grid.map, row, column + LayerGrid.beside, titled: false) }
      draw(image, grid.map, row, column + LayerGrid.beside)
    case .strip:
      drawLayerTitle(map, grid, row, column, isSelected: isSelected)
      drawStrip(map, row + 1, column)
      if isSelected { drawFrame(grid.map, row + 3, column, titled: true) }
      draw(image, grid.map, row + 3, column)
    case .none:
      drawLayerTitle(map, grid, row, column, isSelected: isSelected)
      if isSelected { drawFrame(grid.map, row + 1, column, titled: true) }
      draw(image, grid.map, row + 1, column)
    }
  }

  /// Number, name and what the map reaches to, as far as they fit.
  private mutating func drawLayerTitle(
    _ map: Int, _ grid: LayerGrid, _ row: Int, _ column: Int, isSelected: Bool
  ) {
    let width = grid.block.columns
    var end = put("\(map)", row, column, isSelected ? .here : .text, bold: true)
    let name = node.isInput && node.shape.channels == 3 ? ["red", "green", "blue"][map] : mapName(map)
    let range = layerRange(map)
    let room = width - (end - column) - 1
    if !name.isEmpty, Canvas.width(of: name) + Canvas.width(of: range) + 2 <= room {
      end = put(name, row, end + 1, isSelected ? .here : .label)
      put(rightBefore: column + width, range, row, .faint)
    } else if !name.isEmpty, Canvas.width(of: name) <= room {
      put(name, row, end + 1, isSelected ? .here : .label)
    } else {
      put(range, row, end + 1, isSelected ? .here : .faint, width: room)
    }
  }

  /// `max 1.1`, `−4 to 2`; nothing before the map is complete.
  private func layerRange(_ map: Int) -> String {
    guard let reading = scene.reading(position.place.layer).value,
      let statistics = reading.statistics(ofChannel: map), statistics.minimum <= statistics.maximum
    else { return "" }
    let numerals = Numerals(isWhole: reading.isWhole)
    return statistics.minimum >= 0
      ? "max \(numerals.text(statistics.maximum))"
      : "\(numerals.text(statistics.minimum)) to \(numerals.text(statistics.maximum))"
  }

  /// The kernel's numbers, its bias, and what the map reaches to, one below the other.
  private mutating func drawLayerKernel(
    _ map: Int, _ form: NumberGrid.Form, _ grid: LayerGrid, _ row: Int, _ column: Int,
    isSelected: Bool
  ) {
    guard let weights = scene.weights(position.place.layer).value, let weight = weights["weight"]
    else { return }
    let end = put("\(map)", row, column, isSelected ? .here : .text, bold: true)
    put(
      mapName(map), row, end + 1, isSelected ? .here : .label,
      width: LayerGrid.beside - 3 - (end - column))
    let kernel = NumberGrid(
      weight.map(map).map { $0 }, width: weight.shape.width, numerals: Numerals(weight.elements),
      reach: Statistics(weight.elements).reach * 1.6)
    var next = draw(kernel, form, row + 1, column)
    let right = column + max(11, NumberGrid.columns(form, width: weight.shape.width))
    let isRoomy = row + grid.block.rows - next >= 5
    if let bias = weights["bias"] {
      next += isRoomy ? 1 : 0
      put("bias", next, column, .label)
      put(rightBefore: right, Numerals(bias.elements).text(bias[map]), next, .text)
      next += 1
    }
    guard let reading = scene.reading(position.place.layer).value,
      let statistics = reading.statistics(ofChannel: map)
    else { return }
    let numerals = Numerals(isWhole: reading.isWhole)
    next += isRoomy ? 1 : 0
    for (name, value) in [("most", statistics.maximum), ("least", statistics.minimum)]
    where next < row + grid.block.rows {
      put(name, next, column, .label)
      put(rightBefore: right, numerals.text(value), next, value < 0 ? .negative : .positive)
      next += 1
    }
  }

  /// All kernels of a map's filter as small pictures, on one range for the filter.
  private mutating func drawStrip(_ map: Int, _ row: Int, _ column: Int) {
    guard let weight = scene.weights(position.place.layer).value?["weight"] else { return }
    let cells = weight.shape.cells
    let numbers = Array(weight.map(map))
    for channel in 0..<weight.shape[1] {
      let kernel = NumberGrid(
        numbers[channel * cells..<(channel + 1) * cells].map { $0 }, width: weight.shape.width,
        reach: Statistics(weight.elements).reach)
      draw(kernel, .pixels(1), row, column + channel * (weight.shape.width + 1))
    }
  }

  /// A thin yellow frame around a map; below a title its upper side is the title's.
  private mutating func drawFrame(_ map: Placement, _ row: Int, _ column: Int, titled: Bool) {
    let sides = appearance.ascii ? ("|", "|") : ("▐", "▌")
    for down in 0..<map.rows {
      put(sides.0, row + down, column - 1, .here)
      put(sides.1, row + down, column + map.columns, .here)
    }
    guard titled, row + map.rows < size.rows - 1 else { return }
    let below = appearance.ascii ? "-" : "▀"
    put(
      String(repeating: below, count: map.columns + 2), row + map.rows, column - 1, .here)
  }

  /// The colours, on which range they are, what a pixel stands for, and which maps are shown.
  private mutating func drawLayerLegend(
    _ grid: LayerGrid, _ page: Range<Int>, _ row: Int, _ column: Int, _ end: Int
  ) {
    guard let reading = scene.reading(position.place.layer).value else { return }
    let reach = reach(reading, channel: selectedMap)
    var column = column
    if !(node.isInput && network.normalization.isNone) {
      legend(position.place.layer, channel: selectedMap, row, column, words: false)
      let numerals = Numerals(isWhole: reading.isWhole && reach.rounded() == reach)
      let least = reading.isSigned ? numerals.text(-reach) : "0"
      column += Canvas.width(of: least) + Canvas.width(of: numerals.text(reach)) + 14 + 3
    }
    var notes: [String] = []
    if grid.isPaged { notes.append("maps \(page.lowerBound)–\(page.upperBound - 1) of \(grid.count)") }
    switch interaction.range {
    case .layer: notes.append("one range for the layer")
    case .map: notes.append("each map on its own range")
    case .fixed: notes.append("colours reach to 1")
    }
    if let note = grid.map.note { notes.append(note) }
    var text = ""
    for note in notes where column + Canvas.width(of: text) + Canvas.width(of: note) + 3 <= end {
      text += text.isEmpty ? note : " · " + note
    }
    put(text, row, column, .label)
  }
}
