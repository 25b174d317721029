import ConvCanvas
import ConvNet
import ConvSession

/// One layer: its name, how large the gradient is there, and the maps to which most of it came, each
/// with its gradient below it.
struct GradientColumn {
  let view: View
  let gradients: Gradients
  let layer: Int
  let isHere: Bool

  private var node: Node { view.network.nodes[layer] }
  private var gradient: Tensor? { gradients.outputs[layer] }
  private var reach: Float { max(gradient?.elements.map(\.magnitude).max() ?? 0, 1e-30) }

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.put(
      ShortName.of(node.alias, rect.columns), rect.row, rect.column, isHere ? .here : .text,
      bold: true, width: rect.columns)
    guard let gradient else {
      painter.put("no gradient", rect.row + 1, rect.column, .label, width: rect.columns)
      return
    }
    let size = "up to \(Numerals.compact(Double(reach), isWhole: false))"
    painter.put(size, rect.row + 1, rect.column, .label, width: rect.columns)
    let body = rect.dropping(top: 2)
    if node.shape.rank == 3, node.shape.cells > 1 {
      drawMaps(gradient, body, on: &painter)
    } else {
      drawUnits(gradient, body, on: &painter)
    }
  }

  /// As many of the strongest maps as have room.
  private func drawMaps(_ gradient: Tensor, _ rect: Rect, on painter: inout Painter) {
    let shape = gradient.shape
    let strengths = (0..<shape.channels).map { channel in
      gradient.elements[channel * shape.cells..<(channel + 1) * shape.cells]
        .reduce(0) { max($0, $1.magnitude) }
    }
    let order = strengths.indices.sorted { (strengths[$1], $0) < (strengths[$0], $1) }
    let numbers = view.interaction.showsNumbers == true
    let maps = Magnification.isRoomy(view.size) ? min(2, shape.channels) : 1
    let placement = view.placement(
      image(gradient, 0), max(1, (rect.rows / maps - 2) / 2), rect.columns, numbers: numbers)
    let each = 2 + 2 * placement.rows
    for (index, channel) in order.prefix(max(1, rect.rows / each)).enumerated() {
      let row = rect.row + index * each
      let name = view.mapName(channel, of: node)
      painter.put(
        ShortName.of(name.isEmpty ? "map \(channel)" : name, rect.columns), row, rect.column,
        .label, width: rect.columns)
      let made = layer == 0 ? view.picture(channel: channel) : view.image(layer, channel: channel)
      painter.draw(made, placement, row + 1, rect.column)
      let below = row + 1 + placement.rows
      painter.put("its gradient", below, rect.column, .label, width: rect.columns)
      painter.draw(image(gradient, channel), placement, below + 1, rect.column)
    }
  }
  private func image(_ gradient: Tensor, _ channel: Int) -> MapImage {
    let (shape, reach) = (gradient.shape, reach)
    let start = channel * shape.cells
    var image = MapImage(
      rows: shape.height, columns: shape.width,
      tone: { .of(gradient.elements[start + $0 * shape.width + $1], range: reach) },
      number: { gradient.elements[start + $0 * shape.width + $1] })
    image.numerals = Numerals(telling: [Double(reach)])
    return image
  }

  /// Of a vector those to which most came: what each is, and its gradient.
  private func drawUnits(_ gradient: Tensor, _ rect: Rect, on painter: inout Painter) {
    let numerals = Numerals(telling: [Double(reach)])
    let all = gradient.elements.indices.sorted {
      (gradient.elements[$1].magnitude, $0) < (gradient.elements[$0].magnitude, $1)
    }
    let shown = all.prefix(rect.rows).sorted()
    let isAnswer = node.shape.count == gradients.classes && layer >= gradients.logits
    for (row, unit) in shown.enumerated() {
      let number = numerals.text(gradient.elements[unit])
      let name = isAnswer ? view.network.label(unit) : "\(unit)"
      painter.put(
        ShortName.of(name, rect.columns - number.count - 1), rect.row + row, rect.column, .label)
      let ink: Ink =
        gradient.elements[unit] == 0 ? .faint : gradient.elements[unit] < 0 ? .negative : .positive
      painter.put(rightBefore: rect.column + rect.columns, number, rect.row + row, ink)
    }
  }
}
