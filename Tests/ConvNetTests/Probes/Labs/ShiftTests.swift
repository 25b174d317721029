import ConvNet
import Testing

struct ShiftTests {
  private func subject(_ line: String, _ size: Int) throws -> Subject {
    var random = SeededGenerator(seed: 3)
    let pixels = Tensor(
      Shape(1, size, size), (0..<size * size).map { _ in .random(in: 0...1, using: &random) })
    return Subject(try NetworkLine.network(line), Picture(name: "x", pixels: pixels))
  }
  private func course(_ subject: Subject, _ motion: PictureMotion) throws -> ShiftCourse {
    var fresh = Fresh()
    return try fresh.answer(.shift(motion), of: subject)
  }

  @Test func `where the fields of cells lie is what windows and strides say`() throws {
    let subject = try subject("input 1x12x12 > conv 2 3x3 pad 1 > maxpool 2 > conv 1 3x3", 12)
    let geometry = MapGeometry.all(of: subject.network)
    let found = geometry.dropFirst().map { geometry -> [Double] in
      geometry.map { [$0.width.start, $0.width.jump, $0.width.reach] } ?? []
    }
    #expect(found == [[0, 1, 3], [0.5, 2, 4], [2.5, 2, 8]])
    #expect(geometry.compactMap { $0?.height.count } == [12, 12, 6, 4])
  }

  @Test func `inside, a convolution moves along exactly, and padding is seen at the border`() throws
  {
    let course = try course(subject("input 1x12x12 > conv 2 3x3 pad 1 > relu", 12), .across)
    let place = try #require(course.amounts.firstIndex(of: 2))
    #expect(course.layers[1][place].inside == 0)
    #expect(try #require(course.layers[1][place].error) > 0.01)
    let rest = try #require(course.amounts.firstIndex(of: 0))
    #expect(course.layers.dropFirst().allSatisfy { $0[rest].error == 0 && $0[rest].changed == 0 })
  }

  /// The same sums in Double, with no geometry but "a cell is two pixels".
  @Test func `behind a stride of two, one pixel falls between two cells`() throws {
    let subject = try subject("input 1x12x12 > maxpool 2", 12)
    let course = try course(subject, .across)
    let whole = try #require(course.amounts.firstIndex(of: 2))
    #expect(course.layers[1][whole].error == 0)
    let pixels = subject.pixels.elements.map(Double.init)
    func pooled(_ shift: Int) -> [[Double]] {
      (0..<6).map { row in
        (0..<6).map { column in
          var largest = -1.0
          for down in 0..<2 {
            for across in 0..<2 {
              let read = 2 * column + across - shift
              largest = max(largest, read < 0 ? 0 : pixels[(2 * row + down) * 12 + read])
            }
          }
          return largest
        }
      }
    }
    let (was, now) = (pooled(0), pooled(1))
    var (difference, size) = (0.0, 0.0)
    for row in 0..<6 {
      for column in 1..<6 {
        let moved = (was[row][column - 1] + was[row][column]) / 2
        difference += abs(now[row][column] - moved)
        size += moved
      }
    }
    let half = try #require(course.amounts.firstIndex(of: 1))
    let error = try #require(course.layers[1][half].error)
    #expect(abs(error - difference / size) < 1e-6 && error > 0.05)
  }

  @Test func `without a border and without strides all of it moves along`() throws {
    var subject = try subject("input 1x12x12 > conv 3 3x3 pad 1 > relu > conv 2 3x3 pad 1", 12)
    // Black at the sides, so that what comes in is what went out.
    subject.strokes = [
      .brush(from: Pair(0, 0), to: Pair(11, 0), size: 3, color: [0]),
      .brush(from: Pair(0, 11), to: Pair(11, 11), size: 3, color: [0]),
    ]
    func error(_ structure: Structure) throws -> Double {
      let course = try course(subject.restructured(structure), .across)
      let place = try #require(course.amounts.firstIndex(of: 1))
      return try #require(course.layers.last?[place].error)
    }
    var wrapped = Structure()
    wrapped.padding = .wrap
    #expect(try error(wrapped) < 1e-6)
    #expect(try error(Structure()) > 1e-3)
  }

  @Test func `a network without a picture is told so in a sentence`() throws {
    let network = try NetworkLine.network("input 2x9 > conv 2 3")
    #expect(ShiftProbe(.across).obstacle(in: network)?.hasPrefix("Only a picture") == true)
  }
}
