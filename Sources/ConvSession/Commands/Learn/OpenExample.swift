import ConvNet

/// `example N`: one of the examples that are not learned from, as the input at hand.
struct OpenExample: SessionCommand {
  static let row = CommandRow(
    "example N", "one of the examples that it does not learn from, as the input", .learn,
    examples: [.init("example 12", "the picture goes through the network at hand")])
  let index: Int

  init(_ index: Int) { self.index = index }
  init(_ words: inout CommandWords) throws(CommandError) {
    index = try words.whole("N", in: 0...10_000_000)
  }
  var text: String { "example \(index)" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    let network = session.network
    guard let data = session.learning.data(for: network) else {
      throw .noExamples(network.pictureShape)
    }
    let split = try results.known(
      ExamplesInquiry(data, for: network, seed: session.learning.recipe.seed))
    guard index < split.validation.count else {
      throw .outOfRange("N", "below \(split.validation.count)")
    }
    let example = split.validation.example(index)
    guard example.input.shape == network.pictureShape else {
      throw .pictureShape("example \(index)", example.input.shape, network.pictureShape)
    }
    let label =
      split.classes.indices.contains(example.label)
      ? split.classes[example.label] : network.label(example.label)
    var other = session.subject
    other.picture = Picture(
      name: "example \(index), \(label)", pixels: example.input,
      isExact: !network.normalization.isNone)
    other.strokes = []
    session.change(other)
  }
}
