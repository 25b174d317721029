import ConvNet

extension Shape {
  /// Row and column of an element in its map, as the map is drawn; nil for a vector.
  func gridSpot(_ element: [Int]) -> (row: Int, column: Int)? {
    guard rank > 1, let spot = spot(element) else { return nil }
    return (spot.row, spot.column)
  }
  /// The sizes of one map: `10×10`, `20` of a signal, `4×10×10` of a volume.
  var mapSize: String { sizes.dropFirst().map(String.init).joined(separator: "×") }

  /// Whether it is no picture: neither grey nor of three colours.
  var isStackOfMaps: Bool { rank > 2 && channels != 1 && channels != 3 }

  /// `depth 1 of 4`, where a row of a map is in one of several slices.
  func sliceWords(row: Int) -> String? {
    guard slices > 1, (0..<height).contains(row) else { return nil }
    let places = zip(slice(ofRow: row), sizes.dropFirst()).map { "\($0) of \($1)" }
    return "depth " + places.joined(separator: ", ")
  }
}
