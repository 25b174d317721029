internal import ConvNet
internal import Foundation

/// A writing at its place in the picture: pixels from the middle of the upper left pixel.
struct PlacedWriting {
  struct Dot {
    let x: Double
    let y: Double
    /// The pen's radius in pixels; 0 where it is lifted.
    let radius: Double
  }
  let points: [Dot]
  /// How much wider than high a disc of ink is.
  let stretch: Double
}

extension Handwriting {
  /// Fits the longer side, ink included, into a frame of about 20 pixels, and centres by mass or, in
  /// a quarter of cases, by the box, as MNIST and others do.
  func placed(thickest: Double, _ generator: inout SeededGenerator) -> PlacedWriting {
    let frame = generator.happens(0.7) ? generator.uniform(17...27) : 20
    let pen = min(max(0.125 * exp(0.38 * generator.normal()), 0.045), thickest) * frame
    let inked = points.filter { $0.ink > 0 }
    let (left, right) = Self.range(inked.map(\.x))
    let (top, bottom) = Self.range(inked.map(\.y))
    let scale = (frame - pen) / max(right - left, bottom - top, 0.01)
    // Some are widened, ink and all, as forms are scanned to squares.
    let wanted = frame * generator.uniform(0.4...0.95) / ((right - left) * scale + pen)
    let stretch = generator.happens(0.25) ? min(max(wanted, 1), 2.2) : 1
    let path = points.map {
      (x: ($0.x - left) * scale * stretch, y: ($0.y - top) * scale, ink: $0.ink)
    }
    let half = (x: (right - left) * scale * stretch / 2, y: (bottom - top) * scale / 2)
    let isByMass = generator.happens(0.75)
    let mass = Self.mass(path)
    let middle = isByMass ? mass : half
    func offset(_ middle: Double, _ half: Double, _ edge: Double) -> Double {
      let centre = Double(InkedDigit.side - 1) / 2
      let wanted = centre + 0.8 * generator.normal() - middle
      // The digit stays inside the picture, and in its middle where it is too large for that.
      let (first, last) = (edge - 0.5, 2 * centre + 0.5 - edge - 2 * half)
      return min(max(wanted, min(first, centre - half)), max(last, centre - half))
    }
    let x = offset(middle.x, half.x, pen / 2 * stretch)
    let y = offset(middle.y, half.y, pen / 2)
    return PlacedWriting(
      points: path.map { .init(x: $0.x + x, y: $0.y + y, radius: $0.ink * pen / 2) },
      stretch: stretch)
  }

  private static func range(_ numbers: [Double]) -> (low: Double, high: Double) {
    (numbers.min() ?? 0, numbers.max() ?? 0)
  }

  /// The middle of the ink: each point weighs as much as it covers.
  private static func mass(_ path: [(x: Double, y: Double, ink: Double)]) -> (x: Double, y: Double)
  {
    var (x, y, total) = (0.0, 0.0, 0.0)
    for index in path.indices {
      let next = path[min(index + 1, path.count - 1)]
      let step = Point(path[index].x, path[index].y).distance(to: .init(next.x, next.y))
      let weight = path[index].ink * min(step, 1.5) + 1e-6
      (x, y, total) = (x + path[index].x * weight, y + path[index].y * weight, total + weight)
    }
    return (x / total, y / total)
  }
}
