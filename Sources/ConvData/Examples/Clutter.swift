internal import ConvNet
internal import Foundation

/// A coloured picture with something everywhere: a slope of two colours, blots and strokes.
struct Clutter {
  static let side = 32
  /// Red, green and blue, one after the other, in 0…1.
  private var planes: [[Float]]
  /// The colours of the background, which the shape has to differ from.
  private let colours: [[Float]]

  init(_ generator: inout SeededGenerator) {
    colours = (0..<2).map { _ in (0..<3).map { _ in Float(generator.uniform(0...1)) } }
    let angle = generator.uniform(0...2 * .pi)
    let (across, down) = (cos(angle), sin(angle))
    let middle = Double(Self.side) / 2
    let slope = (0..<Self.side * Self.side).map { pixel in
      let (x, y) = (Double(pixel % Self.side) - middle, Double(pixel / Self.side) - middle)
      return Float(min(max(0.5 + (x * across + y * down) / (2 * middle), 0), 1))
    }
    planes = [Int](0..<3).map { [colours] channel in
      slope.map { colours[0][channel] + $0 * (colours[1][channel] - colours[0][channel]) }
    }
    for _ in 0..<Int.random(in: 2...5, using: &generator) { addBlot(&generator) }
    for _ in 0..<Int.random(in: 2...6, using: &generator) { addStroke(&generator) }
  }

  var pixels: Tensor {
    Tensor(Shape(3, Self.side, Self.side), planes.flatMap { $0.map { min(max($0, 0), 1) } })
  }

  /// A colour that is told from the background by its hue or its brightness.
  func contrasting(_ generator: inout SeededGenerator) -> [Float] {
    while true {
      let colour = (0..<3).map { _ in Float(generator.uniform(0...1)) }
      let isFar = colours.allSatisfy { other in
        zip(colour, other).reduce(0) { $0 + abs($1.0 - $1.1) } > 0.8
      }
      if isFar { return colour }
    }
  }

  mutating func lay(
    _ outline: Outline, at middle: Point, radius: Double, turned: Double, in colour: [Float]
  ) {
    let samples = 3
    let (sine, cosine) = (sin(turned) / radius, cos(turned) / radius)
    cover(middle, radius * 1.5, colour) { row, column in
      var inside = 0
      for sample in 0..<samples * samples {
        let x = Double(column) + (Double(sample % samples) + 0.5) / Double(samples) - middle.x
        let y = Double(row) + (Double(sample / samples) + 0.5) / Double(samples) - middle.y
        if outline.contains(x * cosine + y * sine, y * cosine - x * sine) { inside += 1 }
      }
      return Float(inside) / Float(samples * samples)
    }
  }

  mutating func addNoise(deviation: Double, _ generator: inout SeededGenerator) {
    for channel in planes.indices {
      for pixel in planes[channel].indices {
        planes[channel][pixel] += Float(deviation * generator.normal())
      }
    }
  }

  private mutating func addBlot(_ generator: inout SeededGenerator) {
    let middle = anyPlace(&generator)
    let size = generator.uniform(2...7)
    let strength = Float(generator.uniform(0.2...0.6))
    cover(middle, 2.5 * size, muted(&generator)) { row, column in
      let away = Point(Double(column) + 0.5, Double(row) + 0.5).distance(to: middle) / size
      return strength * Float(exp(-away * away))
    }
  }
  private mutating func addStroke(_ generator: inout SeededGenerator) {
    let start = anyPlace(&generator)
    let length = generator.uniform(3...9)
    let angle = generator.uniform(0...2 * .pi)
    let end = Point(start.x + length * cos(angle), start.y + length * sin(angle))
    let half = generator.uniform(0.4...0.9)
    cover(start, length + 2, muted(&generator)) { row, column in
      let middle = Point(Double(column) + 0.5, Double(row) + 0.5)
      return Float(min(max(half + 0.5 - middle.distance(from: start, to: end), 0), 1))
    }
  }

  /// A colour between those of the background and any other.
  private func muted(_ generator: inout SeededGenerator) -> [Float] {
    (0..<3).map { channel in
      let own = (colours[0][channel] + colours[1][channel]) / 2
      return own + 0.7 * (Float(generator.uniform(0...1)) - own)
    }
  }
  private func anyPlace(_ generator: inout SeededGenerator) -> Point {
    let range = 0...Double(Self.side)
    return Point(generator.uniform(range), generator.uniform(range))
  }

  /// Mixes a colour in by the share of each pixel that is covered, around a place.
  private mutating func cover(
    _ middle: Point, _ reach: Double, _ colour: [Float], _ share: (Int, Int) -> Float
  ) {
    func near(_ place: Double) -> Range<Int> {
      let first = max(0, Int(place - reach))
      return first..<max(first, min(Self.side, Int(place + reach) + 1))
    }
    for row in near(middle.y) {
      for column in near(middle.x) {
        let share = share(row, column)
        guard share > 0 else { continue }
        let pixel = row * Self.side + column
        for channel in planes.indices {
          planes[channel][pixel] += share * (colour[channel] - planes[channel][pixel])
        }
      }
    }
  }
}
