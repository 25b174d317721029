import ConvNet

/// The letters L, T and O in any place, size and thickness, with noise, without end.
struct LetterExamples: Examples {
  let seed: UInt64
  let count = 3200
  var isEndless: Bool { true }

  func example(_ index: Int) -> Example {
    var random = SeededGenerator(seed: seed &+ UInt64(index) &* 0x9E37_79B9)
    let letter = Int.random(in: 0..<3, using: &random)
    let thickness = Int.random(in: 1...(letter == 2 ? 2 : 3), using: &random)
    let (height, width) = (
      Int.random(in: 7...9, using: &random), Int.random(in: 6...9, using: &random)
    )
    let (top, left) = (
      Int.random(in: 0...12 - height, using: &random),
      Int.random(in: 0...12 - width, using: &random)
    )
    var numbers = [Float](repeating: 0, count: 144)
    func fill(_ rows: Range<Int>, _ columns: Range<Int>, _ value: Float = 1) {
      for row in rows { for column in columns { numbers[row * 12 + column] = value } }
    }
    let (bottom, right) = (top + height, left + width)
    switch letter {
    case 0:
      fill(top..<bottom, left..<left + thickness)
      fill(bottom - thickness..<bottom, left..<right)
    case 1:
      let stem = left + (width - thickness) / 2
      fill(top..<top + thickness, left..<right)
      fill(top..<bottom, stem..<stem + thickness)
    default:
      fill(top..<bottom, left..<right)
      fill(top + thickness..<bottom - thickness, left + thickness..<right - thickness, 0)
    }
    for index in numbers.indices {
      // Twelve numbers make nearly a normal one.
      let noise = (0..<12).reduce(Float(-6)) { sum, _ in
        sum + Float.random(in: 0..<1, using: &random)
      }
      numbers[index] += 0.1 * noise
    }
    return Example(Tensor(Shape(1, 12, 12), numbers), label: letter)
  }
}
