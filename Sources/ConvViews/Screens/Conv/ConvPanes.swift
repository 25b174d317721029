import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// Whether each map of the conv reads one channel.
  var isSingleChannel: Bool { !position.ladder.has(.channel) }

  /// The input of a filter's only kernel.
  var onlyChannel: Int { position.explanation.walkedStep.read.first?.axes.first?.start ?? 0 }

  /// The images on both sides, with what is touched marked on them.
  func convImages() -> (input: MapImage, output: MapImage) {
    var input = view.inputImage(node, channel: onlyChannel)
    input.marked = marks.input
    var output = view.image(position.place.layer, channel: position.map)
    output = marking(output)
    return (input, output)
  }

  mutating func drawConvMap(_ body: Rect) {
    let (input, output) = convImages()
    let columns = Columns(
      view, body, input: input, output: output, numbers: interaction.showsNumbers ?? true)
    drawInput(input, columns, channel: onlyChannel)
    drawOutput(output, columns)
    let row = drawKernel("kernel", "of map \(position.map)", columns.middle.row, columns.middle)
    let count = position.cellsPerMap
    put(
      [
        "\(label: "\(weightCount) weights\(hasBias ? " and a bias" : "") make all its \(Numerals.count(count)) numbers.")"
      ],
      in: Rect(
        row: row + 1, column: columns.middle.column, rows: 3,
        columns: columns.middle.columns))
    put(convMapWords, in: columns.words)
  }

  mutating func drawConvCell(_ body: Rect) {
    let (input, output) = convImages()
    let columns = Columns(
      view, body, input: input, output: output, numbers: interaction.showsNumbers ?? true)
    drawInput(input, columns, channel: onlyChannel)
    drawOutput(output, columns)
    ConvSum(view).draw(on: &self, columns.middle)
    put(convCellWords, in: columns.words)
  }

  var hasBias: Bool { position.explanation.walkedStep.bias != nil }
  var weightCount: Int { position.explanation.walkedStep.count }
  var biasValue: Float? {
    guard let bias = position.explanation.walkedStep.bias else { return nil }
    return scene.numbers(of: position.place.layer)(bias.source, bias[0])
  }

  /// A kernel as numbers on their colours, and its bias below.
  /// - Returns: the row after it.
  mutating func drawKernel(_ name: String, _ detail: String, _ row: Int, _ rect: Rect) -> Int {
    title(name, detail, row, rect.column, width: rect.columns)
    let sum = ConvSum(view)
    let grid = NumberGrid(sum.kernel, width: sum.width)
    let form = NumberGrid.form(
      height: sum.height, width: sum.width, shown: sum.kernel.compactMap { $0 },
      numerals: grid.numerals, rows: max(3, rect.rows - 6), columns: rect.columns)
    let below = draw(grid, form, row + 1, rect.column) + 1
    guard let bias = biasValue else { return below - 1 }
    put("bias", below, rect.column, .label)
    let end = rect.column + max(10, NumberGrid.columns(form, width: sum.width))
    put(rightBefore: end, Numerals([bias]).text(bias), below, .text, bold: true)
    return below + 1
  }
}
