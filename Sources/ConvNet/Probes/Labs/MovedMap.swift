/// A layer's maps moved along with the picture: for each cell the cells of the unmoved maps between
/// which it lies. What leaves the maps is not known.
public struct MovedMap: Sendable {
  struct Cell {
    let index: Int
    /// The four cells around it, and how much each counts.
    let sources: (Int, Int, Int, Int)
    let weights: (Float, Float, Float, Float)
    /// Whether neither its field nor that of the place it came from reads beyond the picture.
    let isInside: Bool

    /// Its number in a map that starts at an offset.
    @inline(__always)
    func number(_ numbers: [Float], _ start: Int) -> Float {
      // A cell that lies on another is that cell, to the bit.
      if weights.0 == 1 { return numbers[start + sources.0] }
      return numbers[start + sources.0] * weights.0 + numbers[start + sources.1] * weights.1
        + numbers[start + sources.2] * weights.2 + numbers[start + sources.3] * weights.3
    }
  }
  let cells: [Cell]
  private let grid: Pair

  /// - Parameter picture: height and width of the picture.
  public init(
    _ geometry: MapGeometry, _ motion: PictureMotion, _ amount: Double, picture: Pair
  ) {
    let (tall, wide) = (geometry.height, geometry.width)
    grid = Pair(tall.count, wide.count)
    func isInside(_ row: Double, _ column: Double) -> Bool {
      let (down, right) = ((tall.reach - 1) / 2, (wide.reach - 1) / 2)
      return row - down > -0.01 && row + down < Double(picture.height) - 0.99
        && column - right > -0.01 && column + right < Double(picture.width) - 0.99
    }
    var cells: [Cell] = []
    for row in 0..<tall.count {
      for column in 0..<wide.count {
        let here = (tall.middle(Double(row)), wide.middle(Double(column)))
        let there = motion.source(amount, here.0, here.1, picture)
        let (down, right) = (tall.cell(there.row), wide.cell(there.column))
        guard let first = MovedMap.between(down, tall.count),
          let second = MovedMap.between(right, wide.count)
        else { continue }
        let (top, below) = (first.low * wide.count, first.high * wide.count)
        cells.append(
          Cell(
            index: row * wide.count + column,
            sources: (
              top + second.low, top + second.high, below + second.low, below + second.high
            ),
            weights: (
              (1 - first.share) * (1 - second.share), (1 - first.share) * second.share,
              first.share * (1 - second.share), first.share * second.share
            ), isInside: isInside(here.0, here.1) && isInside(there.row, there.column)))
      }
    }
    self.cells = cells
  }

  /// The cells that a place lies between, and how near it is to the second; nil outside of all.
  private static func between(
    _ place: Double, _ count: Int
  ) -> (low: Int, high: Int, share: Float)? {
    guard place > -1e-6, place < Double(count - 1) + 1e-6 else { return nil }
    let near = place.rounded()
    if abs(place - near) < 1e-6 { return (Int(near), Int(near), 0) }
    let low = Int(place.rounded(.down))
    return (low, min(count - 1, low + 1), Float(place - Double(low)))
  }

  /// One map moved along; nil for a cell of which nothing is known.
  public func map(_ tensor: Tensor, channel: Int) -> [Float?] {
    let numbers = tensor.elements
    var moved = [Float?](repeating: nil, count: grid.height * grid.width)
    for cell in cells {
      moved[cell.index] = cell.number(numbers, channel * grid.height * grid.width)
    }
    return moved
  }
}
