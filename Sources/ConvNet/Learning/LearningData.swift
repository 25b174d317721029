/// What a run learns from, in the words that choose it: a set that the program draws, or a file.
public struct LearningData: Hashable, Sendable {
  /// The name of a set that is drawn, or the path of a file or folder.
  public let name: String
  /// Of a file, of what it held when it was chosen.
  public var digest: Digest?
  /// Changes made to every picture alike: the same order of pixels, the same turn.
  public var strokes: [Stroke] = []
  /// Gives every picture a class at random, by this seed.
  public var labelSeed: UInt64?
  /// The examples in an epoch, and of a drawn set with a fixed number all that there are.
  public var count: Int?
  /// Only so many of the examples are learned from, again and again.
  public var first: Int?

  public init(_ name: String, digest: Digest? = nil) { (self.name, self.digest) = (name, digest) }

  /// A picture of this world.
  public func changed(_ example: Example, index: Int, classes: Int) -> Example {
    guard !strokes.isEmpty || labelSeed != nil else { return example }
    let input = strokes.reduce(example.input) { $1.applied(to: $0) }
    guard let labelSeed else { return Example(input, label: example.label) }
    var generator = SeededGenerator(seed: labelSeed, part: index)
    return Example(input, label: Int.random(in: 0..<classes, using: &generator))
  }

  /// What is changed, in words; empty where nothing is.
  public var changes: [String] {
    strokes.map(\.worldWords) + (labelSeed == nil ? [] : ["labels at random"])
      + (first.map { ["the first \($0) only"] } ?? [])
  }
}

extension Stroke {
  fileprivate var worldWords: String {
    switch self {
    case .shuffle: "pixels in another order"
    case .invert: "light and dark changed"
    case .turn(let degrees): "turned by \(degrees)°"
    case .paint, .brush, .fill: "painted"
    case .patch: "a patch of noise"
    case .crop: "a part of it"
    case .shift(let rows, let columns): "moved by \(rows), \(columns)"
    case .scale(let factor): "scaled by \(factor)"
    case .noise(let deviation, _): "noise \(deviation)"
    case .resize(let height, let width): "\(height)×\(width)"
    }
  }
}
