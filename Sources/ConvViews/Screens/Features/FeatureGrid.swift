import ConvCanvas
import ConvNet
import ConvSession

/// Rows of maps with the parts of pictures that excite them, all of one size.
struct FeatureGrid {
  let view: View
  let features: Features
  let inputs: ExcitingInputs
  let pictures: ExcitingPictures
  /// The maps whose pictures are there.
  let maps: Range<Int>
  /// The largest part of a picture that a number sees.
  let size: Pair?

  private static let gap = 2

  /// Columns for the numbers and names of maps.
  private var labels: Int {
    let names = maps.map { Canvas.width(of: view.unitName(features.layer, $0)) }.max() ?? 0
    let isRoomy = view.size.columns >= 100
    return min(isRoomy ? 20 : 13, max(isRoomy ? 14 : 12, names + 3))
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let shape = view.network.pictureShape
    let largest = size ?? Pair(shape.height, shape.width)
    let image = MapImage.waiting(
      rows: max(1, min(shape.height, largest.height)),
      columns: max(1, min(shape.width, largest.width)))
    let room = rect.columns - labels
    guard let (placement, field) = placement(image, rect.rows, room) else { return }
    let across = min(ExcitingInputs.kept, max(1, (room + Self.gap) / (field + Self.gap)))
    let down = max(1, rect.rows / (placement.rows + 1))
    let start = maps.lowerBound + (features.map - maps.lowerBound) / down * down
    for (line, map) in (start..<min(maps.upperBound, start + down)).enumerated() {
      let row = rect.row + line * (placement.rows + 1)
      drawLabel(map, row, rect.column, rows: placement.rows, on: &painter)
      drawRow(
        map,
        Rect(row: row, column: rect.column + labels, rows: placement.rows + 1, columns: room),
        placement, field: field, across: across, on: &painter)
    }
  }

  /// The largest size at which some pictures stand beside each other and some maps below, and the
  /// columns of a field.
  private func placement(
    _ image: MapImage, _ rows: Int, _ columns: Int
  ) -> (Placement, field: Int)? {
    let isRoomy = Magnification.isRoomy(view.size)
    let isSmall = image.rows <= 8
    let (across, down) = (
      isRoomy ? 5 : 4, min(maps.count, isRoomy ? isSmall ? 4 : 3 : isSmall ? 3 : 2)
    )
    let most = max(6, (columns + Self.gap) / across - Self.gap)
    let placement = view.placement(
      image, max(1, rows / max(1, down) - 1), most, numbers: false)
    guard placement.columns <= columns, placement.rows < rows else { return nil }
    // A caption has a class and a number.
    let even = (columns + Self.gap) / ExcitingInputs.kept - Self.gap
    return (placement, max(placement.columns, min(14, even), 6))
  }

  private func drawLabel(
    _ map: Int, _ row: Int, _ column: Int, rows: Int, on painter: inout Painter
  ) {
    let isHere = map == features.map
    let ink: Ink = isHere ? .here : .text
    painter.put("\(isHere ? "▸" : " ")\(map)", row, column, ink, bold: isHere)
    let name = view.unitName(features.layer, map)
    if rows > 1, !name.isEmpty, name != "\(map)" {
      painter.put(ShortName.of(name, labels - 2), row + 1, column + 1, .label)
    }
    painter.click(
      row, column..<column + labels, .say(["features map \(map)"]))
    guard rows > 2, let source = features.source,
      let most = inputs.commonest(features.layer, map: map)
    else { return }
    let label = view.scene.className(most.label, of: source)
    painter.put(
      ShortName.of("\(most.count)/\(most.of) \(label)", labels - 2), row + 2, column + 1, .label)
  }

  private func drawRow(
    _ map: Int, _ rect: Rect, _ placement: Placement, field: Int, across: Int,
    on painter: inout Painter
  ) {
    let entries = inputs.entries(features.layer, map: map)
    guard !entries.isEmpty else {
      painter.put("nothing excites it", rect.row, rect.column, .faint)
      return
    }
    // The picture at hand stays in sight.
    let rank = map == features.map ? min(features.rank, entries.count - 1) : 0
    let start = max(0, rank - across + 1)
    for (index, entry) in entries.enumerated().dropFirst(start).prefix(across) {
      let column = rect.column + (index - start) * (field + Self.gap)
      let isHere = map == features.map && index == rank
      painter.put(
        caption(entry, field), rect.row, column, isHere ? .here : .label, bold: isHere,
        width: field)
      painter.click(
        rect.row, column..<column + field,
        .say(["features map \(map)", "features picture \(index)"]))
      guard let image = image(entry) else { continue }
      let own = view.placement(image, placement.rows, field, numbers: false)
      // What lies at a border is smaller, and drawn as large as the others.
      let same = Placement(
        form: placement.form, rows: min(own.rows, placement.rows),
        columns: min(own.columns, placement.columns))
      painter.draw(image, same, rect.row + 1, column)
    }
  }

  /// The class and how strong it is, or where there is too little room the class.
  private func caption(_ entry: ExcitingInputs.Entry, _ columns: Int) -> String {
    let value = Numerals(decimals: 2).text(entry.value)
    guard let source = features.source, let label = inputs.labels[entry.picture] else {
      return value
    }
    let name = view.scene.className(label, of: source)
    return Canvas.width(of: name) + 1 + value.count <= columns
      ? "\(name) \(value)" : ShortName.of(name, columns)
  }

  /// The part of a picture that the number sees; nil until the picture is there.
  private func image(_ entry: ExcitingInputs.Entry) -> MapImage? {
    guard let picture = pictures.pictures[entry.picture]?.picture else { return nil }
    let whole = view.image(ofPixels: picture)
    let fields = view.scene.measured(FieldsProbe(layer: features.layer)).value
    guard let field = fields?.field(cell: entry.cell) else { return whole }
    let (top, left) = (field.rows.lowerBound, field.columns.lowerBound)
    return MapImage(
      rows: field.rows.count, columns: field.columns.count,
      tone: { whole.tone($0 + top, $1 + left) }, number: { whole.number($0 + top, $1 + left) })
  }
}

extension View {
  /// A picture that is not the one at hand in its own colours; numbers that were made ready for a
  /// network, which have none, as a map.
  func image(ofPixels picture: Picture) -> MapImage {
    let (shape, numbers) = (picture.pixels.shape, picture.pixels.elements)
    guard shape.rank == 3 else { return .waiting(rows: 1, columns: 1) }
    let (cells, width) = (shape.cells, shape.width)
    return MapImage(
      rows: shape.height, columns: width,
      tone: { row, column in
        let place = row * width + column
        guard !picture.isExact else { return .of(numbers[place], range: 2) }
        guard shape.channels == 3 else { return .grey(numbers[place]) }
        func byte(_ channel: Int) -> UInt8 {
          UInt8(max(0, min(255, (numbers[channel * cells + place] * 255).rounded())))
        }
        return .rgb(Color(byte(0), byte(1), byte(2)))
      }, number: { numbers[$0 * width + $1] })
  }
}
