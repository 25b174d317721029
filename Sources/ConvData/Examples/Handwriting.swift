internal import ConvNet
internal import Foundation

/// One writing of a digit: points along its strokes, and how much ink flows at each.
///
/// What varies was measured by what a network that learned from it lost on real handwriting without
/// it: styles most, then shear and aspect, then bent strokes, then the pen.
struct Handwriting {
  struct Dot {
    /// To the right and down, as a share of the digit's height.
    var x: Double
    var y: Double
    /// The share of the pen's width; 0 where the pen is lifted.
    var ink: Double
  }
  private(set) var points: [Dot] = []

  init(of digit: Int, _ generator: inout SeededGenerator) {
    let styles = DigitStyles.all[digit]
    var chosen = generator.uniform(0...styles.reduce(0) { $0 + $1.weight })
    let style =
      styles.first { style in
        chosen -= style.weight
        return chosen <= 0
      } ?? styles[0]
    let unsteadiness = generator.uniform(0.005...0.055)
    for stroke in style.strokes { write(stroke, unsteadiness, &generator) }
    bend(&generator)
    lean(&generator)
  }

  /// A stroke whose points, size and place are a little off.
  private mutating func write(
    _ stroke: Curve, _ unsteadiness: Double, _ generator: inout SeededGenerator
  ) {
    let size = 1 + 0.06 * generator.normal()
    let (right, down) = (0.03 * generator.normal(), 0.03 * generator.normal())
    let shaken = stroke.moved { point in
      Point(
        point.x / 100 + unsteadiness * generator.normal(),
        point.y / 100 + unsteadiness * generator.normal())
    }
    let count = Double(shaken.knots.count)
    let middleX = shaken.knots.reduce(0) { $0 + $1.point.x } / count
    let middleY = shaken.knots.reduce(0) { $0 + $1.point.y } / count
    let moved = shaken.moved { point in
      Point(
        middleX + (point.x - middleX) * size + right, middleY + (point.y - middleY) * size + down)
    }
    let path = moved.points { from in
      // A piece for every three hundredths of the written style, so that discs overlap.
      let length = stroke.knots[from].point.distance(to: stroke.knots[from + 1].point)
      return max(3, Int((length / 3).rounded(.up)))
    }
    let pen = Pen(&generator)
    points += path.enumerated().map { index, point in
      Dot(
        x: point.x, y: point.y, ink: pen.ink(at: Double(index) / Double(max(path.count - 1, 1))))
    }
  }

  /// Upper against lower half, narrower to one side, and three slow waves.
  private mutating func bend(_ generator: inout SeededGenerator) {
    let balance = 0.07 * generator.normal()
    let taper = 0.15 * generator.normal()
    let waves = (0..<3).map { _ in Wave(&generator) }
    for index in points.indices {
      var (x, y) = (points[index].x - 0.5, points[index].y - 0.5)
      y += balance * cos(.pi * min(max(y, -0.5), 0.5))
      x *= 1 + taper * y * 2
      let heights = waves.map { $0.height(x, y) }
      for (wave, height) in zip(waves, heights) {
        x += wave.right * height
        y += wave.down * height
      }
      (points[index].x, points[index].y) = (x, y)
    }
  }

  /// Aspect, slant and rotation.
  private mutating func lean(_ generator: inout SeededGenerator) {
    let narrow = 0.82 * exp(0.22 * generator.normal())
    let slant = 0.12 + 0.28 * generator.normal()
    let angle = 9 * generator.normal() * .pi / 180
    let (sine, cosine) = (sin(angle), cos(angle))
    for index in points.indices {
      let y = points[index].y
      let x = points[index].x * narrow - slant * y
      (points[index].x, points[index].y) = (x * cosine - y * sine, x * sine + y * cosine)
    }
  }
}

/// A wave that displaces what lies on it.
private struct Wave {
  let right: Double
  let down: Double
  private let across: Double
  private let along: Double
  private let phase: Double

  init(_ generator: inout SeededGenerator) {
    (across, along) = (4.5 * generator.normal(), 4.5 * generator.normal())
    phase = generator.uniform(0...2 * .pi)
    (right, down) = (0.035 * generator.normal(), 0.035 * generator.normal())
  }
  func height(_ x: Double, _ y: Double) -> Double { sin(across * x + along * y + phase) }
}

/// How the ink of one stroke begins, flows, breaks and ends.
private struct Pen {
  private let written: ClosedRange<Double>
  private let lifted: ClosedRange<Double>?
  private let pressure: Double
  private let frequency: Double
  private let phase: Double
  private let thinning: Double

  init(_ generator: inout SeededGenerator) {
    let (start, end) = (pow(generator.uniform(0...1), 3), pow(generator.uniform(0...1), 3))
    written = 0.1 * start...1 - 0.1 * end
    let middle = generator.uniform(0...1)
    let half = generator.uniform(0.02...0.05)
    lifted = generator.happens(0.05) ? middle - half...middle + half : nil
    pressure = generator.uniform(0...0.18)
    frequency = generator.uniform(1...8)
    phase = generator.uniform(0...2 * .pi)
    thinning = generator.uniform(0...0.36)
  }
  /// - Parameter along: the share of the stroke that is written.
  func ink(at along: Double) -> Double {
    guard written.contains(along), !(lifted?.contains(along) ?? false) else { return 0 }
    let flow = 1 + pressure * sin(frequency * along + phase)
    return flow * (1 - thinning * max(0, (along - 0.8) / 0.2))
  }
}
