package import ConvNet

/// A picture being drawn: shapes laid over each other on `[channels, height, width]`, 0…1, black at
/// first. Points are `(x, y)` in pixels from the upper left corner, so that pixel (row 2, column 5)
/// covers x 5…6 and y 2…3. Edges are smoothed by the share of a pixel that a shape covers.
package struct Drawing {
  private let channels: Int
  private let height: Int
  private let width: Int
  private var planes: [Double]

  package init(channels: Int = 1, height: Int = 28, width: Int = 28) {
    (self.channels, self.height, self.width) = (channels, height, width)
    planes = [Double](repeating: 0, count: channels * height * width)
  }

  /// The picture, `[channels, height, width]`.
  package var pixels: Tensor { Tensor(Shape(channels, height, width), planes.map { Float($0) }) }

  /// Fills a closed outline, by the even-odd rule, with 4×4 samples a pixel.
  package mutating func polygon(_ corners: [Point], _ paint: Paint) {
    let sides = Array(zip(corners, corners[1...] + corners[..<1]))
    let samples = 4
    let (left, right) = (corners.map(\.x).min() ?? 0, corners.map(\.x).max() ?? 0)
    let (top, bottom) = (corners.map(\.y).min() ?? 0, corners.map(\.y).max() ?? 0)
    cover(paint) { row, column in
      guard Double(row + 1) > top, Double(row) < bottom else { return 0 }
      guard Double(column + 1) > left, Double(column) < right else { return 0 }
      var inside = 0
      for sample in 0..<samples * samples {
        let x = Double(column) + (Double(sample % samples) + 0.5) / Double(samples)
        let y = Double(row) + (Double(sample / samples) + 0.5) / Double(samples)
        let crossings = sides.count { from, to in
          (from.y > y) != (to.y > y)
            && x < from.x + (y - from.y) * (to.x - from.x) / (to.y - from.y)
        }
        inside += crossings % 2
      }
      return Double(inside) / Double(samples * samples)
    }
  }

  /// Fills a rectangle.
  /// - Parameters:
  ///   - x: from the first up to the second, in pixels.
  ///   - y: likewise.
  package mutating func rectangle(x: ClosedRange<Double>, y: ClosedRange<Double>, _ paint: Paint) {
    polygon(
      [
        Point(x.lowerBound, y.lowerBound), Point(x.upperBound, y.lowerBound),
        Point(x.upperBound, y.upperBound), Point(x.lowerBound, y.upperBound),
      ], paint)
  }

  package mutating func disc(_ centre: Point, radius: Double, _ paint: Paint) {
    cover(paint) { row, column in
      radius + 0.5 - Point(Double(column) + 0.5, Double(row) + 0.5).distance(to: centre)
    }
  }

  /// Draws a line through points, with round ends and joints.
  package mutating func stroke(_ points: [Point], width: Double, _ paint: Paint) {
    let pieces = Array(zip(points, points.dropFirst()))
    cover(paint) { row, column in
      let middle = Point(Double(column) + 0.5, Double(row) + 0.5)
      let distance = pieces.map { middle.distance(from: $0, to: $1) }.min() ?? .infinity
      return width / 2 + 0.5 - distance
    }
  }

  /// Mixes a paint in by the share of each pixel that is covered, cut to 0…1.
  private mutating func cover(_ paint: Paint, _ share: (_ row: Int, _ column: Int) -> Double) {
    for row in 0..<height {
      for column in 0..<width {
        let share = min(max(share(row, column), 0), 1)
        guard share > 0 else { continue }
        for channel in 0..<channels {
          let offset = (channel * height + row) * width + column
          planes[offset] += share * (paint[channel] - planes[offset])
        }
      }
    }
  }
}

/// A brightness, or red, green and blue, in 0…1.
package struct Paint: ExpressibleByFloatLiteral {
  private let channels: [Double]

  /// Makes a paint of red, green and blue.
  package init(_ red: Double, _ green: Double, _ blue: Double) { channels = [red, green, blue] }
  package init(floatLiteral brightness: Double) { channels = [brightness] }

  /// The brightness of a channel: without colours the same in all.
  package subscript(channel: Int) -> Double { channels[min(channel, channels.count - 1)] }
}
