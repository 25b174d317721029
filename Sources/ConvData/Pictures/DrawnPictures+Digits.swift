internal import ConvNet

extension DrawnPictures {
  /// The digits, white on black in the middle 19×19 pixels as MNIST frames its digits: 1×28×28.
  static let digits = strokes.enumerated().map { digit, strokes in
    DrawnPicture(
      "digit-\(digit)", "The digit \(digit), drawn with a round pen.", Shape(1, 28, 28)
    ) {
      var drawing = Drawing()
      for stroke in strokes {
        let points = Curve(stroke).points().map { Point(4.5 + 0.19 * $0.x, 4.5 + 0.19 * $0.y) }
        drawing.stroke(points, width: 2.5, 1.0)
      }
      return drawing.pixels
    }
  }

  private static let strokes = [
    ["50,0 25,12 12,50 25,88 50,100 75,88 88,50 75,12 50,0"],
    ["28,20 52,0! 52,50 52,100", "26,100 52,100 78,100"],
    ["15,22 35,2 68,5 78,28 55,58 15,99! 50,99 86,99"],
    ["14,14 42,0 76,10 74,36 42,48! 78,58 84,82 50,100 12,88"],
    ["64,100 64,50 64,0! 38,32 10,68! 50,68 90,68"],
    ["82,1 50,1 28,1! 26,22 23,44! 52,37 80,54 80,82 48,100 12,90"],
    ["72,2 40,18 18,54 22,88 50,100 78,84 74,60 50,52 24,66"],
    ["12,3 48,3 86,3! 60,50 42,100"],
    [
      "50,0 26,12 30,38 50,47 72,37 74,12 50,0",
      "50,47 20,64 22,90 50,100 78,90 80,64 50,47",
    ],
    ["28,98 60,82 82,46 78,12 50,0 22,16 26,40 50,50 76,34"],
  ]
}
