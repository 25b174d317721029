import ConvCanvas
import ConvNet
import ConvSession

/// The lines below the funnel: the classes on the left, on the right what is seen, was changed, or
/// what the whole pass did.
struct AnswerPane: Pane {
  let funnel: Funnel
  var view: View { funnel.view }

  static let least = Size(rows: 3, columns: 58)

  func draw(_ rect: Rect, on painter: inout Painter) {
    let sentences = words
    guard !network.isGallery else {
      painter.put(
        [galleryWords],
        in: Rect(
          row: rect.row, column: rect.column + 1, rows: rect.rows, columns: rect.columns - 1))
      return
    }
    let classes = ClassList(view: view, rows: rect.rows, before: funnel.changes.before)
    let isSummary = isWhole && funnel.changes.before == nil && interaction.hand == .pass
    let widest = sentences.map(\.width).max() ?? 0
    let room = rect.columns - classes.labelWidth - 16 - (isSummary ? widest : 60)
    let most = isSummary ? 40 : 16
    let bars = isAtAnswer ? AnswerPane.climaxBar : room < 6 ? 0 : min(most, room)
    let left = classes.draw(rect.row, rect.column + 1, bar: bars, on: &painter)
    let column = max(left, rect.column + (left > rect.column + 1 ? 13 : 0))
    let text = Rect(
      row: rect.row, column: column, rows: rect.rows, columns: rect.column + rect.columns - column)
    painter.put(isSummary ? AnswerPane.fitting(sentences, text) : sentences, in: text)
  }

  /// Facts that have a line each: one behind the other they could not be read.
  private static func fitting(_ facts: [Words], _ rect: Rect) -> [Words] {
    var facts = facts.filter { $0.width > 0 }
    while facts.count > 1,
      facts.reduce(0, { $0 + $1.wrapped(rect.columns).count }) > rect.rows
    {
      facts.removeLast()
    }
    return facts
  }

  /// Rows that it fills: a row for each class, and its sentences in half of the columns.
  func rows(in columns: Int) -> Int {
    let answer = network.nodes[network.last].shape
    let classes = answer.isColumn ? min(FunnelPlan.mostClasses, answer.count) : 0
    let lines = words.reduce(0) { $0 + $1.wrapped(columns / 2).count }
    return max(AnswerPane.least.rows, classes, lines)
  }

  var words: [Words] {
    let layer = session.place.layer
    if network.isGallery { return [galleryWords] }
    if interaction.hand != .pass { return handWords }
    if funnel.changes.before != nil {
      let change = ChangeWords(funnel: funnel)
      // Said once, where one was; then each layer says again what it does.
      if interaction.showsDifference || layer == interaction.changedAt { return change.sentences }
      if layer == network.last { return [change.answer] + LayerView.story(of: layer, scene) }
    } else if layer == network.last, layer > 0, network.nodes[layer].scores == .shares {
      // How the scores became shares is what the last step is about.
    } else if isWhole, !view.isWaiting(network.last), session.course == nil || layer == 0 {
      return network.obstacleWords(network.last) + summary
    }
    if network.graph.obstacle(to: layer) != nil { return network.obstacleWords(layer) }
    return LayerView.story(of: layer, scene) + (layer == 0 ? wayIn : [])
  }

  /// What a file of weights is: nothing is computed of it.
  private var galleryWords: Words {
    let count = network.last == 1 ? "one tensor" : "\(Numerals.word(network.last)) tensors"
    return "These are the \(bold: count) of a file of weights, each to be looked at by itself: "
      + "no picture goes through them, so there is no answer. \(key: "right") goes to the next, "
      + "\(key: "down") into it. \(bold: ":open my.onnx") or a line with \(bold: "weights FILE") "
      + "puts weights to work."
  }

  /// Whether the answer takes the place of the figures, for a lesson's pass has come to it.
  var isClimax: Bool { isAtAnswer && !funnel.plan.isTerse && !funnel.plan.showsBars }
  private var isAtAnswer: Bool {
    session.course != nil && session.place.layer == network.last && interaction.hand == .pass
      && !view.isWaiting(network.last)
  }
  private static let climaxBar = 22

  /// Whether what is said is about the whole pass.
  private var isWhole: Bool {
    session.place.layer == network.last || (!session.isStepping && session.place.layer == 0)
  }

  /// Sentences on the number that the hand points at.
  private var handWords: [Words] {
    switch interaction.hand {
    case .input: return HandWords(view).onInput
    case .kernel: return HandWords(view).onKernel
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
  private var summary: [Words] {
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
    return lightGround + [
      "\("H, W", .grid)  \(AnswerPane.course(grids), .grid)",
      "\("C", .channels)     \(AnswerPane.course(channels), .channels)", effort,
    ] + wayIn
  }

  /// A sentence on how the picture's numbers were prepared for the first layer; empty where they were
  /// not.
  private var wayIn: [Words] {
    session.subject.preprocessing.map { ["\(label: "On the way in: ")\($0)"] } ?? []
  }

  /// What is wrong where a digit of one's own is dark on light: digits are learned light on dark.
  private var lightGround: [Words] {
    guard network.labels == (0...9).map(String.init), session.subject.hasLightGround else {
      return []
    }
    return ["It learned light digits on dark: \(bold: ":invert") turns yours."]
  }

  /// Weights and products, and whether percentages are worked out from logits.
  private var effort: Words {
    let areLogits = scene.prediction().value?.areLogits ?? false
    let isNarrow = view.size.columns < 78
    guard network.nodes.count > FunnelPlan.large || areLogits || isNarrow else {
      let products = Numerals.count(network.graph.multiplyAdds)
      return "\(network.parameterWords.replacing(" and", with: ","), .weights), "
        + "\("\(products) products", .work)"
    }
    let (weights, products) = (
      Numerals.short(network.graph.parameterCount), Numerals.short(network.graph.multiplyAdds)
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
