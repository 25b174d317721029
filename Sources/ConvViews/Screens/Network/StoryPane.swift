import ConvCanvas
import ConvNet
import ConvSession

/// What each layer does, one a row, where a large screen has room for it below the answer: the way
/// from the picture to the answer in sentences, as far as the pass has come.
struct StoryPane: Pane {
  let view: View

  static let least = Size(rows: 5, columns: 100)

  /// Nothing where something else is said: in a lesson, of a change, of what is in hand.
  private var isTold: Bool {
    Magnification.isRoomy(view.size) && session.course == nil && interaction.hand == .pass
      && interaction.before(in: session) == nil && !network.isGallery && network.last > 0
      && network.graph.obstacle(to: network.last) == nil
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    guard isTold else { return }
    let layers = shown(rect.rows - 1)
    guard !layers.isEmpty else { return }
    let digits = "\(layers.last ?? 0)".count
    let start = rect.column + digits + 3
    let end = painter.put("what each layer does", rect.row, start, .label)
    for (line, layer) in layers.enumerated() {
      let row = rect.row + 1 + line
      let isHere = layer == session.place.layer
      if isHere { painter.put("▸", row, rect.column, .here, bold: true) }
      painter.put(
        rightBefore: rect.column + digits + 1, "\(layer)", row, isHere ? .here : .label,
        bold: isHere)
      painter.put(sentences(layer, in: rect.column + rect.columns - start), row, start)
      painter.click(
        row, rect.column..<rect.column + rect.columns, .say(["goto \(network.nodes[layer].alias)"]))
    }
    guard let first = layers.first, let last = layers.last, layers.count < known.count else {
      return
    }
    painter.put("layers \(first)–\(last) of \(network.last)", rect.row, end + 2, .faint)
  }

  /// The layers that the pass has come to.
  private var known: [Int] { (1...network.last).filter { !view.isWaiting($0) } }

  /// All of them, or those around the one at hand.
  private func shown(_ rows: Int) -> [Int] {
    let known = known
    guard known.count > rows else { return known }
    let here = known.firstIndex { $0 >= session.place.layer } ?? 0
    let first = min(max(0, here - rows / 2), known.count - rows)
    return Array(known[first..<first + rows])
  }

  /// As many of a layer's sentences as fit in a row; of a first one that is longer, its beginning.
  private func sentences(_ layer: Int, in columns: Int) -> Words {
    let story = LayerView.story(of: layer, scene).map { Words(spelling: $0, appearance) }
    guard var words = story.first else { return "" }
    guard words.width <= columns else {
      return (words.wrapped(columns - 2).first ?? "") + " …" as Words
    }
    for sentence in story.dropFirst() where sentence.width > 0 {
      let longer = words + " " as Words + sentence
      guard longer.width <= columns else { break }
      words = longer
    }
    return words
  }
}
