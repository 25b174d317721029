import ConvCanvas
import ConvNet
import ConvSession

/// One axis: its numbers and zeros in a row, and below it where each window lies, one a line.
struct WindowStrip {
  let axis: AxisArithmetic
  private let visits: [Int]

  init(axis: AxisArithmetic) { (self.axis, visits) = (axis, axis.visits) }

  /// Columns of one position, and of what stands at the right of a window.
  private static let cell = 2
  private static let note = 12

  /// Rows for all windows.
  var rows: Int { 2 + axis.windows }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let title = axis.isTransposed ? "each input spreads into its outputs" : "along one axis"
    painter.title(
      title, legend(rect.columns - title.count - 2), rect.row, rect.column, width: rect.columns)
    let fitting = (rect.columns - Self.note) / Self.cell
    // Of a long axis both ends are shown: there it is decided.
    let shown = positions(fitting)
    for (index, position) in shown.enumerated() {
      put(position, rect.row + 1, rect.column + index * Self.cell, on: &painter)
    }
    let windows = windows(rect.rows - 2)
    for (line, window) in windows.enumerated() {
      draw(window, shown, rect.row + 2 + line, rect.column, on: &painter)
    }
  }

  private func legend(_ columns: Int) -> String {
    guard !axis.isTransposed else {
      return Painter.longest(
        ["digits: how often an output is added to", "digits: how often", ""], in: columns)
    }
    return Painter.longest(
      ["▪ a number, 0 padding, ✗ never read", "▪ number, 0 padding", ""], in: columns)
  }

  /// All positions, or the first and the last ones with a gap, which is nil.
  private func positions(_ fitting: Int) -> [Int?] {
    guard axis.length > fitting else { return (0..<axis.length).map { $0 } }
    let half = max(1, (fitting - 1) / 2)
    return (0..<half).map { $0 } + [nil] + (axis.length - half..<axis.length).map { $0 }
  }
  /// All windows, or the first and the last ones with a gap, which is nil.
  private func windows(_ fitting: Int) -> [Int?] {
    guard fitting > 0 else { return [] }
    guard axis.windows > fitting else { return (0..<axis.windows).map { $0 } }
    let last = fitting > 2 ? max(1, (fitting - 1) / 2) : 0
    let first = max(1, fitting - 1 - last)
    return (0..<first).map { $0 } + (fitting > 1 ? [nil] : [])
      + (axis.windows - last..<axis.windows).map { $0 }
  }

  private func put(_ position: Int?, _ row: Int, _ column: Int, on painter: inout Painter) {
    guard let position else {
      painter.put("…", row, column, .faint)
      return
    }
    if axis.isTransposed {
      let count = visits[position]
      painter.put(
        count > 9 ? "+" : "\(count)", row, column, axis.isInside(position) ? .grid : .faint,
        bold: axis.isInside(position))
    } else if axis.isInside(position) {
      let isRead = visits[position] > 0
      painter.put(isRead ? "▪" : "✗", row, column, isRead ? .grid : .differs, bold: true)
    } else {
      painter.put(position < axis.padded ? "0" : "·", row, column, .faint)
    }
  }

  private func draw(
    _ window: Int?, _ shown: [Int?], _ row: Int, _ column: Int, on painter: inout Painter
  ) {
    guard let window else {
      painter.put("…", row, column, .faint)
      return
    }
    let positions = Set(axis.positions(of: window))
    guard let first = positions.min(), let last = positions.max() else { return }
    for (index, position) in shown.enumerated() {
      guard let position, (first...last).contains(position) else { continue }
      let isTap = positions.contains(position)
      painter.put(
        isTap ? "●" : "·", row, column + index * Self.cell, isTap ? .weights : .faint, bold: isTap)
    }
    painter.put(
      axis.isTransposed ? "input \(window)" : "output \(window)", row,
      column + shown.count * Self.cell + 1, .label)
  }
}
