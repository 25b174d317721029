extension DrawnPictures {
  /// One of each of the coloured shapes, before clutter: 3×32×32.
  static let shapes = Outline.allCases.enumerated().map { label, outline in
    DrawnPicture(
      name(of: outline), "A \(outline.rawValue) in colour before clutter.",
      ExampleSet.shapes.shape
    ) { ExampleSet.shapes.picture(of: label, seed: seed) }
  }
  /// No run of learning begins with it.
  private static let seed: UInt64 = 0x5EED_0F_5AFE

  static func name(of outline: Outline) -> String { "shape-\(outline.rawValue)" }
}
