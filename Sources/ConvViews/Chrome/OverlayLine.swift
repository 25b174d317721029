import ConvCanvas

/// A line of a list that lies over the screen.
struct OverlayLine {
  let words: Words
  /// The entry of a menu that it is a part of.
  var choice: Int?

  init(_ words: Words, choice: Int? = nil) { (self.words, self.choice) = (words, choice) }

  static func heading(_ text: String) -> OverlayLine { OverlayLine("\(bold: text)") }

  /// A text with blanks behind it.
  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - Canvas.width(of: text)))
  }
}

/// Blocks of lines, one below the other, or in two columns where the screen is wide.
struct OverlayLayout {
  /// Of a column.
  let width: Int
  let columns: [[OverlayLine]]

  private static let wide = 110
  static let gap = 4

  /// - Parameter blocks: made for a column's width.
  init(in total: Int, _ blocks: (_ width: Int) -> [[OverlayLine]]) {
    // A list of one block has no second column, and all the room.
    let isWide = total >= OverlayLayout.wide && blocks(total).count > 1
    width = isWide ? (total - OverlayLayout.gap) / 2 : total
    let blocks = blocks(width)
    let all = OverlayLayout.joined(blocks)
    guard isWide else {
      columns = [all]
      return
    }
    // The blocks stay whole, and the left column is the longer one by as little as can be.
    let cut =
      blocks.indices.first { OverlayLayout.joined(blocks[...$0]).count * 2 >= all.count }
      ?? blocks.endIndex - 1
    columns = [OverlayLayout.joined(blocks[...cut]), OverlayLayout.joined(blocks[(cut + 1)...])]
  }

  private static func joined(_ blocks: some Sequence<[OverlayLine]>) -> [OverlayLine] {
    Array(blocks.joined(separator: [OverlayLine("")]))
  }

  var rows: Int { columns.map(\.count).max() ?? 0 }

  /// The rows that an entry takes.
  func rows(of choice: Int) -> Range<Int> {
    let rows = columns.flatMap { column in
      column.indices.filter { column[$0].choice == choice }
    }
    return (rows.min() ?? 0)..<(rows.max() ?? 0) + 1
  }
}
