import ConvCanvas
import ConvNet
import ConvSession

/// A part of the matrix of the layer at hand, around the row of the number at hand, and the same part
/// where no weight is shared, and where everything is linked with everything.
struct MatrixPane: Pane {
  let view: View
  private let layer: Int?
  private let matrix: LayerMatrix?
  /// The row of the number at hand.
  private let here: Int

  static let least = Size(rows: 14, columns: 58)
  private static let wordRows = 4
  private static let tableRows = 5

  init(view: View) {
    self.view = view
    layer = MatrixPane.layer(view.session)
    matrix = layer.flatMap { LayerMatrix(view.network.nodes[$0]) }
    here = layer == view.session.place.layer ? view.session.place.element : 0
  }

  /// The layer at hand; at the input the first that is a matrix.
  static func layer(_ session: Session) -> Int? {
    let (nodes, place) = (session.network.nodes, session.place.layer)
    guard place == 0 else { return place }
    return nodes.indices.dropFirst().first { LayerMatrix(nodes[$0]) != nil }
  }

  private var name: String { layer.map { network.nodes[$0].alias } ?? "this layer" }
  private var isLocal: Bool { layer.map { network.nodes[$0].layer is LocallyConnected } ?? false }

  var words: [Words] {
    guard let matrix, let layer else {
      return [
        "\(bold: name) is no matrix of weights: it does more than to multiply and add up. "
          + "\(key: "right") or \(key: "left") goes to another layer; a conv, a dense layer and a mean are some."
      ]
    }
    let node = network.nodes[layer]
    let row = Address(node.alias, nil, node.shape.element(at: here)).text
    let shared: Words =
      isLocal
      ? "Each row has weights of its own here: \(bold: ":share \(name)") makes them one kernel again."
      : matrix.weights > 0 && matrix.weights < matrix.links ?? .max
        ? "The same \(bold: Numerals.count(matrix.weights)) weights stand in every row of a map, a step further "
          + "each time: that is \("sharing", .weights); the zeros between are \("sparsity", .grid)."
        : matrix.weights == 0
          ? "No weight is learned here: each entry is one divided by the numbers in the window."
          : "No weight stands in it twice, and no entry is left out: everything reads everything."
    return [
      "\(bold: name) times its input is \(Numerals.count(matrix.rows)) rows, one for each output, of "
        + "\(Numerals.count(matrix.columns)) entries. The marked row makes \(bold: row). " + shared,
      session.place.rung >= .cell
        ? "\(key: "right") goes a row down: guess how far the weights move to the right." + byChance
        : "\(key: "down") goes to a map and a number: then \(key: "right") goes from row to row."
          + byChance,
    ]
  }
  private var byChance: Words {
    " \(label: "The weights of the two at the right are by chance.")"
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.put(words, in: rect.bottom(matrix == nil ? rect.rows : Self.wordRows))
    guard let matrix, let layer else { return }
    let body = rect.dropping(bottom: Self.wordRows + 1)
    let pictures = body.dropping(bottom: Self.tableRows)
    drawPictures(matrix, layer, pictures, on: &painter)
    drawTable(matrix, layer, body.bottom(Self.tableRows - 1), on: &painter)
  }

  // MARK: Pictures

  private func drawPictures(
    _ matrix: LayerMatrix, _ layer: Int, _ rect: Rect, on painter: inout Painter
  ) {
    let side = max(14, (rect.columns - 4) / 4)
    let widths = [rect.columns - 2 * side - 4, side, side]
    let kinds: [MatrixWindow.Kind] = [.own, .unshared, .dense]
    let titles = [name, isLocal ? "the same" : "unshared", "dense"]
    var column = rect.column
    for (index, kind) in kinds.enumerated() {
      let window = MatrixWindow(
        view: view, layer: layer, matrix: matrix, kind: kind, here: here,
        size: Size(rows: (rect.rows - 1) * 2, columns: widths[index]))
      painter.title(
        titles[index], index == 0 ? window.words : index == 2 ? "all linked" : "own weights",
        rect.row, column, width: widths[index])
      window.draw(rect.row + 1, column, on: &painter)
      column += widths[index] + 2
    }
  }

  // MARK: Counts

  private func drawTable(
    _ matrix: LayerMatrix, _ layer: Int, _ rect: Rect, on painter: inout Painter
  ) {
    let work = network.nodes[layer].multiplyAdds
    let links = matrix.links
    let rows: [(String, Int?, Int?, Int?)] = [
      (name, links, matrix.weights, work),
      (isLocal ? "shared" : "unshared", links, isLocal ? sharedWeights(layer) : links, work),
      ("dense", matrix.all, matrix.all, matrix.all),
    ]
    let ends = [rect.column + 29, rect.column + 47, rect.column + 64]
    let heads = ["links, not 0", "distinct weights", "multiply-adds"]
    let isWide = rect.columns >= 64
    for (end, head) in zip(ends, heads).prefix(isWide ? 3 : 2) {
      painter.put(rightBefore: end, head, rect.row, .label)
    }
    for (index, row) in rows.enumerated() {
      let line = rect.row + 1 + index
      painter.put(ShortName.of(row.0, 14), line, rect.column, .text, bold: index == 0)
      let numbers: [(Int?, Ink)] = [(row.1, .grid), (row.2, .weights), (row.3, .work)]
      for (end, number) in zip(ends, numbers).prefix(isWide ? 3 : 2) {
        painter.put(
          rightBefore: end, SizesWords.count(number.0), line, number.1, bold: index == 0)
      }
    }
  }
  private func sharedWeights(_ layer: Int) -> Int? {
    (network.nodes[layer].layer as? LocallyConnected)?.conv.parameters.first?.shape.count
  }
}
