import ConvNet
import Testing

struct StrokeTests {
  private let ramp = Tensor(Shape(2, 3, 4), (0..<24).map { Float($0) / 24 })

  @Test func `paint changes one pixel, in one channel or all`() {
    let all = Stroke.paint(row: 1, column: 2, value: 0.5, channel: nil).applied(to: ramp)
    #expect(all[0, 1, 2] == 0.5 && all[1, 1, 2] == 0.5)
    let one = Stroke.paint(row: 1, column: 2, value: 0.5, channel: 1).applied(to: ramp)
    #expect(one[1, 1, 2] == 0.5 && one[0, 1, 2] == ramp[0, 1, 2])
    #expect(zip(one.elements, ramp.elements).count { $0 != $1 } == 1)
  }

  @Test func `a shift moves down and to the right, to the bit, and lets zeros in`() {
    let moved = Stroke.shift(rows: 1, columns: 2).applied(to: ramp)
    for (channel, row, column) in [(0, 1, 2), (1, 2, 3), (0, 2, 2)] {
      #expect(moved[channel, row, column] == ramp[channel, row - 1, column - 2])
    }
    #expect(moved[1, 0, 3] == 0 && moved[1, 2, 1] == 0)
    #expect(Stroke.shift(rows: 0, columns: 0).applied(to: ramp) == ramp)
    #expect(
      Stroke.shift(rows: -5, columns: 900).applied(to: ramp).elements.allSatisfy { $0 == 0 })
  }

  @Test func `four quarter turns lead back, one is clockwise`() {
    let square = Tensor(Shape(1, 3, 3), (1...9).map { Float($0) / 9 })
    let quarter = Stroke.turn(degrees: 90)
    let once = quarter.applied(to: square)
    for (new, old) in zip(once.elements, [7, 4, 1, 8, 5, 2, 9, 6, 3]) {
      #expect(abs(new - Float(old) / 9) < 1e-6)
    }
    let back = (0..<3).reduce(once) { picture, _ in quarter.applied(to: picture) }
    for (new, old) in zip(back.elements, square.elements) { #expect(abs(new - old) < 1e-5) }
  }

  @Test func `noise is that of its seed, around nothing, as wide as it says`() {
    let grey = Tensor(Shape(1, 100, 100), repeating: 0.5)
    let noisy = Stroke.noise(deviation: 0.1, seed: 7).applied(to: grey)
    #expect(noisy == Stroke.noise(deviation: 0.1, seed: 7).applied(to: grey))
    #expect(noisy != Stroke.noise(deviation: 0.1, seed: 8).applied(to: grey))
    let mean = Statistics(noisy.elements).mean
    #expect(abs(mean - 0.5) < 0.004)
    let variance =
      noisy.elements.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / 10_000
    #expect(abs(variance.squareRoot() - 0.1) < 0.004)
    #expect(Stroke.noise(deviation: 0, seed: 7).applied(to: grey) == grey)
  }

  @Test func `a shuffle keeps every number, and moves all channels alike`() {
    let shuffled = Stroke.shuffle(seed: 3).applied(to: ramp)
    #expect(shuffled != ramp)
    for channel in 0..<2 { #expect(shuffled.map(channel).sorted() == ramp.map(channel).sorted()) }
    for (first, second) in zip(shuffled.map(0), shuffled.map(1)) {
      #expect(abs(second - first - 0.5) < 1e-6)
    }
  }

  @Test func `a resize reads between pixels and keeps the mean of a ramp`() {
    let large = Stroke.resize(height: 6, width: 8).applied(to: ramp)
    #expect(large.shape == Shape(2, 6, 8))
    #expect(abs(Statistics(large.elements).mean - Statistics(ramp.elements).mean) < 1e-5)
    #expect(Stroke.resize(height: 3, width: 4).applied(to: ramp) == ramp)
    #expect(Stroke.resize(height: 1, width: 1).applied(to: ramp).shape == Shape(2, 1, 1))
  }
}
