/// A picture in pixels, each one column wide and half a row high.
public struct PixelMap: Hashable, Sendable {
  public let rows: Int
  public let columns: Int
  private var pixels: [Pixel]

  public init(rows: Int, columns: Int, filling: Pixel) {
    (self.rows, self.columns) = (max(0, rows), max(0, columns))
    pixels = [Pixel](repeating: filling, count: self.rows * self.columns)
  }

  /// The pixel at a place; outside, reading gives an empty one and writing does nothing.
  public subscript(row: Int, column: Int) -> Pixel {
    get { contains(row, column) ? pixels[row * columns + column] : Pixel(.empty) }
    set { if contains(row, column) { pixels[row * columns + column] = newValue } }
  }

  /// The map with every pixel as a square of `factor` × `factor`.
  public func scaled(by factor: Int) -> PixelMap {
    guard factor > 1 else { return self }
    var large = PixelMap(rows: rows * factor, columns: columns * factor, filling: Pixel(.empty))
    for row in 0..<large.rows {
      for column in 0..<large.columns {
        large[row, column] = self[row / factor, column / factor]
      }
    }
    return large
  }

  private func contains(_ row: Int, _ column: Int) -> Bool {
    row >= 0 && row < rows && column >= 0 && column < columns
  }
}
