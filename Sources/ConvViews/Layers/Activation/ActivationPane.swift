import ConvCanvas
import ConvNet
import ConvSession

/// A curve between what goes in and what comes out.
struct ActivationPane: Pane {
  let view: View
  private let sheet: TermSheet
  private let function: Function

  static let least = Size(rows: 9, columns: 44)

  init(view: View) {
    self.view = view
    sheet = TermSheet(view)
    function = (view.node.layer as? any ElementwiseLayer)?.function ?? .identity
  }

  var words: [Words] { words(curve: 0) }

  func draw(_ body: Rect, on painter: inout Painter) {
    let room =
      node.shape.cells > 1 ? drawMaps(body, on: &painter) : drawUnits(body, on: &painter)
    painter.put(words(curve: room), in: body.bottom(3))
  }

  /// - Returns: columns that the curve has.
  private func drawMaps(_ body: Rect, on painter: inout Painter) -> Int {
    var input = view.inputImage(node, channel: position.map)
    let output = view.marking(activated)
    let columns = Columns(
      view, body, input: input, output: output, numbers: interaction.showsNumbers ?? true,
      inputNumbers: true, least: 14,
      inputTitle: "\(network.nodes[node.inputs[0]].alias) map \(position.map)")
    if view.isOneNumber {
      input.current = node.shape.gridSpot(sheet.position.element)
    } else if interaction.hand == .input {
      input.marked = marks.input
    }
    columns.drawInput(input, channel: position.map, isCloser: false, on: &painter)
    columns.drawPlaceInInputs(on: &painter)
    columns.drawPlaceInMaps(
      "the same place in all maps", reach: view.shownBefore == nil ? reachOfInput : nil,
      on: &painter)
    let (column, room) = (columns.rightColumn, view.size.columns - columns.rightColumn)
    painter.title(
      "\(node.alias) map \(position.map)",
      view.shownBefore == nil ? "\(node.shape)" : "now − was", columns.row - 1, column,
      width: room)
    painter.draw(output, columns.right, columns.row, column)
    if !columns.right.isNumbers {
      Legend(
        view, layer: keepsRange ? node.inputs[0] : position.place.layer, channel: position.map,
        from: view.shownBefore)?
        .draw(
          on: &painter, columns.row + columns.right.rows, column,
          width: max(4, min(14, room - 23)))
    }
    FunctionCurve(view, sheet, function).draw(on: &painter, columns.middle)
    return columns.middle.columns
  }

  /// Whether what passes keeps its size, so that input and output have one range.
  private var keepsRange: Bool {
    switch function {
    case .identity, .relu, .leakyReLU, .gelu, .geluByTanh: true
    default: false
    }
  }

  /// The output in the colours of the input's range, so that only what becomes 0 changes.
  private var activated: MapImage {
    guard view.shownBefore == nil else { return view.layerImage(position.map) }
    let own = view.image(position.place.layer, channel: position.map)
    guard let reach = reachOfInput else { return own }
    var image = own.colored(reach: reach)
    let isWhole = scene.reading(node.inputs[0]).value?.isWhole ?? false
    image.numerals = Numerals(isWhole: function == .relu && isWhole)
    image.span = own.span
    return image
  }

  /// What the strongest colour of the input stands for, where the output shares it.
  private var reachOfInput: Float? {
    guard keepsRange, let reading = scene.reading(node.inputs[0]).value else { return nil }
    return view.reach(reading, channel: position.map)
  }

  /// A vector's numbers stand in two lists.
  private func drawUnits(_ body: Rect, on painter: inout Painter) -> Int {
    let width = (body.columns - 26) / 2
    let rows = body.rows - 5
    for (layer, column) in [
      (node.inputs[0], body.column),
      (position.place.layer, body.column + body.columns - width),
    ] {
      let source = network.nodes[layer]
      painter.title(source.alias, "\(source.shape)", body.row, column + 2)
      let list = UnitList(
        view: view, layer: layer, current: sheet.position.place.element,
        isCurrentHere: view.isOneNumber
      ) { "[\($0)]" }
      list.draw(
        on: &painter, Rect(row: body.row + 1, column: column, rows: rows, columns: width))
    }
    FunctionCurve(view, sheet, function).draw(
      on: &painter,
      Rect(row: body.row, column: body.column + width + 4, rows: rows + 1, columns: 18))
    return 18
  }

  /// - Parameter curve: its columns; a formula that has no room over it is told in words.
  private func words(curve: Int) -> [Words] {
    if interaction.hand == .input { return HandWords(view).onInput }
    if let difference = view.differenceWords { return [difference] }
    let summary = node.kind == Dropout.kind ? dropout : function.summary
    var lines: [Words] = [
      "\(summary) "
        + (node.shape.cells > 1 ? "\(bold: "\(node.shape)") stays; no weights." : "No weights.")
    ]
    if FunctionCurve.lines(function.formula, in: curve) == nil {
      lines.append("\(label: function.formula)")
    }
    if view.isOneNumber, sheet.isComplete, let read = sheet.read(0) {
      lines.append(function.words(for: read, sheet.numerals))
    } else if let (out, all) = ActivationPane.cutOff(view) {
      lines.append(words(out, of: all))
    }
    return lines + [
      function == .identity
        ? "\(label: "While learning, a share of the numbers is silenced at random: none is relied on alone.")"
        : "\(label: "Without such a bend, two convolutions in a row would be no more than one.")"
    ]
  }

  private let dropout =
    "Dropout silences numbers only while a network learns. Here every number passes."

  private func words(_ out: Int, of all: Int) -> Words {
    let what = node.shape.cells > 1 ? "map" : "vector"
    guard out > 0 else { return "In this \(what) nothing was below 0: all is as it was." }
    let share = Int((Double(out) / Double(all) * 100).rounded())
    return "In this \(what) \(Numerals.count(out)) of \(Numerals.count(all)) numbers became 0, "
      + "\(bold: "\(share) %")."
  }

  /// How many numbers of the ReLU's map at hand were below zero, once all of them are done.
  static func cutOff(_ view: View) -> (out: Int, all: Int)? {
    let cells = view.position.cellsPerMap
    let start = view.position.map * cells
    guard LayerView.isReLU(view.node),
      let done = view.scene.reading(view.position.place.layer).value,
      done.isKnown(start + cells - 1),
      let all = view.scene.belowZero(view.node, before: start + cells),
      let before = view.scene.belowZero(view.node, before: start)
    else { return nil }
    return (all - before, cells)
  }
}
