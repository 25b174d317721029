internal import ConvNet

extension DrawnPictures {
  /// The pictures for `letters`: 1×12×12, only 0 and 1, so that they can be shown as numbers.
  public static let letters = [
    letter("L", "The letter L, two pixels thick.") { row, column in
      isIn(row, column, 0..<8, 0..<2) || isIn(row, column, 6..<8, 0..<8)
    },
    letter("T", "The letter T, two pixels thick.") { row, column in
      isIn(row, column, 0..<2, 0..<8) || isIn(row, column, 0..<8, 3..<5)
    },
    letter("O", "The letter O, a square ring two pixels thick.") { row, column in
      isIn(row, column, 0..<8, 0..<8) && !isIn(row, column, 2..<6, 2..<6)
    },
    grid("bars-upright", "Upright bars two pixels wide: only left and right edges.") { _, column in
      column / 2 % 2 == 1
    },
    grid("bars-level", "Level bars two pixels high: only top and bottom edges.") { row, _ in
      row / 2 % 2 == 1
    },
  ]

  /// A letter, counted from the corner of its 8×8 box, which lies two pixels from the border.
  private static func letter(
    _ name: String, _ summary: String, _ isBright: @escaping @Sendable (Int, Int) -> Bool
  ) -> DrawnPicture {
    grid(name, summary) { row, column in isBright(row - 2, column - 2) }
  }
  private static func isIn(
    _ row: Int, _ column: Int, _ rows: Range<Int>, _ columns: Range<Int>
  ) -> Bool {
    rows.contains(row) && columns.contains(column)
  }
  private static func grid(
    _ name: String, _ summary: String, _ isBright: @escaping @Sendable (Int, Int) -> Bool
  ) -> DrawnPicture {
    let shape = Shape(1, 12, 12)
    return DrawnPicture(name, summary, shape) {
      Tensor(shape, (0..<shape.count).map { isBright($0 / 12, $0 % 12) ? 1 : 0 })
    }
  }
}
