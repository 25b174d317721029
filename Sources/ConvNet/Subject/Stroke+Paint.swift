// What is painted into a picture, pixel by pixel.
extension Stroke {
  /// - Parameter pixels: `[channels, height, width]`.
  func painted(on pixels: Tensor) -> Tensor {
    let shape = pixels.shape
    var numbers = pixels.elements
    func put(_ index: Int, _ color: [Float]) {
      for channel in 0..<shape.channels {
        numbers[channel * shape.cells + index] = color[min(channel, color.count - 1)]
      }
    }
    switch self {
    case .fill(let color):
      for index in 0..<shape.cells { put(index, color) }
    case .brush(let from, let to, let size, let color):
      for place in Stroke.line(from, to) {
        for index in Stroke.square(place, size, shape) { put(index, color) }
      }
    case .patch(let place, let size, let seed):
      var generator = SeededGenerator(seed: seed)
      for index in Stroke.square(place, size, shape) {
        for channel in 0..<shape.channels {
          numbers[channel * shape.cells + index] = .random(in: 0...1, using: &generator)
        }
      }
    default: return pixels
    }
    return Tensor(shape, numbers)
  }

  /// The pixels from one to another, both among them.
  private static func line(_ from: Pair, _ to: Pair) -> [Pair] {
    let steps = max(abs(to.height - from.height), abs(to.width - from.width))
    guard steps > 0 else { return [from] }
    return (0...steps).map { step in
      func between(_ one: Int, _ other: Int) -> Int {
        one + Int((Double(other - one) * Double(step) / Double(steps)).rounded())
      }
      return Pair(between(from.height, to.height), between(from.width, to.width))
    }
  }

  /// The pixels of a square around a place that are in the picture; of an even size one more lies
  /// below and to the right.
  public static func square(_ place: Pair, _ size: Int, _ shape: Shape) -> [Int] {
    let (top, left) = (place.height - (size - 1) / 2, place.width - (size - 1) / 2)
    guard top < shape.height, left < shape.width, top + size > 0, left + size > 0 else { return [] }
    let rows = max(0, top)..<min(shape.height, top + size)
    let columns = max(0, left)..<min(shape.width, left + size)
    return rows.flatMap { row in columns.map { row * shape.width + $0 } }
  }
}
