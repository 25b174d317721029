import ConvCanvas
import ConvNet
import ConvSession

/// The update of a dense layer's weight: all numbers that are read, all gradients that came back, and
/// between them the matrix of weights with that of their gradients, each the product of one of both.
struct DenseUpdate {
  private let view: View
  private let update: WeightUpdate
  private let weights: Tensor
  private let gradients: Tensor
  private let output: Tensor

  private static let gap = 2
  /// Columns of a list of units.
  private static let list = 38

  /// - Returns: nil where a weight is not that of one unit for one input.
  init?(_ view: View, _ update: WeightUpdate) {
    let node = view.network.nodes[update.layer]
    guard update.element.count == 2, node.shape.rank == 1,
      let found = view.scene.gradients.value, let output = found.outputs[update.layer],
      let gradients = found.parameters[update.layer]["weight"],
      let weights = view.scene.weights(update.layer).value?["weight"], weights.shape.rank == 2,
      node.inputShapes.first?.count == weights.shape[1]
    else { return nil }
    (self.view, self.update) = (view, update)
    (self.weights, self.gradients, self.output) = (weights, gradients, output)
  }

  private var node: Node { view.network.nodes[update.layer] }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let list = min(DenseUpdate.list, (rect.columns - 2 * DenseUpdate.gap) / 3)
    let source = node.inputs[0]
    let read = Rect(row: rect.row, column: rect.column, rows: rect.rows, columns: list)
    let back = Rect(
      row: rect.row, column: rect.column + list + DenseUpdate.gap, rows: rect.rows, columns: list)
    painter.title("it read", view.network.nodes[source].alias, read.row, read.column, width: list)
    UnitList(
      view: view, layer: source, current: update.element[1], count: weights.shape[1]
    ) {
      DenseUpdate.name(view.unitName(source, $0), $0)
    }.draw(on: &painter, read.dropping(top: 1))
    painter.title("gradient of", node.alias, back.row, back.column, width: list)
    UnitList(
      view: view, layer: update.layer, current: update.element[0], count: node.shape.count,
      number: { output[$0] }, reach: DenseUpdate.reach(output), numerals: Numerals(decimals: 4)
    ) {
      DenseUpdate.name(view.unitName(update.layer, $0), $0)
    }.draw(on: &painter, back.dropping(top: 1))
    drawMatrices(rect.from(back.column + list + DenseUpdate.gap), on: &painter)
  }

  private static func name(_ name: String, _ index: Int) -> String {
    name.isEmpty ? "[\(index)]" : "\(index) \(name)"
  }
  private static func reach(_ tensor: Tensor) -> Float {
    max(tensor.elements.lazy.map(\.magnitude).filter(\.isFinite).max() ?? 1, 1e-30)
  }

  /// The weights, a row for each unit, and below them what each of them came to.
  private func drawMatrices(_ rect: Rect, on painter: inout Painter) {
    let half = rect.rows / 2
    for (index, (name, tensor)) in [("weights", weights), ("their gradients", gradients)]
      .enumerated()
    {
      let (top, reach) = (rect.row + index * half, DenseUpdate.reach(tensor))
      var image = MapImage(
        rows: tensor.shape[0], columns: tensor.shape[1],
        tone: { .of(tensor[[$0, $1]], range: reach) }, number: { tensor[[$0, $1]] })
      image.numerals = Numerals(decimals: 2)
      image.current = (update.element[0], update.element[1])
      painter.title(name, "a row for each unit", top, rect.column, width: rect.columns)
      let placement = view.placement(image, half - 1, rect.columns, numbers: true)
      guard placement.rows < half, placement.columns <= rect.columns else { continue }
      painter.draw(image, placement, top + 1, rect.column)
    }
  }
}
