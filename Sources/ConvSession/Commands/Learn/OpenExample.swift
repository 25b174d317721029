import ConvData
import ConvNet

/// `example N`: one of the examples that are not learned from, as the input at hand; `example batch
/// N` one of those that the next step learns from.
struct OpenExample: SessionCommand {
  static let row = CommandRow(
    "example [batch] N",
    "an example that it does not learn from as the input, or of the next batch",
    .learn,
    examples: [
      .init("example 12", "the picture goes through the network at hand"),
      .init("example batch 0", "the first of those that the next step learns from"),
    ])
  private enum Source: Hashable {
    case unseen(Int)
    case batch(Int)
  }
  private let source: Source

  init(_ index: Int) { source = .unseen(index) }
  init(batch index: Int) { source = .batch(index) }
  init(_ words: inout CommandWords) throws(CommandError) {
    let first = try words.word("N")
    if first == OpenExample.batch {
      source = .batch(try words.whole("N", in: 0...65_535))
    } else {
      var rest = CommandWords(first[...], usage: OpenExample.row.usage)
      source = .unseen(try rest.whole("N", in: 0...10_000_000))
    }
  }
  private static let batch = "batch"
  var text: String {
    switch source {
    case .unseen(let index): "example \(index)"
    case .batch(let index): "example \(OpenExample.batch) \(index)"
    }
  }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    let network = session.network
    guard let data = session.learning.data(for: network) else {
      throw .noExamples(network.pictureShape)
    }
    let (example, name): (Example, String)
    let split = try results.known(
      ExamplesInquiry(data, for: network, seed: session.learning.recipe.seed))
    switch source {
    case .unseen(let index):
      guard index < split.validation.count else {
        throw .outOfRange("N", "below \(split.validation.count)")
      }
      (example, name) = (split.validation.example(index), "example \(index)")
    case .batch(let index):
      let (run, step) = try session.run(results)
      let indices = Batches(split.training, run).indices(step)
      guard index < indices.count else { throw .outOfRange("N", "below \(indices.count)") }
      example = split.training.example(indices[index])
      name = "\(BatchPlace.word) \(step), \(index)"
    }
    guard example.input.shape == network.pictureShape else {
      throw .pictureShape(name, example.input.shape, network.pictureShape)
    }
    let label =
      split.classes.indices.contains(example.label)
      ? split.classes[example.label] : network.label(example.label)
    var other = session.subject
    other.picture = Picture(
      name: "\(name), \(label)", pixels: example.input, isExact: !network.normalization.isNone)
    other.strokes = []
    session.change(other)
  }
}

/// Which example of a batch a picture is, by its name.
private enum BatchPlace {
  static let word = "batch"
}

extension Session {
  /// The place of the picture at hand in the batch that the next step learns from; nil where it is
  /// none of it.
  public var batchPlace: Int? {
    let parts = subject.picture.name.split(separator: ",").map {
      $0.split(separator: " ").map(String.init)
    }
    guard parts.count > 2, let (_, step) = try? run(Results()), subject.strokes.isEmpty,
      parts[0] == [BatchPlace.word, "\(step)"]
    else { return nil }
    return parts[1].first.flatMap { Int($0) }
  }
}
