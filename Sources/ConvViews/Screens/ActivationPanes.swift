import ConvCanvas
import ConvNet
import ConvSession

extension Dropout {
  fileprivate static let summary =
    "Dropout silences numbers only while a network learns. Here every number passes."
}

extension Painter {

  private var function: Function {
    (node.layer as? any ElementwiseLayer)?.function ?? .identity
  }
  /// Whether what passes keeps its size, so that input and output have one range.
  private var keepsRange: Bool {
    switch function {
    case .identity, .relu, .leakyReLU, .gelu, .geluByTanh: true
    default: false
    }
  }

  mutating func drawActivation(_ body: Rect) {
    let sheet = TermSheet(view)
    let room =
      node.shape.cells > 1 ? drawActivationMaps(sheet, body) : drawActivationUnits(sheet, body)
    put(
      activationWords(sheet, room: room),
      in: Rect(
        row: body.row + body.rows - 3, column: body.column, rows: 3, columns: body.columns))
  }

  /// - Returns: columns that the curve has.
  private mutating func drawActivationMaps(_ sheet: TermSheet, _ body: Rect) -> Int {
    var input = view.inputImage(node, channel: position.map)
    let output = marking(activated)
    let columns = Columns(
      view, body, input: input, output: output, numbers: interaction.showsNumbers ?? true,
      inputNumbers: true, least: 14,
      inputTitle: "\(network.nodes[node.inputs[0]].alias) map \(position.map)")
    if view.isOneNumber {
      input.current = node.shape.gridSpot(sheet.position.element)
    } else if interaction.hand == .input {
      input.marked = marks.input
    }
    drawInput(input, columns, channel: position.map)
    title(
      "\(node.alias) map \(position.map)", "\(node.shape)", columns.row - 1, columns.rightColumn,
      width: size.columns - columns.rightColumn)
    draw(output, columns.right, columns.row, columns.rightColumn)
    if !columns.right.isNumbers {
      legend(
        keepsRange ? node.inputs[0] : position.place.layer, channel: position.map,
        columns.row + columns.right.rows,
        columns.rightColumn, width: max(4, min(14, size.columns - columns.rightColumn - 23)))
    }
    FunctionCurve(view, sheet, function, isOneNumber: view.isOneNumber).draw(
      on: &self, columns.middle)
    return columns.middle.columns
  }

  /// The output in the colours of the input's range, so that only what becomes 0 changes.
  private var activated: MapImage {
    let own = view.image(position.place.layer, channel: position.map)
    guard keepsRange, let reading = scene.reading(node.inputs[0]).value else { return own }
    let reach = view.reach(reading, channel: position.map)
    var image = MapImage(
      rows: own.rows, columns: own.columns,
      tone: { row, column in
        own.number(row, column).map { .of($0, range: reach) } ?? own.tone(row, column)
      }, number: own.number)
    image.numerals = Numerals(isWhole: function == .relu && reading.isWhole)
    image.span = own.span
    return image
  }

  /// A vector's numbers stand in two lists.
  private mutating func drawActivationUnits(_ sheet: TermSheet, _ body: Rect) -> Int {
    let source = node.inputs[0]
    let width = (body.columns - 26) / 2
    let rows = body.rows - 5
    let element = sheet.position.place.element
    for (layer, column) in [
      (source, body.column), (position.place.layer, body.column + body.columns - width),
    ] {
      title(network.nodes[layer].alias, "\(network.nodes[layer].shape)", body.row, column + 2)
      let list = UnitList(
        view: view, layer: layer, current: element, isCurrentHere: view.isOneNumber
      ) { "[\($0)]" }
      list.draw(
        on: &self, Rect(row: body.row + 1, column: column, rows: rows, columns: width))
    }
    FunctionCurve(view, sheet, function, isOneNumber: view.isOneNumber).draw(
      on: &self,
      Rect(row: body.row, column: body.column + width + 4, rows: rows + 1, columns: 18))
    return 18
  }

  /// - Parameter room: of the curve: a formula that is longer is told in words.
  private func activationWords(_ sheet: TermSheet, room: Int) -> [Words] {
    if interaction.hand == .input { return inputHandWords }
    let what = node.shape.cells > 1 ? "map" : "vector"
    var lines: [Words] = [
      "\(node.layer is Dropout ? Dropout.summary : function.summary) "
        + (node.shape.cells > 1
          ? "\(bold: "\(node.shape)") stays; no weights." : "No weights.")
    ]
    if FunctionCurve.lines(function.formula, in: room) == nil {
      lines.append("\(label: function.formula)")
    }
    if view.isOneNumber, sheet.isComplete, let read = sheet.read(0) {
      lines.append(function.told(read, sheet.numerals))
    } else if function == .relu, let (out, all) = view.extinguished {
      let share = Int((Double(out) / Double(all) * 100).rounded())
      lines.append(
        out == 0
          ? "In this \(what) nothing was below 0: all is as it was."
          : "In this \(what) \(Numerals.count(out)) of \(Numerals.count(all)) numbers became 0, "
            + "\(bold: "\(share) %").")
    }
    lines.append(
      function == .identity
        ? "\(label: "While learning, a share of the numbers is silenced at random: none is relied on alone.")"
        : "\(label: "Without such a bend, two convolutions in a row would be no more than one.")")
    return lines
  }
}

extension View {
  /// How many numbers of the map at hand were below zero, once all of them are done.
  var extinguished: (out: Int, all: Int)? {
    guard let reading = scene.reading(node.inputs[0]).value,
      let done = scene.reading(position.place.layer).value
    else { return nil }
    let cells = position.cellsPerMap
    let start = position.map * cells
    guard done.isKnown(start + cells - 1) else { return nil }
    let out = (start..<start + cells).count { (reading[$0] ?? 0) < 0 }
    return (out, cells)
  }
}

extension View {
  /// Whether one number is looked at, not the whole map.
  var isOneNumber: Bool {
    session.place.rung >= .cell || interaction.hand == .output
  }
}
