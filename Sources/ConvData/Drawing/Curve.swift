/// A smooth line written as the points it runs through: `"28,22 52,0! 51,50"`, each `x,y` in
/// hundredths of the box it is drawn in, `!` for a corner.
package struct Curve {
  package private(set) var knots: [Knot]

  package struct Knot {
    package var point: Point
    package let isCorner: Bool
  }

  package init(_ text: String) {
    knots = text.split(separator: " ").map { word in
      let numbers = word.split(whereSeparator: { ",!".contains($0) }).compactMap { Double($0) }
      precondition(numbers.count == 2, "a point is x,y and not \(word)")
      return Knot(point: Point(numbers[0], numbers[1]), isCorner: word.hasSuffix("!"))
    }
  }

  /// The curve through other points, with the same corners.
  package func moved(_ move: (Point) -> Point) -> Curve {
    var curve = self
    for index in knots.indices { curve.knots[index].point = move(knots[index].point) }
    return curve
  }

  /// The curve as short straight pieces of the Catmull–Rom spline through the points (Catmull and
  /// Rom, "A class of local interpolating splines", 1974), which a corner interrupts.
  package func points(pieces: Int = 6) -> [Point] { points { _ in pieces } }

  /// The curve likewise, with as many pieces between two knots as they are told.
  package func points(_ pieces: (_ from: Int) -> Int) -> [Point] {
    var points = [knots[0].point]
    for index in knots.indices.dropLast() {
      let (start, end) = (knots[index], knots[index + 1])
      let before = index == 0 || start.isCorner ? start.point : knots[index - 1].point
      let isLast = index + 2 == knots.count
      let after = isLast || end.isCorner ? end.point : knots[index + 2].point
      let count = pieces(index)
      for piece in 1...count {
        let along = Double(piece) / Double(count)
        points.append(
          Point(
            Curve.spline(before.x, start.point.x, end.point.x, after.x, at: along),
            Curve.spline(before.y, start.point.y, end.point.y, after.y, at: along)))
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
