import ConvNet
import ConvSession

/// What comes before a network's last layer for some examples, worked out once: the layers before it
/// stand still.
struct FeatureExamples: Examples {
  private let examples: [Example]

  /// More numbers than these are refused before memory is taken.
  static let most = 1 << 28

  /// - Throws: ``TrainingError/order(_:)`` where they would take too much memory.
  init(
    _ source: any Examples, _ head: NewHead, threads: Int, _ checkpoint: Checkpoint
  ) throws(TrainingError) {
    let size = head.head.input.shape.count
    guard source.count <= Self.most / max(1, size) else {
      throw .order(
        "\(source.count) examples with \(size) features each take more than "
          + "\(Self.most >> 18) MB; give it fewer")
    }
    let (chunk, count) = (16, source.count)
    let parts = (count + chunk - 1) / chunk
    var found: [Example] = []
    // Some chunks for each thread, so that one who gives up does not wait for all.
    for start in stride(from: 0, to: parts, by: 4 * threads) {
      do throws(Cancelled) { try checkpoint(Double(start) / Double(parts)) } catch {
        throw .opening(OpenFailure(sentence: "it was given up", isGivenUp: true))
      }
      found += min(4 * threads, parts - start).together(threads: threads) { part in
        let first = (start + part) * chunk
        let chosen = (first..<min(first + chunk, count)).map(source.example)
        return zip(head.features(chosen.map(\.input)), chosen).map { Example($0, label: $1.label) }
      }.flatMap { $0 }
    }
    examples = found
  }

  var count: Int { examples.count }
  var isEndless: Bool { false }
  func example(_ index: Int) -> Example { examples[index] }
}
