import ConvCanvas

/// Columns and rows of the canvas that one number takes, on its own colour.
struct CellSize: Hashable {
  var columns: Int
  var rows = 1
  /// Free columns to the right of the number, so that it stands in the middle of a large cell.
  var inset = 0
  /// Whether the 0 before a point is left out, where the number finds no room otherwise: `.07`.
  var isShort = false

  /// The text as it stands in such a cell.
  func written(_ text: String) -> String {
    guard isShort else { return text }
    if text.hasPrefix("0.") { return String(text.dropFirst()) }
    return text.hasPrefix("−0.") ? "−" + text.dropFirst(2) : text
  }
}
