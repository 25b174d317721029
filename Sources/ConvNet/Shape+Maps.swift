/// The place of a number of a map, as it is drawn: rows and columns of one picture.
public struct MapSpot: Hashable, Sendable {
  public var map: Int
  public var row: Int
  public var column: Int

  public init(map: Int, row: Int, column: Int) {
    (self.map, self.row, self.column) = (map, row, column)
  }
}

/// Tensors of any rank as maps of rows and columns: `[units]` is maps of one number, `[channels,
/// width]` maps of one row, and of `[channels, depth, height, width]` each map is its slices one
/// below the other. This is the only place that turns one into the other.
extension Shape {
  /// Slices that lie one below the other in a map: 1 up to `[channels, height, width]`.
  public var slices: Int { rank > 3 ? sizes[1..<rank - 2].reduce(1, *) : 1 }
  /// Rows of one of them.
  public var rowsPerSlice: Int { height / slices }

  /// The element of a row and a column of a map.
  /// - Precondition: the shape has such a map, row and column.
  public func element(_ spot: MapSpot) -> [Int] {
    precondition(
      (0..<channels).contains(spot.map) && (0..<height).contains(spot.row)
        && (0..<width).contains(spot.column), "\(spot) is outside \(self)")
    return element(at: (spot.map * height + spot.row) * width + spot.column)
  }
  /// The spot at which an element is drawn. Up to three axes it may lie outside, in the padding; of
  /// more axes nothing is drawn outside, and there is no spot.
  public func spot(_ element: [Int]) -> MapSpot? {
    guard element.count == rank else { return nil }
    switch rank {
    case 1: return MapSpot(map: element[0], row: 0, column: 0)
    case 2: return MapSpot(map: element[0], row: 0, column: element[1])
    case 3: return MapSpot(map: element[0], row: element[1], column: element[2])
    default:
      guard contains(element) else { return nil }
      let cell = offset(element) % cells
      return MapSpot(map: element[0], row: cell / width, column: cell % width)
    }
  }
  /// Which of the slices of a map a row is in, as indices of the axes between channels and height:
  /// `[2]` in a volume; none up to three axes.
  public func slice(ofRow row: Int) -> [Int] {
    guard rank > 3 else { return [] }
    return Array(element(at: row * width).dropFirst().dropLast(2))
  }
}
