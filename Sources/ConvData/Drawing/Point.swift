/// A place in a drawing, in pixels to the right and down from its upper left corner.
package struct Point {
  package let x: Double
  package let y: Double

  package init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }

  package func distance(to other: Point) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }
  /// The distance to the straight piece between two points.
  package func distance(from start: Point, to end: Point) -> Double {
    let across = end.x - start.x
    let down = end.y - start.y
    let length = across * across + down * down
    guard length > 0 else { return distance(to: start) }
    let along = ((x - start.x) * across + (y - start.y) * down) / length
    let nearest = min(max(along, 0), 1)
    return distance(to: Point(start.x + nearest * across, start.y + nearest * down))
  }
}
