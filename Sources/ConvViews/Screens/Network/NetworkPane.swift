import ConvCanvas
import ConvNet
import ConvSession

/// The network as a whole: the funnel, its figures, and below it the answer and what is seen. Numbers
/// beside the last stack may stand in the right one of its margins.
struct NetworkPane: Pane {
  let view: View

  static let least = Size(rows: 10, columns: 58)

  var words: [Words] {
    AnswerPane(funnel: Funnel(view, in: Chrome.body(view.size))).words
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let body = Chrome.withoutMargins(rect)
    let funnel = Funnel(view, in: body)
    let plan = funnel.plan
    let top = body.row + plan.top + max(0, plan.cardRows - funnel.titleRows - funnel.allRows) / 3
    FunnelTitles(funnel: funnel).draw(top, on: &painter)
    let cards = top + funnel.titleRows
    FunnelCards(funnel: funnel).draw(cards, body.column, on: &painter)
    FunnelLines(funnel: funnel).draw(cards, body.column, on: &painter)
    FunnelNotes(funnel: funnel).draw(cards + funnel.allRows, on: &painter)
    let figures = cards + funnel.allRows + 1
    let answer = AnswerPane(funnel: funnel)
    // In a lesson the answer takes the place of the figures when the pass has come to it.
    let row =
      answer.isClimax
      ? figures
      : FunnelFigures(funnel: funnel).draw(
        figures, body.column, on: &painter)
    let bottom = body.row + body.rows
    let rows = answer.isClimax ? bottom - row : min(plan.wordRows, answer.rows(in: body.columns))
    painter.draw(
      answer, in: Rect(row: row, column: body.column, rows: rows, columns: body.columns))
    // Two rows at the bottom, where there is an invitation and the answer leaves them.
    let invitation = InvitationPane(view: view)
    let free = invitation.words.isEmpty ? 0 : min(2, bottom - row - rows)
    painter.draw(
      StoryPane(view: view),
      in: Rect(
        row: row + rows + 1, column: body.column + 1,
        rows: bottom - row - rows - free - (free > 0 ? 2 : 1),
        columns: body.columns - 1))
    painter.draw(
      invitation,
      in: Rect(row: bottom - free, column: body.column + 1, rows: free, columns: body.columns - 1))
  }
}
