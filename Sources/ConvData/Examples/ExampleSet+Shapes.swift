internal import ConvNet
internal import Foundation

extension ExampleSet {
  /// Coloured shapes before cluttered backgrounds, so varied that no single pixel tells: 3×32×32.
  static let shapes = ExampleSet(
    "shapes", "Ten coloured shapes of any place, size, turn and colour before clutter.",
    classes: Outline.allCases.map(\.rawValue), shape: Shape(3, Clutter.side, Clutter.side)
  ) { label, generator in
    var picture = Clutter(&generator)
    let radius = generator.uniform(6...12)
    let room = radius * 0.9...Double(Clutter.side) - radius * 0.9
    picture.lay(
      Outline.allCases[label],
      at: Point(generator.uniform(room), generator.uniform(room)),
      radius: radius, turned: 0.25 * generator.normal(),
      in: picture.contrasting(&generator))
    picture.addNoise(deviation: generator.uniform(0...0.06), &generator)
    return picture.pixels
  }
}

/// What is inside of a shape that fills the square from −1 to 1, y down.
enum Outline: String, CaseIterable {
  case disc, ring, square, triangle, cross, star, moon, heart, arrow, hourglass

  func contains(_ x: Double, _ y: Double) -> Bool {
    let distance = (x * x + y * y).squareRoot()
    switch self {
    case .disc: return distance < 0.9
    case .ring: return distance < 0.95 && distance > 0.5
    case .square: return max(abs(x), abs(y)) < 0.8
    case .triangle: return y < 0.8 && y > -0.85 + 1.75 * abs(x)
    case .cross: return min(abs(x), abs(y)) < 0.28 && max(abs(x), abs(y)) < 0.95
    case .star:
      // Five tips: the radius falls along a straight line from each tip to the notch beside it.
      let fifth = 2 * Double.pi / 5
      let angle = abs(remainder(atan2(x, -y), fifth))
      let (tip, notch) = (1.0, 0.42)
      let slope = (tip - notch * cos(fifth / 2)) / (notch * sin(fifth / 2))
      return distance * (cos(angle) + sin(angle) * slope) < tip
    case .moon:
      let shadow = ((x - 0.45) * (x - 0.45) + y * y).squareRoot()
      return distance < 0.95 && shadow > 0.75
    case .heart:
      let (across, up) = (x * 1.2, 0.25 - y * 1.2)
      let hull = across * across + up * up - 1
      return hull * hull * hull - across * across * up * up * up < 0
    case .arrow:
      return y < 0 ? y > -0.95 + 1.15 * abs(x) : abs(x) < 0.3 && y < 0.95
    case .hourglass: return abs(y) < 0.9 && abs(x) < 0.1 + 0.85 * abs(y)
    }
  }
}
