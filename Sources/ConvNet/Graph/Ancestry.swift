/// The pairs of layers of which the first's output reaches the second, one bit for each.
struct Ancestry: Sendable {
  private let wordsPerLayer: Int
  private var words: [UInt64]

  /// - Parameter inputs: for every layer those that it reads, each before it.
  init(_ inputs: [[Int]]) {
    wordsPerLayer = (inputs.count + 63) / 64
    words = [UInt64](repeating: 0, count: wordsPerLayer * inputs.count)
    for (layer, read) in inputs.enumerated() {
      let start = layer * wordsPerLayer
      words[start + layer / 64] |= 1 << UInt64(layer % 64)
      for source in Set(read) {
        for word in 0...source / 64 {
          words[start + word] |= words[source * wordsPerLayer + word]
        }
      }
    }
  }

  /// Whether a layer's output reaches another, or is it.
  func reaches(_ layer: Int, from source: Int) -> Bool {
    words[layer * wordsPerLayer + source / 64] >> UInt64(source % 64) & 1 == 1
  }
}
