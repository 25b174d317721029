import ConvCanvas
import ConvNet
import ConvSession

/// A map that one kernel makes, beside its input: the kernel, or the sum of one number.
struct ConvPane: Pane {
  let view: View
  let isCell: Bool

  static let least = Size(rows: 7, columns: 44)

  private var filter: Filter { Filter(view) }

  /// A lesson speaks of the numbers in the window: where they find no room, it says so.
  func fits(_ rect: Rect) -> Bool {
    guard isAtLeast(rect) else { return false }
    guard isCell, session.course != nil else { return true }
    let rows = ConvSum(view).leastRows
    return rows > ConvPane.mostRows || rect.rows >= rows + 4
  }
  /// Larger kernels are pictures on any small screen.
  private static let mostRows = 12

  var words: [Words] {
    isCell ? ConvCellWords(view: view).lines : ConvMapWords(view: view).lines
  }

  func draw(_ body: Rect, on painter: inout Painter) {
    let channel = filter.channel(0)
    var input = view.inputImage(node, channel: channel)
    input.marked = marks.input
    let output = view.marking(view.layerImage(position.map))
    let columns = Columns(
      view, body, input: input, output: output, numbers: interaction.showsNumbers ?? true,
      least: max(18, 6 * min(7, ConvSum(view).width)))
    columns.drawInput(input, channel: channel, on: &painter)
    columns.drawOutput(output, on: &painter)
    columns.drawPlaceInMaps("the same window in all maps", on: &painter)
    if isCell {
      ConvSum(view).draw(on: &painter, columns.middle)
    } else {
      drawWeights(columns.middle, on: &painter)
    }
    painter.put(words, in: columns.words)
  }

  /// The kernel, and how many weights make how many numbers.
  private func drawWeights(_ rect: Rect, on painter: inout Painter) {
    let row = drawKernel(rect, on: &painter) + 1
    let bias = filter.hasBias ? " and a bias" : ""
    let count = Numerals.count(position.cellsPerMap)
    let maker = node.input(ofParameter: "weight").map { network.nodes[node.inputs[$0]].alias }
    let made = maker.map { " that \($0) computes" } ?? ""
    let isShared = !(node.layer is LocallyConnected)
    let what =
      isShared
      ? "make all its \(count) numbers." : "for this number alone."
    painter.put(
      ["\(label: "\(filter.count) weights\(made)\(bias) \(what)")"],
      in: Rect(row: row, column: rect.column, rows: 3, columns: rect.columns))
  }

  private var kernelName: String {
    node.computed.contains("weight")
      ? view.weightName([position.map]) : "of map \(position.map)"
  }

  /// A kernel as numbers on their colours, and its bias below.
  /// - Returns: the row after it.
  private func drawKernel(_ rect: Rect, on painter: inout Painter) -> Int {
    let change = filter.change
    painter.title(
      "kernel", change == nil ? kernelName : "now − was", rect.row, rect.column,
      width: rect.columns)
    let sum = ConvSum(view)
    let grid = NumberGrid(
      change?.kernel ?? sum.kernel, width: sum.width, reach: view.reachOfWeights())
    let form = NumberGrid.form(
      height: sum.height, width: sum.width, shown: grid.numbers.compactMap { $0 },
      numerals: grid.numerals, rows: max(3, rect.rows - 6), columns: rect.columns,
      most: Magnification.isRoomy(view.size) ? 3 : 1)
    let below = grid.draw(form, on: &painter, rect.row + 1, rect.column) + 1
    guard let bias = change.map(\.bias) ?? filter.bias else { return below - 1 }
    painter.put("bias", below, rect.column, .label)
    let end = rect.column + max(10, NumberGrid.columns(form, width: sum.width))
    painter.put(rightBefore: end, Numerals([bias]).text(bias), below, .text, bold: true)
    return below + 1
  }
}
