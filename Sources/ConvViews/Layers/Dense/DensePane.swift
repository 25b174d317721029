import ConvCanvas
import ConvNet
import ConvSession

/// All that one unit adds up, beside the units of its layer.
struct DensePane: Pane {
  let view: View
  private let sheet: TermSheet

  static let least = Size(rows: 8, columns: 44)

  init(view: View) { (self.view, sheet) = (view, TermSheet(view)) }

  func draw(_ body: Rect, on painter: inout Painter) {
    let rect = body.dropping(bottom: 4)
    // What the network answers keeps some columns beside long names.
    let kept = interaction.hand == .kernel && Magnification.isRoomy(view.size) ? 18 : 0
    let table = TermTable(view, sheet, rows: rect.rows, columns: rect.columns - kept)
    let width: Int
    // Typing needs the weights themselves; few terms are never put together.
    if table.span == nil || sheet.count <= 9 || interaction.hand == .kernel
      || interaction.hand == .input
    {
      let end = table.draw(on: &painter, rect)
      width = table.width
      UnitsCompared(view, sheet)?.draw(rect.dropping(top: end + 1 - rect.row), on: &painter)
    } else {
      let groups = TermGroups(view, sheet, rows: rect.rows)
      groups.draw(on: &painter, rect)
      UnitPictures(view, sheet)?.draw(rect.dropping(top: groups.rows + 1), on: &painter)
      width = groups.width(in: rect)
    }
    let side = rect.from(body.column + width + 1)
    if interaction.hand == .kernel {
      painter.draw(AnswerList(view: view), in: side.from(side.column + 2))
    } else {
      drawUnits(side, on: &painter)
    }
    painter.put(words, in: body.bottom(3))
  }

  private func drawUnits(_ rect: Rect, on painter: inout Painter) {
    guard rect.columns > 14 else { return }
    let layer = position.place.layer
    painter.put(
      "\(bold: node.alias) \(label: "\(node.shape)")", rect.row, rect.column + 2,
      width: rect.columns - 2)
    let list = UnitList(view: view, layer: layer, current: view.elementAtHand.place.element) {
      let name = view.unitName(layer, $0)
      return name.isEmpty ? "[\($0)]" : name
    }
    list.draw(on: &painter, rect.dropping(top: 1))
  }

  var words: [Words] {
    let label = view.unitName(sheet.position.place.layer, sheet.position.place.element)
    let name = label.isEmpty ? "Unit \(sheet.position.place.element)" : label
    switch interaction.hand {
    case .kernel:
      if marks.isBias { return ["The bias of \(here: name) is added once, whatever it reads."] }
      return [
        "\(here: "This one weight") takes part in one product only, of \(bold: name): a dense layer "
          + "shares nothing. A conv's weight serves a whole map."
      ]
    case .input:
      return [
        "All \(bold: Numerals.count(node.shape.count)) units read \(here: "this number"), each with "
          + "a weight of its own: nothing is left out, nothing is shared."
      ]
    case .pass, .output: break
    }
    let start: Words =
      "\(here: name) adds up \(bold: Numerals.count(sheet.count)) inputs, each times its own weight"
      + (sheet.step.bias == nil ? "." : ", and the bias once.")
    return [start] + (sheet.isComplete ? extremes : [])
  }

  /// The terms that speak most for the unit and against it.
  private var extremes: [Words] {
    let products = (0..<sheet.count).map { sheet.value($0) ?? 0 }
    func term(_ index: Int?, _ ink: Ink) -> Words {
      index.map {
        "\(sheet.readTitle($0)) with \(sheet.numerals.text(products[$0]), ink)."
      } ?? ""
    }
    let best = products.indices.max { products[$0] < products[$1] }
    let worst = products.indices.min { products[$0] < products[$1] }
    return [
      best.map { products[$0] > 0 } ?? false
        ? "Most for it: " + term(best, .positive) : "Nothing that it reads speaks for it.",
      worst.map { products[$0] < 0 } ?? false
        ? "Most against: " + term(worst, .negative) : "Nothing speaks against it.",
    ]
  }
}
