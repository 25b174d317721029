internal import ConvNet

extension ExampleSet {
  /// Digits that look like handwriting, white on black and framed as those of MNIST: 1×28×28.
  static let digits = ExampleSet(
    "digits", "The ten digits in many hands, white on black, framed as in MNIST.",
    classes: (0..<10).map(String.init), shape: Shape(1, InkedDigit.side, InkedDigit.side)
  ) { label, generator in
    let written = Handwriting(of: label, &generator)
    let placed = written.placed(thickest: thickest[label], &generator)
    var digit = InkedDigit(placed, softness: generator.uniform(0.9...1.5))
    digit.age(&generator)
    return digit.pixels
  }

  /// How thick a pen may be, as a share of the frame, before a digit's holes close.
  private static let thickest = [0.28, 0.34, 0.28, 0.27, 0.27, 0.27, 0.27, 0.30, 0.25, 0.27]
}
