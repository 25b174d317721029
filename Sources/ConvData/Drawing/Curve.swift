/// A smooth line written as the points it runs through: `"28,22 52,0! 51,50"`, each `x,y` in
/// hundredths of the box it is drawn in, `!` for a corner.
package struct Curve {
  private let knots: [(point: Point, isCorner: Bool)]

  package init(_ text: String) {
    knots = text.split(separator: " ").map { word in
      let numbers = word.split(whereSeparator: { ",!".contains($0) }).compactMap { Double($0) }
      precondition(numbers.count == 2, "a point is x,y and not \(word)")
      return (Point(numbers[0], numbers[1]), word.hasSuffix("!"))
    }
  }

  /// The curve as short straight pieces of the Catmull–Rom spline through the points (Catmull and
  /// Rom, "A class of local interpolating splines", 1974), which a corner interrupts.
  package func points(pieces: Int = 6) -> [Point] {
    var points = [knots[0].point]
    for index in knots.indices.dropLast() {
      let (start, end) = (knots[index], knots[index + 1])
      let before = index == 0 || start.isCorner ? start.point : knots[index - 1].point
      let isLast = index + 2 == knots.count
      let after = isLast || end.isCorner ? end.point : knots[index + 2].point
      for piece in 1...pieces {
        let along = Double(piece) / Double(pieces)
        func spline(_ axis: KeyPath<Point, Double>) -> Double {
          Curve.spline(
            before[keyPath: axis], start.point[keyPath: axis], end.point[keyPath: axis],
            after[keyPath: axis], at: along)
        }
        points.append(Point(spline(\.x), spline(\.y)))
      }
    }
    return points
  }

  private static func spline(
    _ before: Double, _ start: Double, _ end: Double, _ after: Double, at along: Double
  ) -> Double {
    let slope = end - before
    let bend = 2 * before - 5 * start + 4 * end - after
    let twist = 3 * start - before - 3 * end + after
    return start + 0.5 * along * (slope + along * (bend + along * twist))
  }
}
