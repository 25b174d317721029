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
    painter.title("\(node.alias) now", learned.detail, body.row, body.column, width: body.columns)
    draw(
      learned.images, captions: learned.captions,
      in: Rect(row: body.row + 1, column: body.column, rows: kernels, columns: body.columns),
      numbers: view.interaction.showsNumbers != false, on: &painter)
    guard hasMaps else { return }
    let maps = Rect(
      row: body.row + 1 + kernels, column: body.column, rows: body.rows - 1 - kernels,
      columns: body.columns)
    painter.title(
      "maps of \(node.alias)", "what they make of \(view.session.subject.picture.name)", maps.row,
      maps.column, width: maps.columns)
    let images = (0..<node.shape.channels).map { view.image(learned.layer, channel: $0) }
    draw(
      images, captions: nil, in: maps.dropping(top: 1), numbers: false, on: &painter)
  }

  /// On a small screen two rows of kernels of three rows each, with their names.
  private func kernelRows(_ rows: Int, _ count: Int) -> Int {
    isRoomy ? (rows - 2) / 2 : count > 1 ? min(8, rows / 2 + 1) : rows / 2
  }

  private func draw(
    _ images: [MapImage], captions: ((Int) -> [String])?, in rect: Rect, numbers: Bool,
    on painter: inout Painter
  ) {
    guard let first = images.first,
      let grid = FieldGrid(
        images.count, first, in: rect, view, hasCaptions: captions != nil && images.count > 1,
        numbers: numbers)
    else { return }
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
    let most = min(3, now.scores.count)
    let scores = now.scores.count <= most ? now.scores : now.best(most)
    let field = rect.columns / most
    for (index, score) in scores.enumerated() {
      let column = rect.column + index * field
      let label = ShortName.of(score.label, 5)
      painter.put(label, rect.row, column, .text, bold: score == now.best)
      let share = now.share(score.value) ?? score.value
      let text = "\(Int((share * 100).rounded())) %"
      let bar = column + Canvas.width(of: label) + 1
      let width = field - Canvas.width(of: label) - 8
      guard width > 0, share.isFinite else { continue }
      painter.bar(Double(share), rect.row, bar, width: width)
      painter.put(
        rightBefore: column + field - 1, text, rect.row, .text, bold: score == now.best)
    }
  }
}
