import ConvCanvas
import ConvNet
import ConvSession

/// The kernels of two convolutions and the one that both are; below, what the two compute, what the
/// one computes, and the difference.
struct LinearPane: Pane {
  let view: View
  private let choice: LinearChoice
  private let atHand: (subject: Subject, pair: LinearPair, isOwn: Bool)?
  private let found: Shown<Collapse>

  static let least = Size(rows: 14, columns: 58)
  private static let wordRows = 5

  init(view: View) {
    self.view = view
    choice = view.interaction.linear
    atHand = choice.atHand(view.session)
    found =
      atHand.map { view.scene.collapse($0.pair, of: $0.subject, isOwn: $0.isOwn) } ?? .hidden
  }

  private func alias(_ layer: Int) -> String { atHand?.subject.network.nodes[layer].alias ?? "" }
  private var activation: String {
    guard let between = atHand?.pair.between, !between.isEmpty else { return "nothing" }
    return between.map(alias).joined(separator: " and ")
  }
  private var map: Int {
    min(choice.map, max(0, (found.value?.one.shape.channels ?? 1) - 1))
  }

  // MARK: Words

  var words: [Words] {
    guard let atHand else { return ["There are no two convolutions to look at."] }
    if let failure = found.failure { return ["\("\(failure).", .differs)"] }
    guard let collapse = found.value else {
      return ["The two are being made into one; where the pass has not come here, r computes all."]
    }
    return [claim(collapse, atHand.pair), compared(collapse), toTry(atHand)]
  }

  private func claim(_ collapse: Collapse, _ pair: LinearPair) -> Words {
    let nodes = atHand?.subject.network.nodes ?? []
    func kernel(_ layer: Int) -> String {
      nodes[layer].kernelSizes.map(String.init).joined(separator: "×")
    }
    let one = collapse.conv.grid.kernelSize.map(String.init).joined(separator: "×")
    let parameters = [pair.first, pair.second].reduce(0) { $0 + nodes[$1].parameterCount }
    let own = collapse.weights.values.reduce(0) { $0 + $1.shape.count }
    return
      "\(bold: alias(pair.first)) (\(kernel(pair.first))) and \(bold: alias(pair.second)) (\(kernel(pair.second))) "
      + "without \(activation) are \(bold: "one conv") of \(one): \(Numerals.count(parameters)) parameters or "
      + "\(Numerals.count(own)), the same answer."
  }

  private func compared(_ collapse: Collapse) -> Words {
    let difference = collapse.largestDifference(isCurved: choice.isCurved)
    let written = Numerals.compact(Double(difference), isWhole: difference.rounded() == difference)
    let reach = Numerals.compact(
      Double(collapse.reach), isWhole: collapse.reach.rounded() == collapse.reach)
    guard choice.isCurved else {
      return
        "Computed both ways, all \(Numerals.count(collapse.one.shape.count)) numbers differ by at most "
        + "\(bold: written) (they go up to \(reach)): \("the same, but for rounding", .good)."
    }
    return difference > collapse.reach * 1e-4
      ? "With \(activation) between them they differ by up to \(written, .differs) "
        + "(the one's go up to \(reach)): no one conv does what these two do."
      : "With \(activation) between them they differ by at most \(bold: written): here it cut nothing off."
  }

  private func toTry(_ atHand: (subject: Subject, pair: LinearPair, isOwn: Bool)) -> Words {
    let wish: Words =
      choice.isCurved
      ? "\(key: "space") takes \(activation) out again."
      : "\(key: "space") puts \(activation) back: will the two still be one? Guess before you press."
    return atHand.isOwn
      ? wish
      : wish
        + " \(label: "\(network.name) has no two convs in a row without padding: these two are an example.")"
  }

  // MARK: Pictures

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.put(words, in: rect.bottom(Self.wordRows))
    guard let atHand, let collapse = found.value else { return }
    let body = rect.dropping(bottom: Self.wordRows + 1)
    let top = min(body.rows / 2 - 1, 1 + 2 * collapse.conv.grid.height)
    let pictures = LinearPictures(
      view: view, subject: atHand.subject, pair: atHand.pair, collapse: collapse, map: map,
      isCurved: choice.isCurved)
    pictures.drawKernels(
      Rect(row: body.row, column: body.column, rows: top, columns: body.columns), on: &painter)
    pictures.drawOutputs(body.dropping(top: top + 1), on: &painter)
  }
}

extension Scene {
  /// What comes of two convolutions: of a network that is open hidden until the pass is through them.
  fileprivate func collapse(
    _ pair: LinearPair, of subject: Subject, isOwn: Bool
  ) -> Shown<Collapse> {
    if isOwn { return measured(CollapseProbe(pair)) }
    if let obstacle = CollapseProbe(pair).obstacle(in: subject.network) { return .failed(obstacle) }
    return answer(CollapseProbe(pair), of: subject)
  }
}
