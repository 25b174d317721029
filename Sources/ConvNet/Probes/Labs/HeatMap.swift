/// A number for each place of a picture or map; NaN where nothing is known yet.
public struct HeatMap: Measured, Hashable {
  public let rows: Int
  public let columns: Int
  public let values: [Float]
  /// The largest magnitude.
  public let reach: Float

  public init(rows: Int, columns: Int, _ values: [Float]) {
    precondition(values.count == rows * columns, "a heatmap has a number for each place")
    (self.rows, self.columns, self.values) = (rows, columns, values)
    reach = values.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
  }

  public subscript(_ row: Int, _ column: Int) -> Float { values[row * columns + column] }
  public var byteCount: Int { values.count * MemoryLayout<Float>.stride }

  /// The place of the largest number; nil where all are 0 or unknown.
  public var peak: Pair? {
    let index = values.indices.filter { values[$0] > 0 }.max { values[$0] < values[$1] }
    return index.map { Pair($0 / columns, $0 % columns) }
  }

  /// The same over another grid, read between its numbers, as PyTorch's `interpolate` does it with
  /// `mode="bilinear"`.
  public func resized(rows height: Int, columns width: Int) -> HeatMap {
    guard height != rows || width != columns else { return self }
    func places(_ count: Int, _ of: Int) -> [(first: Int, next: Int, share: Float)] {
      (0..<count).map { index in
        let place = max(0, (Float(index) + 0.5) * Float(of) / Float(count) - 0.5)
        let first = min(of - 1, Int(place))
        return (first, min(of - 1, first + 1), place - Float(first))
      }
    }
    let (down, across) = (places(height, rows), places(width, columns))
    var resized: [Float] = []
    resized.reserveCapacity(height * width)
    for row in down {
      for column in across {
        func between(_ row: Int) -> Float {
          let (left, right) = (self[row, column.first], self[row, column.next])
          return left + (right - left) * column.share
        }
        let (upper, lower) = (between(row.first), between(row.next))
        resized.append(upper + (lower - upper) * row.share)
      }
    }
    return HeatMap(rows: height, columns: width, resized)
  }

  /// How alike two maps are, from −1 to 1 (Pearson's correlation); nil where one of them is the same
  /// everywhere, for there is nothing to compare.
  public func likeness(to other: HeatMap) -> Double? {
    guard values.count == other.values.count, values.count > 1 else { return nil }
    let count = Double(values.count)
    let own = values.reduce(0.0) { $0 + Double($1) } / count
    let others = other.values.reduce(0.0) { $0 + Double($1) } / count
    var (product, first, second) = (0.0, 0.0, 0.0)
    for (value, beside) in zip(values, other.values) {
      let (left, right) = (Double(value) - own, Double(beside) - others)
      product += left * right
      first += left * left
      second += right * right
    }
    guard first > 0, second > 0, product.isFinite else { return nil }
    return product / (first * second).squareRoot()
  }

  /// All places, the largest number first; equals, of which there are many where nothing speaks for a
  /// class, in an order of their own.
  func order(seed: UInt64) -> [Int] {
    var generator = SeededGenerator(seed: seed)
    let mixed = values.indices.shuffled(using: &generator)
    let numbers = values.map { $0.isNaN ? -Float.infinity : $0 }
    // The sort is stable, so that equals stay mixed.
    return mixed.sorted { numbers[$0] > numbers[$1] }
  }
}
