import ConvCanvas
import ConvNet
import ConvSession

/// How a map was drawn.
struct Placement: Hashable {
  enum Form: Hashable {
    /// The cell of a number.
    case numbers(CellSize)
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
  /// Whether there is room for marks inside of a number.
  var hasRoomForMarks: Bool {
    switch form {
    case .numbers: true
    case .scaled(let scale): scale > 1
    case .strip(let block): block == 1
    case .reduced, .viewport: false
    }
  }

  /// The note on a map that is not shown number by number.
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
