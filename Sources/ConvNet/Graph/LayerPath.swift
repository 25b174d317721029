/// The parts of an exporter's name that lead to a layer: of `/layer1/layer1.0/conv1/Conv` they are
/// `layer1`, `0` and `conv1`; the last part is the layer's own. Parts stand between `/` or `.`.
struct LayerPath {
  /// Deeper parts are not looked at.
  static let longest = 16

  private(set) var parts: [Substring] = []

  init(_ rawName: String) {
    // What is not looked at needs not be split.
    let names = rawName.split(separator: "/", maxSplits: LayerPath.longest)
    for name in names {
      let words = name.split(separator: ".", maxSplits: LayerPath.longest)
      parts += words.dropFirst(repeated(in: words))
    }
    parts = Array(parts.dropLast().prefix(LayerPath.longest))
  }

  /// How many words say again what stands before them: `layer1.0` inside `layer1` repeats one.
  private func repeated(in words: [Substring]) -> Int {
    let most = min(words.count - 1, parts.count)
    guard most > 0 else { return 0 }
    return (1...most).reversed().first { parts.suffix($0).elementsEqual(words.prefix($0)) } ?? 0
  }
}
