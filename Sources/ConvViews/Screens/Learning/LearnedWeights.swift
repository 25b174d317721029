import ConvCanvas
import ConvNet
import ConvSession

/// The weights of a layer as they are now, the maps that they make of the input at hand, and the
/// answer.
struct LearnedWeights {
  let view: View

  private var isRoomy: Bool { Magnification.isRoomy(view.size) }

  func draw(_ rect: Rect, on painter: inout Painter) {
    guard let learned = LearnedLayer(view: view) else { return }
    let node = learned.node
    let answers = answerRows
    let body = rect.dropping(bottom: answers)
    drawAnswer(rect.bottom(answers), on: &painter)
    let hasMaps = node.shape.rank == 3 && node.shape.cells > 1
    let kernels = hasMaps ? kernelRows(body.rows, learned.images.count) : body.rows - 1
    let top = Rect(
      row: body.row, column: body.column, rows: 1 + kernels, columns: body.columns)
    draw(
      learned.images, ("\(node.alias) now", learned.detail), captions: learned.captions, in: top,
      numbers: view.interaction.showsNumbers != false, on: &painter)
    guard hasMaps else { return }
    let images = (0..<node.shape.channels).map { view.image(learned.layer, channel: $0) }
    let input = view.session.subject.picture.name
    draw(
      images, ("maps of \(node.alias)", "what they make of \(input)"), captions: nil,
      in: body.dropping(top: 1 + kernels), numbers: false, on: &painter)
  }

  /// On a small screen two rows of kernels of three rows each, with their names.
  private func kernelRows(_ rows: Int, _ count: Int) -> Int {
    isRoomy ? (rows - 2) / 2 : count > 1 ? min(8, rows / 2 + 1) : rows / 2
  }

  /// A title, and below it as many as have room; where that is not all, the title says so.
  private func draw(
    _ images: [MapImage], _ title: (name: String, detail: String),
    captions: ((Int) -> [String])?, in whole: Rect, numbers: Bool, on painter: inout Painter
  ) {
    let rect = whole.dropping(top: 1)
    let grid = images.first.flatMap { first in
      FieldGrid(
        images.count, first, in: rect, view, hasCaptions: captions != nil && images.count > 1,
        numbers: numbers)
    }
    let shown = grid?.count ?? 0
    painter.title(
      title.name, shown < images.count ? "the first \(shown) of \(images.count)" : title.detail,
      whole.row, whole.column, width: whole.columns)
    guard let grid else { return }
    let texts = captions?(grid.columns) ?? []
    for (index, image) in images.prefix(grid.count).enumerated() {
      var (row, column) = grid.place(index, in: rect)
      if grid.hasCaptions {
        painter.put(
          ShortName.of(texts[index], grid.columns), row, column, .label, width: grid.columns)
        row += 1
      }
      painter.draw(image, grid.placement, row, column)
    }
  }

  // MARK: Answer

  private var classes: Int { view.scene.prediction().value?.scores.count ?? 0 }
  private var answerRows: Int { isRoomy ? 1 + min(5, max(1, classes)) : 1 }

  /// Bars below each other where there is room, or beside each other.
  private func drawAnswer(_ rect: Rect, on painter: inout Painter) {
    guard !isRoomy else {
      painter.put("what it says", rect.row, rect.column, .text, bold: true)
      AnswerBars(view: view, before: nil).draw(rect.dropping(top: 1), on: &painter)
      return
    }
    guard let now = view.scene.prediction().value, !now.scores.isEmpty else { return }
    // Three where their names have room, else two.
    let best = now.scores.count <= 3 ? now.scores : now.best(3)
    let room = rect.columns / best.count - LearnedWeights.percentWidth
    let isNarrow = best.contains { Canvas.width(of: plainLabel($0.label)) > room }
    let scores = Array(isNarrow ? best.prefix(2) : best[...])
    let field = rect.columns / scores.count
    for (index, score) in scores.enumerated() {
      let column = rect.column + index * field
      let label = ShortName.of(
        plainLabel(score.label), max(1, field - LearnedWeights.percentWidth))
      painter.put(label, rect.row, column, .text, bold: score == now.best)
      let share = now.share(score.value) ?? score.value
      guard share.magnitude < 1e6 else { continue }
      let bar = column + Canvas.width(of: label) + 1
      let width = column + field - LearnedWeights.percentWidth - bar
      if width > 0 { painter.bar(Double(share), rect.row, bar, width: width) }
      painter.put(
        rightBefore: column + field - 1, "\(Int((share * 100).rounded())) %", rect.row, .text,
        bold: score == now.best)
    }
  }
  /// Columns of a percentage, with the free ones around it.
  private static let percentWidth = 7

  /// Of `class 3` its number.
  private func plainLabel(_ label: String) -> String {
    label.hasPrefix("class ") ? String(label.dropFirst(6)) : label
  }
}
