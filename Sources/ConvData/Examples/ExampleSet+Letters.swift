internal import ConvNet

extension ExampleSet {
  /// The letters that `letters` tells apart, in any place, size and thickness, with noise: 1×12×12.
  static let letters = ExampleSet(
    "letters", "L, T and O in any place, size and thickness, with noise.",
    classes: ["L", "T", "O"], shape: Shape(1, 12, 12)
  ) { label, generator in
    let side = 12
    let height = Int.random(in: 7...9, using: &generator)
    let width = Int.random(in: 6...9, using: &generator)
    let top = Int.random(in: 0...side - height, using: &generator)
    let left = Int.random(in: 0...side - width, using: &generator)
    // A ring of three would have no hole left where it is small.
    let thick = Int.random(in: 1...(label == 2 ? 2 : 3), using: &generator)
    func isBright(_ row: Int, _ column: Int) -> Bool {
      guard (0..<height).contains(row), (0..<width).contains(column) else { return false }
      let isInStem = (0..<thick).contains(column - (width - thick) / 2)
      return switch label {
      case 0: column < thick || row >= height - thick
      case 1: row < thick || isInStem
      default:
        min(row, height - 1 - row) < thick || min(column, width - 1 - column) < thick
      }
    }
    return Tensor(
      Shape(1, side, side),
      (0..<side * side).map { pixel in
        let brightness: Float = isBright(pixel / side - top, pixel % side - left) ? 1 : 0
        return brightness + 0.1 * Float(generator.normal())
      })
  }
}
