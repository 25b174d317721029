import ConvCanvas
import ConvNet
import ConvSession

/// How a map was drawn.
struct Placement: Hashable {
  enum Form: Hashable {
    /// Columns for a number.
    case numbers(Int)
    /// Columns for a pixel.
    case scaled(Int)
    /// Numbers of the map, along each side, that one pixel stands for.
    case reduced(Int)
    /// A part of the map in its own size.
    case viewport(row: Int, column: Int)
    /// A signal as bars, and the numbers that one bar stands for.
    case strip(Int)
  }
  var form: Form
  /// Rows and columns of the canvas it took.
  var rows: Int
  var columns: Int

  /// Numbers along each side of what one pixel stands for.
  var block: Int {
    switch form {
    case .reduced(let block), .strip(let block): block
    case .numbers, .scaled, .viewport: 1
    }
  }
  /// Columns for a pixel.
  var scale: Int { if case .scaled(let scale) = form { scale } else { 1 } }
  var isNumbers: Bool { if case .numbers = form { true } else { false } }
  /// Whether what is marked is tinted in place; otherwise a ring goes around it.
  var tintsInPlace: Bool {
    switch form {
    case .numbers: true
    case .scaled(let scale): scale > 1
    case .strip(let block): block == 1
    case .reduced, .viewport: false
    }
  }

  /// What has to be said about a map that is not shown number by number.
  var note: String? {
    switch form {
    case .numbers, .scaled: nil
    case .reduced(let block): "1 pixel = \(block)×\(block), strongest"
    case .strip(let block): block == 1 ? nil : "1 bar = \(block) numbers, strongest"
    case .viewport(let row, let column): "from row \(row), column \(column)"
    }
  }

  /// The same in fewer words where there is little room.
  func note(in columns: Int) -> String? {
    switch form {
    case .reduced(let block) where columns < 25: return "\(block)×\(block), strongest"
    case .strip(let block) where block > 1 && columns < 32: return "\(block) a bar, strongest"
    default: return note
    }
  }
}

extension Painter {

  /// Draws a map where its placement says, with what is marked on it.
  mutating func draw(_ image: MapImage, _ placement: Placement, _ row: Int, _ column: Int) {
    if let hand = image.hand {
      areas.append(
        PointerArea(
          hand: hand, row: row, column: column, placement: placement,
          image: Pair(image.rows, image.columns)))
    }
    switch placement.form {
    case .numbers(let width): drawNumbers(image, row, column, width: width)
    case .scaled(let scale):
      var map = pixels(image, rows: 0..<image.rows, columns: 0..<image.columns, tint: scale > 1)
      if scale > 1 { map = map.scaled(by: scale) } else { ring(&map, image, block: 1) }
      if scale > 1, image.isFramed { frame(&map, image, scale: scale) }
      canvas.draw(map, row, column, appearance)
    case .reduced(let block):
      var map = reduced(image, block)
      ring(&map, image, block: block)
      canvas.draw(map, row, column, appearance)
    case .strip: drawStrip(image, placement, row, column)
    case .viewport(let top, let left):
      var map = pixels(
        image, rows: top..<min(image.rows, top + placement.rows * 2),
        columns: left..<left + placement.columns, tint: false)
      ring(&map, image, block: 1, top: top, left: left)
      canvas.draw(map, row, column, appearance)
    }
  }

  private mutating func drawNumbers(_ image: MapImage, _ row: Int, _ column: Int, width: Int) {
    for down in 0..<image.rows {
      for across in 0..<image.columns {
        let isCurrent = image.current.map { $0 == (down, across) } ?? false
        let number = image.number(down, across)
        let text = isCurrent ? image.currentText : nil
        let isMarked = image.isMarked(down, across)
        let place = (row: row + down, column: column + across * width)
        putNumber(
          text ?? number.map { image.numerals.text($0) } ?? "·", image.tone(down, across),
          place.row, place.column, width: width, isHere: isCurrent,
          isFaint: number == nil && text == nil)
        guard isMarked, !isCurrent else { continue }
        for offset in 0..<width {
          var cell = canvas[place.row, place.column + offset]
          cell.background = cell.background.mixed(with: theme.here, 0.45)
          cell.foreground = Colormap.ink(on: cell.background)
          cell.reversed = true
          canvas[place.row, place.column + offset] = cell
        }
      }
    }
  }

