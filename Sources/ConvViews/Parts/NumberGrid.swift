import ConvCanvas
import ConvNet
import ConvSession

/// A window, a kernel or its products: few numbers on their own colours, and pixels alone where
/// the numbers do not fit.
struct NumberGrid {
  enum Form: Hashable {
    /// Columns for a number.
    case numbers(Int)
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
    if case .numbers(let columns) = form { columns } else { nil }
  }

  /// The largest form of grids of this size that fits.
  /// - Parameter shown: all numbers that are to have the same form.
  static func form(
    height: Int, width: Int, shown: some Sequence<Float>, numerals: Numerals, rows: Int,
    columns: Int
  ) -> Form {
    let longest = shown.reduce(1) { max($0, Canvas.width(of: numerals.text($1))) }
    let wanted = max(longest + 1, numerals.decimals == 0 ? 5 : 6)
    let room = min(wanted, columns / max(1, width))
    if height <= rows, room > longest { return .numbers(room) }
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
    case .numbers: height
    case .pixels(let scale): (height * scale + 1) / 2
    case .blocks(let block): ((height + block - 1) / block + 1) / 2
    }
  }
  static func columns(_ form: Form, width: Int) -> Int {
    switch form {
    case .numbers(let columns): width * columns
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
    case .numbers(let columns):
      for (index, number) in numbers.enumerated() {
        let isHere = index == current
        let text = isHere ? currentText : nil
        painter.putNumber(
          text ?? number.map { numerals.text($0) } ?? "·", tone(of: index),
          row + index / width, column + index % width * columns, width: columns,
          isHere: isHere,
          isFaint: number == nil && text == nil || padding.contains(index) || isFaint)
        if changed.contains(index) {
          painter.putChanged(row + index / width, column + index % width * columns)
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
