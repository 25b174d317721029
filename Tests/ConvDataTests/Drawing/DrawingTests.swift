import ConvData
import ConvNet
import Testing

struct DrawingTests {
  private func drawing(_ draw: (inout Drawing) -> Void) -> [Float] {
    var drawing = Drawing(height: 3, width: 4)
    draw(&drawing)
    return drawing.pixels.elements
  }

  @Test func `a rectangle on the grid fills whole pixels`() {
    let pixels = drawing { $0.rectangle(x: 1...3, y: 1...2, 0.5) }
    #expect(pixels == [0, 0, 0, 0, 0, 0.5, 0.5, 0, 0, 0, 0, 0])
  }

  @Test func `a pixel that is half covered is half as bright`() {
    let pixels = drawing { $0.rectangle(x: 0.5...2, y: 0...1, 1.0) }
    #expect(pixels[..<4] == [0.5, 1, 0, 0])
  }

  @Test func `an outline that crosses itself leaves its inside out`() {
    let around = [Point(0, 0), Point(4, 0), Point(4, 3), Point(0, 3), Point(0, 0)]
    let hole = [Point(1, 1), Point(3, 1), Point(3, 2), Point(1, 2), Point(1, 1)]
    #expect(drawing { $0.polygon(around + hole, 1.0) } == [1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1])
  }

  @Test func `what is drawn later covers what is there`() {
    let pixels = drawing {
      $0.rectangle(x: 0...4, y: 0...3, 1.0)
      $0.rectangle(x: 0...1, y: 0...1, 0.25)
    }
    #expect(pixels[..<2] == [0.25, 1])
  }

  @Test func `a stroke is as wide as its pen, with round ends`() {
    let pixels = drawing { $0.stroke([Point(1.5, 1.5), Point(2.5, 1.5)], width: 1, 1.0) }
    #expect(pixels == [0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0])
  }

  @Test func `shapes outside the picture are cut off`() {
    #expect(drawing { $0.disc(Point(-5, 40), radius: 3, 1.0) }.allSatisfy { $0 == 0 })
    #expect(drawing { $0.disc(Point(2, 1), radius: 30, 1.0) }.allSatisfy { $0 == 1 })
    #expect(drawing { $0.stroke([], width: 1, 1.0) }.allSatisfy { $0 == 0 })
  }

  @Test func `colours go to their channels`() {
    var drawing = Drawing(channels: 3, height: 1, width: 1)
    drawing.rectangle(x: 0...1, y: 0...1, Paint(0.25, 0.5, 0.75))
    #expect(drawing.pixels == Tensor(Shape(3, 1, 1), [0.25, 0.5, 0.75]))
  }

  @Test func `a curve runs through its points and straight between corners`() {
    let points = Curve("0,0 10,20! 30,20!").points(pieces: 2)
    #expect(points.count == 5)
    #expect(points[2].x == 10 && points[2].y == 20)
    #expect(points[3].x == 20 && points[3].y == 20)
    #expect(points[4].x == 30 && points[4].y == 20)
  }
}
