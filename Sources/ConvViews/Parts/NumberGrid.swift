import ConvCanvas
import ConvNet
import ConvSession

/// A window, a kernel or its products: few numbers on their own colours, and pixels alone where
/// the numbers do not fit.
struct NumberGrid {
  enum Form: Hashable {
    /// The cell of a number.
    case numbers(CellSize)
    /// Columns for a pixel that is half as high in rows.
    case pixels(Int)
    /// More numbers than there are pixels: one pixel stands for a block of them.
    case blocks(Int)
  }
  /// Row by row; nil where a number is not computed yet.
  var numbers: [Float?]
  let width: Int
  var numerals: Numerals
  let reach: Float
  /// Replaces the colour of a number.
  var tone: ((Float) -> Tone)?
  /// The place of the number at hand.
  var current: Int?
  /// Numbers that take part, several of them at once.
  var marked: Set<Int> = []
  /// A text in place of the number at hand, while it is typed.
  var currentText: String?
  /// Numbers that are read from the padding: zeros that nobody measured.
  var padding: Set<Int> = []
  /// Places of numbers that are others than before: they bear a sign.
  var changed: Set<Int> = []
  /// Whether nothing of it counts here: a channel that is not reached yet.
  var isFaint = false

  /// - Parameter reach: the magnitude of the strongest colour.
  init(_ numbers: [Float?], width: Int, numerals: Numerals? = nil, reach: Float) {
    (self.numbers, self.width) = (numbers, max(1, width))
    self.numerals = numerals ?? Numerals(numbers.compactMap { $0 })
    self.reach = max(reach, .leastNormalMagnitude)
  }

  var height: Int { (numbers.count + width - 1) / width }

  /// Columns that one number takes; nil where there are only pixels.
  static func columns(of form: Form) -> Int? {
    if case .numbers(let cell) = form { cell.columns } else { nil }
  }

  /// The largest form of grids of this size that fits.
  /// - Parameters:
  ///   - shown: all numbers that are to have the same form.
  ///   - most: rows of a number at most; where there may be several, numbers are also written
  ///     short before they are given up.
  static func form(
    height: Int, width: Int, shown: some Sequence<Float>, numerals: Numerals, rows: Int,
    columns: Int, most: Int = 1
  ) -> Form {
    let longest = shown.reduce(1) { max($0, Canvas.width(of: numerals.text($1))) }
    let wanted = max(longest + 1, numerals.decimals == 0 ? 5 : 6)
    let tall = max(1, min(most, rows / max(1, height)))
    let room = min(tall > 1 ? max(wanted, 3 * tall + 1) : wanted, columns / max(1, width))
    if height <= rows, room > longest {
      return .numbers(
        CellSize(columns: room, rows: tall, inset: tall > 1 ? (room - longest) / 2 : 0))
    }
    let short = CellSize(columns: 0, isShort: true)
    let shortest = shown.reduce(1) { max($0, Canvas.width(of: short.written(numerals.text($1)))) }
    if most > 1, height <= rows, columns / max(1, width) > shortest {
      return .numbers(CellSize(columns: columns / max(1, width), rows: tall, isShort: true))
    }
    for scale in [4, 2, 1] where width * scale <= columns && (height * scale + 1) / 2 <= rows {
      return .pixels(scale)
    }
    var block = 2
    while (width + block - 1) / block > columns || ((height + block - 1) / block + 1) / 2 > rows,
      block < max(width, height)
    { block += 1 }
    return .blocks(block)
  }

  static func rows(_ form: Form, height: Int) -> Int {
    switch form {
    case .numbers(let cell): height * cell.rows
    case .pixels(let scale): (height * scale + 1) / 2
    case .blocks(let block): ((height + block - 1) / block + 1) / 2
    }
  }
  static func columns(_ form: Form, width: Int) -> Int {
    switch form {
    case .numbers(let cell): width * cell.columns
    case .pixels(let scale): width * scale
    case .blocks(let block): (width + block - 1) / block
    }
  }

  /// As a map, for pixels.
  var image: MapImage {
    var image = MapImage(
      rows: height, columns: width,
      tone: { row, column in tone(of: row * width + column) },
      number: { row, column in numbers[row * width + column] })
    image.current = current.map { ($0 / width, $0 % width) }
    return image
  }

  private func tone(of index: Int) -> Tone {
    guard numbers.indices.contains(index), let number = numbers[index] else { return .waiting }
    if padding.contains(index) { return .waiting }
    return tone?(number) ?? .of(number, range: reach)
  }

  /// Draws it in a form that it fits in.
  /// - Returns: the row after it.
  @discardableResult
  func draw(_ form: Form, on painter: inout Painter, _ row: Int, _ column: Int) -> Int {
    let rows = NumberGrid.rows(form, height: height)
    switch form {
    case .numbers(let cell):
      for (index, number) in numbers.enumerated() {
        let isHere = index == current || marked.contains(index)
        let text = index == current ? currentText : nil
        painter.putNumber(
          text ?? number.map { numerals.text($0) } ?? "·", tone(of: index),
          row + index / width * cell.rows, column + index % width * cell.columns, cell,
          isHere: isHere,
          isFaint: number == nil && text == nil || padding.contains(index) || isFaint)
        if changed.contains(index) {
          painter.putChanged(
            row + index / width * cell.rows + (cell.rows - 1) / 2,
            column + index % width * cell.columns)
        }
      }
    case .pixels(let scale):
      painter.draw(
        image,
        Placement(
          form: .scaled(scale), rows: rows, columns: NumberGrid.columns(form, width: width)),
        row, column)
    case .blocks(let block):
      painter.draw(
        image,
        Placement(
          form: .reduced(block), rows: rows,
          columns: NumberGrid.columns(form, width: width)), row, column)
    }
    return row + rows
  }
}
