import ConvCanvas
import ConvNet
import ConvSession

/// One step under the microscope: what a weight read, the gradient that came back to what it made, and
/// their products added up; below, the update.
struct UpdatePane: Pane {
  let view: View

  static let least = Size(rows: 14, columns: 58)

  private static let wordRows = 7
  private static let numerals = Numerals(decimals: 4)

  private var update: WeightUpdate? { WeightUpdate(view) }

  var words: [Words] {
    if let failure = view.scene.gradients.failure { return ["\(failure, .differs)"] }
    guard GradientInquiry(view.session) != nil else {
      return [
        "Nobody says what \(view.session.subject.picture.name) is: \(bold: ":example batch 0") "
          + "takes a picture that it learns from."
      ]
    }
    guard let update else { return ["The gradients of this layer are not there."] }
    return UpdateWords(view: view, update: update).lines
  }

  /// Four digits after the point, and a power of ten for what these would write as 0.
  private static func text(_ value: Double) -> String {
    value != 0 && numerals.rounded(value) == 0
      ? Numerals.compact(value, isWhole: false) : numerals.text(value)
  }
  private static func text(_ value: Float) -> String { text(Double(value)) }

  func draw(_ rect: Rect, on painter: inout Painter) {
    guard let update else {
      painter.put(words, in: rect.dropping(top: 1))
      return
    }
    painter.put(words, in: rect.bottom(Self.wordRows))
    let body = rect.dropping(bottom: Self.wordRows)
    let node = view.network.nodes[update.layer]
    guard node.layer.planarConv != nil, update.element.count == 4 else {
      if let dense = DenseUpdate(view, update) {
        dense.draw(body, on: &painter)
      } else {
        drawNumbers(update, body, on: &painter)
      }
      return
    }
    let kernel = min(24, body.columns / 4)
    let width = (body.columns - kernel - 4) / 2
    let first = Rect(row: body.row, column: body.column, rows: body.rows, columns: width)
    let second = Rect(
      row: body.row, column: body.column + width + 2, rows: body.rows, columns: width)
    let third = Rect(
      row: body.row, column: body.column + 2 * width + 4, rows: body.rows, columns: kernel)
    let (input, output) = (read(update, node), gradient(update))
    let scale = [input, output].map { self.scale($0, first) }.min() ?? 1
    draw(
      input, "it read",
      "\(view.network.nodes[node.inputs[0]].alias)[\(update.terms[0].input[0])]", first, scale,
      on: &painter)
    draw(
      output, "gradient of", "\(node.alias)[\(update.element[0])]", second, scale, on: &painter)
    drawKernels(update, node, third, on: &painter)
  }

  // MARK: Pictures

  /// How much a picture is magnified where it has so much room; both beside each other are alike.
  private func scale(_ image: MapImage, _ rect: Rect) -> Int {
    let placement = view.placement(image, rect.rows - 1, rect.columns, numbers: false)
    guard case .scaled(let scale) = placement.form else { return 1 }
    return scale
  }

  private func draw(
    _ image: MapImage, _ name: String, _ detail: String, _ rect: Rect, _ scale: Int,
    on painter: inout Painter
  ) {
    painter.title(name, detail, rect.row, rect.column, width: rect.columns)
    let placement = view.placement(
      image, rect.rows - 1, rect.columns, numbers: view.interaction.showsNumbers == true,
      scale: scale)
    painter.draw(image, placement, rect.row + 1, rect.column)
  }

  /// The input map, with the numbers that the weight was laid on marked.
  private func read(_ update: WeightUpdate, _ node: Node) -> MapImage {
    var image = view.inputImage(node, channel: update.terms[0].input[0])
    let rows = Set(update.terms.map { $0.input[1] })
    let columns = Set(update.terms.map { $0.input[2] })
    image.marked = Footprint([
      (0..<image.rows).map(rows.contains), (0..<image.columns).map(columns.contains),
    ])
    return image
  }
  /// The gradient that came back to the map that the weight makes.
  private func gradient(_ update: WeightUpdate) -> MapImage {
    guard let output = view.scene.gradients.value?.outputs[update.layer] else {
      return .waiting(rows: 1, columns: 1)
    }
    let map = update.element[0]
    let reach = max(output.elements.map(\.magnitude).max() ?? 1, 1e-30)
    return MapImage(
      rows: output.shape.height, columns: output.shape.width,
      tone: { .of(output[[map, $0, $1]], range: reach) },
      number: { output[[map, $0, $1]] })
  }

  /// The kernel, and below it the gradients of all its weights, the one at hand marked.
  private func drawKernels(
    _ update: WeightUpdate, _ node: Node, _ rect: Rect, on painter: inout Painter
  ) {
    guard let weights = view.scene.weights(update.layer).value?["weight"],
      let gradients = view.scene.gradients.value?.parameters[update.layer]["weight"]
    else { return }
    let half = rect.rows / 2
    for (index, (name, tensor)) in [("kernel", weights), ("its gradient", gradients)].enumerated() {
      let top = rect.row + index * half
      let (filter, channel) = (update.element[0], update.element[1])
      let reach = max(tensor.elements.map(\.magnitude).max() ?? 1, 1e-30)
      var image = MapImage(
        rows: tensor.shape[2], columns: tensor.shape[3],
        tone: { .of(tensor[[filter, channel, $0, $1]], range: reach) },
        number: { tensor[[filter, channel, $0, $1]] })
      image.numerals = index == 0 ? Numerals(decimals: 2) : Numerals(telling: [Double(reach)])
      image.current = (update.element[2], update.element[3])
      let placement = view.placement(
        image, half - 1, rect.columns, numbers: view.interaction.showsNumbers != false)
      painter.title(name, "", top, rect.column, width: rect.columns)
      guard placement.rows < half, placement.columns <= rect.columns else { continue }
      painter.draw(image, placement, top + 1, rect.column)
    }
  }

  /// Of what is neither a picture nor a row, the products.
  private func drawNumbers(_ update: WeightUpdate, _ rect: Rect, on painter: inout Painter) {
    let node = view.network.nodes[update.layer]
    for (index, term) in update.largest.prefix(rect.rows - 1).enumerated() {
      painter.put(
        "\(node.alias)\(term.output)  \(Self.text(term.factors.input)) × "
          + "\(Self.text(term.factors.gradient)) = \(Self.text(term.product))",
        rect.row + 1 + index, rect.column, .text)
    }
    painter.put("input × gradient of the output", rect.row, rect.column, .text, bold: true)
  }
}
