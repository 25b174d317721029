internal import ConvNet
internal import Foundation

/// A digit as grey pixels: its ink, and what scanning made of it.
struct InkedDigit {
  static let side = 28
  private var grey: [Float]

  /// Lays a disc at every point of a writing, the edges smoothed over some pixels.
  init(_ writing: PlacedWriting, softness: Double) {
    let side = Self.side
    // How far inside the nearest disc a pixel's middle lies, in pixels.
    var depth = [Float](repeating: -9, count: side * side)
    let (reach, stretch) = (Float(softness / 2), Float(writing.stretch))
    for point in writing.points where point.radius > 0 {
      let (x, y, radius) = (Float(point.x), Float(point.y), Float(point.radius))
      let high = radius + reach
      let wide = high * stretch
      let rows = max(0, Int((y - high).rounded(.up)))...max(0, min(side - 1, Int(y + high)))
      let columns = max(0, Int((x - wide).rounded(.up)))...max(0, min(side - 1, Int(x + wide)))
      for row in rows {
        let down = Float(row) - y
        for column in columns {
          let right = (Float(column) - x) / stretch
          let inside = radius - (right * right + down * down).squareRoot()
          depth[row * side + column] = max(depth[row * side + column], inside)
        }
      }
    }
    grey = depth.map { min(max(0.5 + $0 / Float(softness), 0), 1) }
  }

  var pixels: Tensor { Tensor(Shape(1, Self.side, Self.side), grey) }

  /// Coarse scans, blur, contrast and noise.
  mutating func age(_ generator: inout SeededGenerator) {
    if generator.happens(0.25) {
      spread(Self.coarse(cell: generator.uniform(1.5...2.8), phase: generator.uniform(0...1)))
    }
    if generator.happens(0.3) { spread(Self.blur(deviation: generator.uniform(0.3...1))) }
    let contrast = Float(exp(0.3 * generator.normal()))
    let brightness = Float(1 - 0.3 * pow(generator.uniform(0...1), 3))
    grey = grey.map { $0 == 0 ? 0 : pow($0, contrast) * brightness }
    if generator.happens(0.3) {
      let noise = Float(generator.uniform(0...0.08))
      grey = grey.map { $0 + noise * Float(generator.normal()) * (0.2 + $0) }
    }
    grey = grey.map { min(max($0, 0), 1) }
  }

  /// Makes every pixel a mixture of those in its row and column: `matrix · grey · matrixᵀ`.
  private mutating func spread(_ matrix: [Float]) {
    let side = Self.side
    func mixed(_ source: [Float]) -> [Float] {
      // Turned over each time, so that twice mixes rows and columns and lies as it lay.
      var result = [Float](repeating: 0, count: side * side)
      for row in 0..<side {
        for from in 0..<side where matrix[row * side + from] != 0 {
          let share = matrix[row * side + from]
          for column in 0..<side {
            result[column * side + row] += share * source[from * side + column]
          }
        }
      }
      return result
    }
    grey = mixed(mixed(grey))
  }

  /// Averages over cells of so many pixels, then interpolates back: a scan of low resolution.
  private static func coarse(cell: Double, phase: Double) -> [Float] {
    let cells = Int((Double(side) / cell).rounded(.up)) + 1
    func edge(_ index: Int) -> Double { (Double(index) - phase) * cell }
    var matrix = [Float](repeating: 0, count: side * side)
    for row in 0..<side {
      let place = min(
        max((Double(row) + 0.5) / cell + phase - 0.5, 0), Double(cells - 1))
      for index in [Int(place), Int(place) + 1] where index < cells {
        let near = 1 - abs(place - Double(index))
        guard near > 0 else { continue }
        for pixel in 0..<side {
          let shared =
            min(Double(pixel + 1), edge(index + 1)) - max(Double(pixel), edge(index))
          matrix[row * side + pixel] += Float(near * max(shared, 0) / cell)
        }
      }
    }
    return matrix
  }

  private static func blur(deviation: Double) -> [Float] {
    func weight(_ distance: Int) -> Double {
      exp(-0.5 * pow(Double(distance) / deviation, 2))
    }
    let total = (-9...9).reduce(0) { $0 + weight($1) }
    return (0..<side * side).map { Float(weight($0 / side - $0 % side) / total) }
  }
}
