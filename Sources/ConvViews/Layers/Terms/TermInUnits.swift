import ConvCanvas
import ConvNet
import ConvSession

/// What one number that is read adds to each unit of its layer: a column of the weights, times the
/// number.
struct TermInUnits {
  private let view: View
  private let sheet: TermSheet
  private let index: Int

  private static let least = Size(rows: 4, columns: 24)

  /// Nil for layers without such weights, and where no number that is read is at hand.
  init?(_ view: View, _ sheet: TermSheet) {
    guard LayerView.of(view.node).hasUnitWeights, view.interaction.hand == .pass,
      Magnification.isRoomy(view.size), let index = sheet.focus, index < sheet.count,
      index < sheet.known
    else { return nil }
    (self.view, self.sheet, self.index) = (view, sheet, index)
  }

  /// Rows of the list with its heading.
  var rows: Int { view.node.shape.count + 1 }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let units = view.node.shape.count
    guard rect.rows >= TermInUnits.least.rows, rect.columns >= TermInUnits.least.columns,
      let read = sheet.read(index)
    else { return }
    let numbers = view.scene.numbers(of: view.position.place.layer)
    let products = (0..<units).map { unit in
      numbers(.parameter("weight"), [unit, index]).map { $0 * read }
    }
    let name = sheet.readWords(index)
    painter.put(
      Painter.longest(
        ["what \(name) adds to each unit", "\(name) in each unit", "in each unit"],
        in: rect.columns - 2), rect.row, rect.column + 2, .label)
    let layer = view.position.place.layer
    var list = UnitList(
      view: view, layer: layer, current: sheet.position.place.element, count: units
    ) {
      let name = view.unitName(layer, $0)
      return name.isEmpty ? "[\($0)]" : name
    }
    list.number = { products[$0] }
    list.reach = max(view.reachOfProducts, Statistics(products.compactMap { $0 }).reach)
    list.numerals = sheet.numerals
    list.draw(on: &painter, rect.dropping(top: 1))
  }
}
