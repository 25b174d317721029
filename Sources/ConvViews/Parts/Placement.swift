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

extension Placement {
  /// A strip in its room: numbers as wide as they can be, or blocks of them.
  static func strip(_ image: MapImage, rows: Int, columns: Int, scale: Int, block: Int)
    -> Placement
  {
    let block = max(block, (image.columns + max(1, columns) - 1) / max(1, columns))
    let blocks = (image.columns + block - 1) / block
    let scale = block > 1 ? 1 : max(1, min(scale, columns / blocks))
    return Placement(
      form: .strip(block), rows: max(1, min(MapImage.stripRows, rows)), columns: blocks * scale)
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
