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
    } else if isWhole, !view.isWaiting(network.last) {
      sentences = obstacleWords(network.last) + summary(funnel)
    } else if network.obstacle(to: session.place.layer) != nil {
      sentences = obstacleWords(session.place.layer)
    } else {
      sentences =
        LayerView.story(of: session.place.layer, scene)
        + (session.place.layer == 0 ? wayInWords : [])
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
        let map = "map \(interaction.pointedMap(in: position))"
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

  /// How H, W and C went, what it took, and what was done to the picture on the way in.
  private func summary(_ funnel: Funnel) -> [Words] {
    let isFolded = funnel.stacks.contains { $0.unit.label != nil }
    let course = isFolded ? SizeCourse(network).steps : []
    let all = network.nodes.map(\.shape).filter { $0.rank > 1 }
    let shapes = course.count > 1 ? course : all
    let grids = shapes.map {
      $0.isColumn ? "1" : $0.rank == 3 && $0.height == $0.width ? "\($0.height)" : $0.grid
    }
    // Of folded blocks the maps that leave them.
    let isWhole = isFolded && funnel.before == 0 && funnel.after == 0
    let leaving = funnel.stacks.compactMap { stack in
      stack.layers.map { network.nodes[$0].shape }.last { $0.rank > 1 }
    }
    let channels = (isWhole ? leaving : all).map { "\($0.channels)" }
    return [
      "\("H, W", .grid)  \(Painter.course(grids), .grid)",
      "\("C", .channels)     \(Painter.course(channels), .channels)", effort,
    ] + wayInWords
  }

  /// Weights and products, and whether percentages are worked out from logits.
  private var effort: Words {
    let areLogits = scene.prediction().value?.areLogits ?? false
    guard network.nodes.count > FunnelPlan.large || areLogits else {
      let products = Numerals.count(network.multiplyAdds)
      return "\(network.parameterWords.replacing(" and", with: ","), .weights), "
        + "\("\(products) products", .work)"
    }
    let (weights, products) = (
      Numerals.short(network.parameterCount), Numerals.short(network.multiplyAdds)
    )
    let words: Words = "\("\(weights) weights", .weights), \("\(products) products", .work)"
    return areLogits ? words + "\(label: ", % softmax of logits")" : words
  }

  /// `12 → 10 → 5`, the middle left out where it is long.
  private static func course(_ steps: [String]) -> String {
    var course: [String] = []
    for step in steps where step != course.last { course.append(step) }
    if course.count > 8 { course = course.prefix(4) + ["…"] + course.suffix(3) }
    return course.joined(separator: " → ")
  }
}
