import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// Below the funnel: the classes on the left, on the right what is seen, was changed, or what
  /// the whole pass did.
  mutating func drawAnswer(_ changes: FunnelChanges, _ funnel: Funnel, _ rect: Rect) {
    let isAtEnd = session.place.layer == network.last
    let isWhole = isAtEnd || (!session.isStepping && session.place.layer == 0)
    let sentences: [Words]
    if interaction.hand != .pass {
      sentences = handWords
    } else if changes.before != nil {
      sentences = changeWords(changes, funnel)
    } else if isWhole, !isWaiting(network.last) {
      sentences = summary
    } else {
      sentences = LayerStory.of(session.place.layer, scene)
    }
    let isSummary = isWhole && changes.before == nil && interaction.hand == .pass
    let widest = sentences.map(\.width).max() ?? 0
    let room = rect.columns - classLabelWidth(rect.rows) - 16 - (isSummary ? widest : 60)
    let bars = room < 6 ? 0 : min(isSummary ? 40 : 16, room)
    let left = drawClasses(
      Rect(row: rect.row, column: rect.column + 1, rows: rect.rows, columns: rect.columns / 2),
      bar: bars, changes)
    let column = max(left, rect.column + (left > rect.column + 1 ? 13 : 0))
    put(
      sentences,
      in: Rect(
        row: rect.row, column: column, rows: rect.rows,
        columns: rect.column + rect.columns - column))
  }

  /// What is known about where the hand points.
  private var handWords: [Words] {
    switch interaction.hand {
    case .input: return inputHandWords
    case .kernel: return kernelHandWords
    case .pass, .output:
      let marked = marks.layers.filter { $0.key < session.place.layer }.sorted { $0.key < $1.key }
      guard !marked.isEmpty else {
        let map = "map \(interaction.pointer.map)"
        return ["This is \(here: map) of \(node.alias). Go in to see it made."]
      }
      let counts = marked.prefix(4).map { layer, footprint in
        "\(network.nodes[layer].alias) \(Numerals.count(footprint.count)) of "
          + Numerals.count(network.nodes[layer].shape.count)
      }
      let listed = counts.joined(separator: ", ")
      return ["This \(here: "one number") rests on what is marked: \(bold: listed)."]
    }
  }

  /// How H, W and C went, and what it took.
  private var summary: [Words] {
    let grids = network.nodes.map(\.shape).filter { $0.rank > 1 }
      .map { $0.height == $0.width ? "\($0.height)" : "\($0.height)×\($0.width)" }
    let channels = network.nodes.filter { $0.shape.rank > 1 }.map { "\($0.shape.channels)" }
    let products = Numerals.count(network.multiplyAdds)
    return [
      "\("H, W", .grid)  \(Painter.course(grids), .grid)",
      "\("C", .channels)     \(Painter.course(channels), .channels)",
      "\(network.parameterWords.replacing(" and", with: ","), .weights), "
        + "\("\(products) products", .work)",
    ]
  }

  /// `12 → 10 → 5`, the middle left out where it is long.
  private static func course(_ steps: [String]) -> String {
    var course: [String] = []
    for step in steps where step != course.last { course.append(step) }
    if course.count > 6 { course = course.prefix(3) + ["…"] + course.suffix(2) }
    return course.joined(separator: " → ")
  }
}