  private func pixels(
    _ image: MapImage, rows: Range<Int>, columns: Range<Int>, tint: Bool
  ) -> PixelMap {
    var map = PixelMap(
      rows: rows.count, columns: columns.count, filling: Pixel(.empty))
    for row in rows {
      for column in columns {
        var pixel = Pixel(image.tone(row, column))
        if tint {
          if image.current.map({ $0 == (row, column) }) ?? false { pixel.tone = .here }
          pixel.marked = !image.isFramed && image.isMarked(row, column) && pixel.tone != .here
        }
        map[row - rows.lowerBound, column - columns.lowerBound] = pixel
      }
    }
    return map
  }

  /// The strongest number of each block.
  /// - Parameter isMarked: whether a block with something marked in it is tinted.
  func reduced(_ image: MapImage, _ block: Int, isMarked: Bool = false) -> PixelMap {
    var map = PixelMap(
      rows: (image.rows + block - 1) / block, columns: (image.columns + block - 1) / block,
      filling: Pixel(.empty))
    var tones: [Tone] = []
    for row in 0..<map.rows {
      for column in 0..<map.columns {
        tones.removeAll(keepingCapacity: true)
        var hasMark = false
        for down in row * block..<min(image.rows, (row + 1) * block) {
          for across in column * block..<min(image.columns, (column + 1) * block) {
            tones.append(image.tone(down, across))
            if isMarked, image.marked != nil { hasMark = hasMark || image.isMarked(down, across) }
          }
        }
        map[row, column] = Pixel(Painter.blended(tones), marked: hasMark)
      }
    }
    return map
  }

  /// Of signed numbers the strongest, of a picture's pixels the mean.
  static func blended(_ tones: [Tone]) -> Tone {
    var (strongest, sum) = (Float(0), Float(0))
    var color = (red: 0, green: 0, blue: 0)
    for tone in tones {
      switch tone {
      case .signed(let value): if value.magnitude > strongest.magnitude { strongest = value }
      case .grey(let value): sum += value
      case .tinted(_, let value): sum += value
      case .rgb(let rgb):
        color = (color.red + Int(rgb.red), color.green + Int(rgb.green), color.blue + Int(rgb.blue))
      case .waiting: continue
      default: return tone
      }
    }
    let count = max(1, tones.count)
    switch tones.first {
    case .grey?: return .grey(sum / Float(count))
    case .tinted(let tint, _)?: return .tinted(tint, sum / Float(count))
    case .rgb?:
      return .rgb(
        Color(
          UInt8(color.red / count), UInt8(color.green / count), UInt8(color.blue / count)))
    case .signed?: return .signed(strongest)
    case let other?: return other
    case nil: return .empty
    }
  }

  /// A frame just inside what is marked, where pixels are large.
  private func frame(_ map: inout PixelMap, _ image: MapImage, scale: Int) {
    guard let marked = image.marked, let rows = marked.range(image.gridAxis),
      let columns = marked.range(image.gridAxis + 1)
    else { return }
    map.ring(
      around: rows.lowerBound * scale + 1..<(rows.upperBound + 1) * scale - 1,
      columns: columns.lowerBound * scale + 1..<(columns.upperBound + 1) * scale - 1)
  }

