import ConvCanvas
import ConvNet
import ConvSession

/// The picture with the brush on it, the colours, and at the right the answer and what layers find.
struct PaintPane: Pane {
  let view: View

  static let least = Size(rows: 14, columns: 58)
  private static let wordRows = 3

  private var shape: Shape { network.pictureShape }
  private var lab: PaintLab { interaction.paint }
  private var isPicture: Bool { shape.rank == 3 && !shape.isStackOfMaps }

  /// The layers of which a map is shown.
  static func layers(_ network: Network) -> [Int] {
    network.nodes.indices.dropFirst().filter { layer in
      let node = network.nodes[layer]
      return node.shape.rank == 3 && node.shape.cells > 1 && node.parameterCount > 0
        && network.graph.obstacle(to: layer) == nil
    }
  }

  var words: [Words] {
    guard isPicture else {
      return ["Only a picture can be painted, and \(network.name) reads none."]
    }
    let pen: Words =
      lab.isDown
      ? "The brush is down and paints wherever it goes; \(key: "enter") lifts it. "
      : "\(key: "space") paints, or the mouse does. "
    let colours: Words =
      shape.channels == 3
      ? "\(bold: "r") \(bold: "g") \(bold: "b") mix a colour, \(bold: "i") picks one up. " : ""
    return [
      pen + "Try to make it say something else with as few pixels as you can." as Words,
      colours + "\(bold: "o") lays noise there, \(bold: "v") takes a part, " as Words
        + "\(bold: "s") shuffles all pixels, \(bold: "a") fills." as Words,
    ]
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.put(words, in: rect.bottom(Self.wordRows))
    guard isPicture else { return }
    let body = rect.dropping(bottom: Self.wordRows + 1)
    let image = brushed()
    let placement = view.placement(image, body.rows - 1, body.columns * 11 / 20, numbers: false)
    let spot = lab.spot(shape)
    painter.title(
      "picture", "brush at (\(spot.height), \(spot.width))", body.row, body.column,
      width: max(placement.columns, 26))
    painter.draw(image, placement, body.row + 1, body.column)
    painter.areas.append(
      .painted(
        PointerArea(
          hand: .input, row: body.row + 1, column: body.column, placement: placement,
          image: Pair(image.rows, image.columns))))
    drawSide(body.from(body.column + max(placement.columns, 26) + 3), on: &painter)
  }

  private func brushed() -> MapImage {
    var image = view.picture()
    let spot = lab.spot(shape)
    image.current = (spot.height, spot.width)
    guard lab.size > 1 else { return image }
    var axes = [
      [Bool](repeating: false, count: shape.height), [Bool](repeating: false, count: shape.width),
    ]
    for index in Stroke.square(spot, lab.size, shape) {
      axes[0][index / shape.width] = true
      axes[1][index % shape.width] = true
    }
    image.marked = Footprint(axes)
    return image
  }

  // MARK: The side

  private func drawSide(_ rect: Rect, on painter: inout Painter) {
    drawColours(rect.row, rect.column, on: &painter)
    let classes = min(scene.prediction().value?.scores.count ?? 0, max(3, rect.rows / 3))
    let answer = rect.dropping(top: 3)
    painter.draw(
      AnswerBars(view: view, before: opened),
      in: Rect(
        row: answer.row, column: answer.column - 1, rows: classes,
        columns: max(AnswerBars.least.columns, min(answer.columns + 1, 60))))
    drawMaps(answer.dropping(top: classes + 1), on: &painter)
  }

  /// The same network with the picture as it was; nil where that is what is seen.
  private var opened: Subject? {
    guard !session.subject.strokes.isEmpty,
      session.subject.picture.pixels.shape == shape
    else { return nil }
    var opened = session.subject
    opened.strokes = []
    return opened
  }

  private func drawColours(_ row: Int, _ column: Int, on painter: inout Painter) {
    let start = painter.put("brush \(lab.size)×\(lab.size)", row, column, .text, bold: true)
    if lab.erases { painter.put("erases", row, start + 1, .differs) }
    var column = column
    let palette = PaintLab.palette(shape)
    for (index, color) in palette.enumerated() {
      swatch(color, row + 1, column, width: 2, on: &painter)
      let isHere = !lab.erases && color == lab.color
      if isHere { painter.put("▲", row + 2, column, .here, bold: true) }
      let here = palette.firstIndex(of: lab.color) ?? 0
      painter.click(row + 1, column..<column + 2, .say(["paintlab color \(index - here)"]))
      column += 3
    }
    guard !lab.erases, !palette.contains(lab.color) else { return }
    swatch(lab.color, row + 1, column, width: 3, on: &painter)
    painter.put("▲", row + 2, column, .here, bold: true)
  }
  private func swatch(
    _ color: [Float], _ row: Int, _ column: Int, width: Int, on painter: inout Painter
  ) {
    func byte(_ number: Float) -> UInt8 { UInt8((min(max(0, number), 1) * 255).rounded()) }
    let tone: Tone =
      shape.channels == 3
      ? .rgb(Color(byte(color[0]), byte(color[1]), byte(color[2]))) : .grey(color[0])
    painter.putNumber("", tone, row, column, width: width)
  }

  /// Of layers with weights the map with the strongest number.
  private func drawMaps(_ rect: Rect, on painter: inout Painter) {
    let layers = Self.layers(network)
    let width = min(24, max(12, rect.columns / 3 - 2))
    let across = min(layers.count, max(0, (rect.columns + 2) / (width + 2)))
    guard rect.rows >= 3, across > 0 else { return }
    for index in 0..<across {
      let layer = layers[across == 1 ? 0 : index * (layers.count - 1) / (across - 1)]
      guard let tensor = scene.reading(layer).value?.tensor,
        let best = tensor.elements.indices.max(by: { tensor.elements[$0] < tensor.elements[$1] })
      else { continue }
      let (map, column) = (best / tensor.shape.cells, rect.column + index * (width + 2))
      let image = view.image(layer, channel: map)
      let placement = view.placement(image, rect.rows - 1, width, numbers: false)
      painter.title(
        "\(network.nodes[layer].alias)[\(map)]", view.mapName(map, of: network.nodes[layer]),
        rect.row, column, width: width)
      guard placement.rows < rect.rows, placement.columns <= width else { continue }
      painter.draw(image, placement, rect.row + 1, column)
    }
  }
}
