extension PixelMap {
  /// Draws the mark of "here" around a rectangle of pixels, which keep their own colours: a yellow
  /// ring, closed on every side, with a dark moat around it, so that it is seen on any ground.
  ///
  /// Where a number has several pixels the ring lies on the outermost of them. Else it lies just
  /// outside, and at the edge of the map as far inside as it has to.
  /// - Parameter scale: pixels of a number along each side.
  public mutating func ring(around rows: Range<Int>, columns: Range<Int>, scale: Int = 1) {
    guard !rows.isEmpty, !columns.isEmpty, let own = PixelMap.common(rows, columns, self) else {
      return
    }
    guard self.rows >= PixelMap.leastForRing, self.columns >= PixelMap.leastForRing else {
      for row in rows { for column in columns { self[row, column].tone = .here } }
      return
    }
    let isInside = PixelMap.isInside(rows, columns, scale)
    let box = box(rows, columns, scale)
    draw(.moat, around: PixelMap.grown(box.rows, 1), PixelMap.grown(box.columns, 1))
    draw(.ring, around: box.rows, box.columns)
    if isInside, scale >= 4 {
      draw(.moat, around: PixelMap.grown(rows, -1), PixelMap.grown(columns, -1))
    }
    guard scale == 1 else { return }
    // Characters can not be half a ring: there it hides what it lies on.
    forEach(box.rows, box.columns) { $0.tone = .here }
    guard rows.count == 1, columns.count == 1 else { return }
    for row in PixelMap.grown(box.rows, -1) {
      for column in PixelMap.grown(box.columns, -1) { self[row, column] = Pixel(own) }
    }
  }

  /// Closes a ring again that another one was drawn over: a number in a window has its own.
  /// - Parameter scale: pixels of a number along each side; nothing is done where it is one.
  public mutating func closeRing(around rows: Range<Int>, columns: Range<Int>, scale: Int) {
    guard scale > 1, !rows.isEmpty, !columns.isEmpty, self.rows >= PixelMap.leastForRing,
      self.columns >= PixelMap.leastForRing
    else { return }
    let box = box(rows, columns, scale)
    draw(.ring, around: box.rows, box.columns)
  }

  /// Whether a ring lies on the outermost pixels of what it is drawn around.
  private static func isInside(_ rows: Range<Int>, _ columns: Range<Int>, _ scale: Int) -> Bool {
    scale > 1 && min(rows.count, columns.count) >= 4
  }

  private func box(
    _ rows: Range<Int>, _ columns: Range<Int>, _ scale: Int
  ) -> (rows: Range<Int>, columns: Range<Int>) {
    PixelMap.isInside(rows, columns, scale)
      ? (rows, columns)
      : (PixelMap.around(rows, in: self.rows), PixelMap.around(columns, in: self.columns))
  }

  /// Pixels along a side, fewer than which a ring would hide the map that it is on.
  private static let leastForRing = 5

  /// The tone of the first pixel; nil where the rectangle begins outside.
  private static func common(_ rows: Range<Int>, _ columns: Range<Int>, _ map: PixelMap) -> Tone? {
    let (row, column) = (max(0, rows.lowerBound), max(0, columns.lowerBound))
    return row < map.rows && column < map.columns ? map[row, column].tone : nil
  }

  /// One more on each side, at least three, and within the map.
  private static func around(_ range: Range<Int>, in count: Int) -> Range<Int> {
    let lower = max(0, min(range.lowerBound - 1, count - 3))
    return lower..<min(count, max(range.upperBound + 1, lower + 3))
  }

  private static func grown(_ range: Range<Int>, _ by: Int) -> Range<Int> {
    let lower = range.lowerBound - by
    return lower..<max(lower, range.upperBound + by)
  }

  private mutating func draw(
    _ outline: Pixel.Outline, around rows: Range<Int>, _ columns: Range<Int>
  ) {
    forEach(rows, columns) { $0.outline = outline }
  }

  /// Changes the pixels at the edge of a rectangle.
  private mutating func forEach(
    _ rows: Range<Int>, _ columns: Range<Int>, _ change: (inout Pixel) -> Void
  ) {
    guard let top = rows.first, let bottom = rows.last, let left = columns.first,
      let right = columns.last
    else { return }
    for column in columns {
      change(&self[top, column])
      change(&self[bottom, column])
    }
    for row in rows {
      change(&self[row, left])
      change(&self[row, right])
    }
  }
}
