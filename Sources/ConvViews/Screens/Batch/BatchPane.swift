import ConvCanvas
import ConvNet
import ConvSession

/// The pictures that the next step learns from, each with what the network says of it, and what the
/// step makes of them.
struct BatchPane: Pane {
  let view: View

  static let least = Size(rows: 12, columns: 58)

  private var sight: StepSight? { view.scene.nextStep.value }

  var words: [Words] {
    guard let sight else {
      if let failure = view.scene.nextStep.failure { return ["\(failure, .differs)"] }
      return [
        StepInquiry(view.session) == nil
          ? "No examples are drawn for this input: \(bold: ":data FILE") names your own."
          : "The batch is being looked at."
      ]
    }
    let count = sight.examples.count
    let epoch = sight.step / sight.stepsInEpoch
    let place = "batch \(sight.step % sight.stepsInEpoch + 1) of \(sight.stepsInEpoch)"
    let loss = Numerals(decimals: sight.loss < 1 ? 3 : 2).text(sight.loss)
    let head: Words =
      "\(bold: "Step \(Numerals.count(sight.step + 1))"), \(place) in epoch \(epoch + 1): "
      + "\(Numerals.count(count)) examples, of which it reads \(bold: "\(sight.right)") now; "
    let mean: Words = "their mean loss is \(bold: loss)."
    return [
      head + mean,
      "With each picture stands its loss. It says for every weight which way makes that smaller; the "
        + "step goes along the mean of all.",
    ]
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let rows = 3
    painter.put(words, in: rect.bottom(rows))
    guard let sight, let first = sight.examples.first else { return }
    let room = rect.dropping(bottom: rows + 1)
    let count = min(sight.examples.count, most(room))
    guard
      let grid = FieldGrid(
        count, view.image(first), in: room, view, hasCaptions: true, numbers: false)
    else { return }
    let here = view.session.batchPlace
    for index in 0..<min(grid.count, count) {
      let (row, column) = grid.place(index, in: room)
      let isWrong = sight.answers[index].said != sight.examples[index].label
      painter.put(
        caption(sight, index, grid.columns), row, column,
        index == here ? .here : isWrong ? .differs : .label, bold: index == here,
        width: grid.columns)
      painter.draw(view.image(sight.examples[index]), grid.placement, row + 1, column)
      painter.click(row, column..<column + grid.columns, .say(["example batch \(index)"]))
    }
    guard grid.count < sight.examples.count || count < sight.examples.count else { return }
    painter.put(
      "the first \(min(grid.count, count)) of \(sight.examples.count)", rect.row + room.rows,
      rect.column, .faint)
  }
  /// More pictures than this would be too small to be recognized.
  private func most(_ rect: Rect) -> Int {
    max(1, rect.rows / 7) * max(1, rect.columns / 13)
  }

  /// What it is, and its loss.
  private func caption(_ sight: StepSight, _ index: Int, _ columns: Int) -> String {
    let (said, loss) = sight.answers[index]
    func name(_ label: Int) -> String {
      sight.classes.indices.contains(label) ? sight.classes[label] : view.network.label(label)
    }
    let label = name(sight.examples[index].label)
    let read = said == sight.examples[index].label ? label : "\(label) as \(name(said))"
    let text = "\(read) \(Numerals(decimals: 2).text(loss))"
    return text.count <= columns ? text : ShortName.middle(read, columns)
  }
}
