import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  static let network = Screen(
    .network, needs: { session, interaction in session.funnelNeeds(interaction) },
    draw: { painter, body in painter.drawNetwork(body) })
}

extension Session {
  /// The activation of every layer that the pass has reached, then what an edit changed in it, and
  /// where the difference is shown, what it was.
  fileprivate func funnelNeeds(_ interaction: Interaction) -> [Need] {
    let reached = isStepping ? 0...place.layer : 0...network.last
    var needs = reached.map { Need.about(subject, .activation($0)) }
    if !isStepping, let before = interaction.reference(in: self), before != subject {
      needs += reached.compactMap { .change(of: $0, from: before, to: subject) }
      if interaction.showsDifference {
        needs += reached.map { .about(before, .activation($0)) }
      }
    }
    return needs + LayerView.of(position.node).counts(self)
  }
}

extension Painter {
  /// The funnel, its figures, and below it what was answered and what is seen.
  fileprivate mutating func drawNetwork(_ body: Rect) {
    let changes = FunnelChanges(view)
    let plan = FunnelPlan(body, network, isInLesson: session.course != nil)
    let funnel = Funnel(view, plan, changes)
    let top = body.row + plan.top + max(0, plan.cardRows - funnel.titleRows - funnel.allRows) / 3
    drawTitles(funnel, top, rows: funnel.titleRows)
    let cards = top + funnel.titleRows
    draw(funnel, changes, cards, body.column)
    drawLanes(funnel, cards, body)
    drawNotes(funnel, changes, cards + funnel.allRows)
    var row = cards + funnel.allRows + 1
    row = drawFigures(funnel, plan, changes, row, body.column)
    drawAnswer(
      changes, funnel,
      Rect(row: row, column: body.column, rows: plan.wordRows, columns: body.columns))
  }
}
