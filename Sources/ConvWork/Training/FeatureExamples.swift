import ConvNet

/// What comes before a network's last layer for some examples, worked out once: the layers before it
/// stand still.
struct FeatureExamples: Examples {
  private let examples: [Example]

  /// More numbers than these are refused before memory is taken.
  static let most = 1 << 28

  /// - Throws: ``TrainingError/order(_:)`` where they would take too much memory.
  init(_ source: any Examples, _ head: NewHead, threads: Int) throws(TrainingError) {
    let size = head.head.input.shape.count
    guard source.count <= Self.most / max(1, size) else {
      throw .order(
        "\(source.count) examples with \(size) features each take more than "
          + "\(Self.most >> 18) MB; give it fewer")
    }
    let (chunk, count) = (16, source.count)
    examples = ((count + chunk - 1) / chunk).together(threads: threads) { part in
      let chosen = (part * chunk..<min((part + 1) * chunk, count)).map(source.example)
      return zip(head.features(chosen.map(\.input)), chosen).map { Example($0, label: $1.label) }
    }.flatMap { $0 }
  }

  var count: Int { examples.count }
  var isEndless: Bool { false }
  func example(_ index: Int) -> Example { examples[index] }
}