  /// Where pixels are halves of a character, a ring says where the mark is.
  private func ring(
    _ map: inout PixelMap, _ image: MapImage, block: Int, top: Int = 0, left: Int = 0
  ) {
    if let marked = image.marked, !marked.isEmpty {
      let axis = image.gridAxis
      guard let rows = marked.range(axis), let columns = marked.range(axis + 1),
        rows.count < image.rows || columns.count < image.columns
      else { return }
      map.ring(
        around: (rows.lowerBound - top) / block..<(rows.upperBound - top) / block + 1,
        columns: (columns.lowerBound - left) / block..<(columns.upperBound - left) / block + 1)
    }
    if let current = image.current {
      let (row, column) = ((current.row - top) / block, (current.column - left) / block)
      map.ring(around: row..<row + 1, columns: column..<column + 1)
    }
  }
}

extension MapImage {
  /// The first of the footprint's two axes that are rows and columns.
  var gridAxis: Int { max(0, (marked?.axes.count ?? 2) - 2) }

  func isMarked(_ row: Int, _ column: Int) -> Bool {
    guard let marked, marked.axes.count >= 2 else {
      return marked.map { $0.contains([row]) } ?? false
    }
    let rows = marked.axes[marked.axes.count - 2]
    let columns = marked.axes[marked.axes.count - 1]
    return rows.indices.contains(row) && columns.indices.contains(column) && rows[row]
      && columns[column] && !(marked.axes.count > 2 && !marked.axes[0].contains(true))
  }
}

extension View {
  /// How a map fits: as numbers where they are wanted and fit, scaled by a whole number, or
  /// reduced by blocks.
  /// - Parameters:
  ///   - scale: columns for a pixel at most; 2 is a square of one row.
  ///   - block: numbers along each side that one pixel stands for at least.
  func placement(
    _ image: MapImage, _ rows: Int, _ columns: Int, numbers: Bool, scale: Int = 4, block: Int = 1
  ) -> Placement {
    let width = numberWidth(image)
    if numbers, image.rows <= rows, image.columns * width <= columns {
      return Placement(
        form: .numbers(width), rows: image.rows, columns: image.columns * width)
    }
    if image.isStrip {
      return .strip(image, rows: rows, columns: columns, scale: scale, block: block)
    }
    // A pixel is one column wide and half a row high: a scale of two is one row.
    for scale in stride(from: scale, to: 1, by: -2) {
      if image.columns * scale <= columns, image.rows * scale / 2 <= rows {
        return Placement(
          form: .scaled(scale), rows: image.rows * scale / 2, columns: image.columns * scale)
      }
    }
    var block = block
    func fits(_ block: Int) -> Bool {
      (image.columns + block - 1) / block <= columns
        && ((image.rows + block - 1) / block + 1) / 2 <= rows
    }
    if !fits(1), interaction.isNativeSize, rows > 0, columns > 0 {
      return viewport(image, rows, columns)
    }
    while !fits(block), block < max(image.rows, image.columns) { block += 1 }
    let (tall, wide) = (
      (image.rows + block - 1) / block, (image.columns + block - 1) / block
    )
    return Placement(
      form: block == 1 ? .scaled(1) : .reduced(block), rows: (tall + 1) / 2, columns: wide)
  }

  /// The part of a map around what is current or marked.
  private func viewport(_ image: MapImage, _ rows: Int, _ columns: Int) -> Placement {
    let (tall, wide) = (min(image.rows, rows * 2), min(image.columns, columns))
    let row = image.current?.row ?? (image.marked?.range(image.gridAxis)?.lowerBound ?? 0)
    let column = image.current?.column ?? (image.marked?.range(image.gridAxis + 1)?.lowerBound ?? 0)
    return Placement(
      form: .viewport(
        row: min(max(0, row - tall / 2), image.rows - tall),
        column: min(max(0, column - wide / 2), image.columns - wide)),
      rows: (tall + 1) / 2, columns: wide)
  }

  /// Columns that the numbers of a map take, a space before each.
  private func numberWidth(_ image: MapImage) -> Int {
    image.numerals.decimals == 0 ? 3 : 6
  }
}
