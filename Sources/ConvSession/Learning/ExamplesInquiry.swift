public import ConvNet

/// What a run learns from, and what it is tried on: examples that it never saw.
public struct ExampleSplit: Sendable, Measured {
  public let training: any Examples
  public let validation: any Examples
  public let classes: [String]
  /// What was passed over or done to them, in words.
  public let notes: [String]
  /// Pictures of files are held in memory; drawn ones are not.
  public let byteCount: Int

  public init(
    training: any Examples, validation: any Examples, classes: [String], notes: [String] = [],
    byteCount: Int = 0
  ) {
    (self.training, self.validation, self.classes) = (training, validation, classes)
    (self.notes, self.byteCount) = (notes, byteCount)
  }
}

extension ExampleSplit {
  /// Why a network's answers are of other classes, to follow the data's name; nil where they fit.
  /// Numbers without names may leave out the last ones.
  public func misfit(of network: Network) -> String? {
    let units = network.nodes[network.last].shape.count
    let isNamed = classes != (0..<classes.count).map(String.init)
    guard classes.count != units, isNamed || classes.count > units else { return nil }
    return "has \(classes.count) classes, and \(network.name) answers with \(units) numbers"
  }

  /// So many examples are tried while one looks, fewer where they or the network are large.
  private static let mostTried = 400
  private static let mostTriedBytes = 64 << 20
  private static let mostTriedWork = 20_000_000_000

  /// Those that a network is tried on, wherever it is said how many it reads.
  func tried(on network: Network) -> [Example] {
    let bytes = network.input.shape.count * MemoryLayout<Float>.stride
    let work = network.nodes.reduce(0) { $0 + $1.multiplyAdds }
    let most = min(
      Self.mostTried, Self.mostTriedBytes / max(1, bytes), Self.mostTriedWork / max(1, work))
    return (0..<min(max(1, most), validation.count)).map(validation.example)
  }
}

/// The examples that some words choose, for a network's input, split by a seed.
public struct ExamplesInquiry: Inquiry {
  public let data: LearningData
  public let form: PictureForm
  /// What the network does to pictures before its first layer.
  public let normalization: Normalization
  public let seed: UInt64

  public init(_ data: LearningData, for network: Network, seed: UInt64) {
    (self.data, form, self.seed) = (data, network.pictureForm, seed)
    normalization = network.normalization
  }
  public init(_ run: LearningRun) {
    self.init(run.data, for: run.start, seed: run.recipe.seed)
  }

  public var words: String { "examples of \(data.name)" }

  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<ExampleSplit, OpenFailure> {
    try desk.opened { (desk) throws(OpenFailure) in try desk.examples(self) }
  }
}
