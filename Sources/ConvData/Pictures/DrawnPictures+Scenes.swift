internal import ConvNet

extension DrawnPictures {
  /// The pictures for the network `scenes`, 1×28×28, and one scene in colour, 3×28×28.
  public static let scenes =
    digits + [
      scene("square", "A bright square on black.") { drawing in
        drawing.rectangle(x: 8...20, y: 8...20, 1.0)
      },
      scene("disc", "A bright disc on black.") { drawing in
        drawing.disc(Point(14, 14), radius: 8.5, 1.0)
      },
      scene("triangle", "A bright triangle on black, standing on its base.") { drawing in
        drawing.polygon([Point(14, 4), Point(25, 23), Point(3, 23)], 1.0)
      },
      scene("cross", "An upright and a level bar that cross.") { drawing in
        drawing.rectangle(x: 12...16, y: 5...23, 1.0)
        drawing.rectangle(x: 5...23, y: 12...16, 1.0)
      },
      scene("house", "A house at night with a chimney, two windows and a door.", drawHouse),
      scene("checkerboard", "A checkerboard with fields of 4×4 pixels.") { drawing in
        for field in stride(from: 0, to: 49, by: 2) {
          let (x, y) = (Double(field % 7 * 4), Double(field / 7 * 4))
          drawing.rectangle(x: x...x + 4, y: y...y + 4, 1.0)
        }
      },
      DrawnPicture("gradient", "Black at the left, white at the right.", Shape(1, 28, 28)) {
        Tensor(Shape(1, 28, 28), (0..<784).map { Float($0 % 28) / 27 })
      },
      scene(
        "colour-scene", "A house, a tree and hills under a sunny sky, in colour.", channels: 3,
        drawColourScene),
    ]

  private static func scene(
    _ name: String, _ summary: String, channels: Int = 1,
    _ draw: @escaping @Sendable (inout Drawing) -> Void
  ) -> DrawnPicture {
    DrawnPicture(name, summary, Shape(channels, 28, 28)) {
      var drawing = Drawing(channels: channels)
      draw(&drawing)
      return drawing.pixels
    }
  }

  @Sendable private static func drawHouse(_ drawing: inout Drawing) {
    let (sky, ground, chimney, roof): (Paint, Paint, Paint, Paint) = (0.06, 0.38, 0.72, 0.6)
    let (wall, shadedWall, glass, sill, door): (Paint, Paint, Paint, Paint, Paint) =
      (0.9, 0.62, 0.15, 0.72, 0.25)
    drawing.rectangle(x: 0...28, y: 0...28, sky)
    drawing.rectangle(x: 0...28, y: 24...28, ground)
    drawing.rectangle(x: 18...20.5, y: 5...12, chimney)
    drawing.polygon([Point(14, 3), Point(24.5, 13), Point(3.5, 13)], roof)
    drawing.rectangle(x: 6...22, y: 13...24, wall)
    drawing.rectangle(x: 21...22, y: 13...24, shadedWall)
    for left in [8.0, 17.0] {
      drawing.rectangle(x: left...left + 3, y: 15...19, glass)
      drawing.rectangle(x: left...left + 3, y: 19...20, sill)
    }
    drawing.rectangle(x: 12...15.5, y: 16.5...24, door)
  }

  @Sendable private static func drawColourScene(_ drawing: inout Drawing) {
    for row in 0..<28 {
      let down = Double(row) / 19
      let sky = Paint(0.28 + 0.45 * down, 0.56 + 0.28 * down, 0.9 + 0.06 * down)
      drawing.rectangle(x: 0...28, y: Double(row)...Double(row) + 1, sky)
    }
    drawing.disc(Point(22.5, 5.5), radius: 3.6, Paint(1, 0.86, 0.28))
    drawing.disc(Point(3, 28), radius: 13, Paint(0.3, 0.58, 0.34))
    drawing.disc(Point(22, 33), radius: 15, Paint(0.36, 0.66, 0.3))
    drawing.rectangle(x: 0...28, y: 24...28, Paint(0.42, 0.7, 0.28))
    drawing.polygon([Point(10.5, 7), Point(18, 13.5), Point(3, 13.5)], Paint(0.8, 0.24, 0.18))
    drawing.rectangle(x: 4.5...16.5, y: 13.5...24, Paint(0.96, 0.9, 0.76))
    drawing.rectangle(x: 6...9, y: 15.5...18.5, Paint(0.32, 0.46, 0.62))
    drawing.rectangle(x: 11.5...14.5, y: 16...24, Paint(0.48, 0.28, 0.16))
    drawing.rectangle(x: 21.25...22.75, y: 17...24, Paint(0.42, 0.26, 0.14))
    drawing.disc(Point(22, 14.5), radius: 3.6, Paint(0.12, 0.42, 0.2))
    drawing.disc(Point(21.2, 13.6), radius: 1.8, Paint(0.24, 0.56, 0.26))
  }
}
