import ConvCanvas
import ConvNet
import ConvSession

/// Kernels and outputs of two convolutions and of the one that they are, the outputs in one range.
struct LinearPictures {
  let view: View
  let subject: Subject
  let pair: LinearPair
  let collapse: Collapse
  let map: Int
  let isCurved: Bool

  private var nodes: [Node] { subject.network.nodes }

  // MARK: Kernels

  /// The first kernel of each side, with the one: what reads input channel 0.
  func drawKernels(_ rect: Rect, on painter: inout Painter) {
    let inner = weight(pair.first)
    let outer = weight(pair.second)
    guard let inner, let outer, let one = collapse.weights["weight"] else { return }
    let middles = nodes[pair.first].shape.channels
    let parts: [(String, String, MapImage)] = [
      (nodes[pair.first].alias, "map 0, channel 0", kernel(inner, [0, 0])),
      (
        "then \(nodes[pair.second].alias)", "map \(map)" + (middles > 1 ? ", channel 0" : ""),
        kernel(outer, [map, 0])
      ),
      (
        "= one kernel", middles > 1 ? "sum of \(middles) such pairs" : "of map \(map)",
        kernel(one, [map, 0])
      ),
    ]
    draw(parts, rect, on: &painter, numbers: true)
  }
  private func weight(_ layer: Int) -> Tensor? {
    view.scene.weights(layer, of: subject).value?["weight"]
  }
  private func kernel(_ tensor: Tensor, _ place: [Int]) -> MapImage {
    let rows = tensor.shape.rank > 3 ? tensor.shape[2] : 1
    let columns = tensor.shape[tensor.shape.rank - 1]
    let start = (place[0] * tensor.shape[1] + place[1]) * rows * columns
    let numbers = Array(tensor.elements[start..<start + rows * columns])
    return image(numbers, rows, columns, Statistics(tensor.elements).reach)
  }

  // MARK: Outputs

  func drawOutputs(_ rect: Rect, on painter: inout Painter) {
    let two = isCurved ? collapse.curved : collapse.two
    let reach = collapse.reachOfAll
    let difference = zip(two.map(map), collapse.one.map(map)).map { $0 - $1 }
    // Rounding is not made to look like a difference.
    let isSame = !difference.contains { $0.magnitude > reach * 1e-4 }
    let parts: [(String, String, MapImage)] = [
      ("the two", isCurved ? "with what is between" : "nothing between", output(two, reach)),
      ("the one", "of \(size)", output(collapse.one, reach)),
      (
        "two − one", isSame ? "0 everywhere" : "≠ 0",
        image(
          isSame ? difference.map { _ in 0 } : difference, collapse.one.shape.height,
          collapse.one.shape.width, reach)
      ),
    ]
    draw(parts, rect, on: &painter, numbers: false)
  }
  private var size: String {
    collapse.conv.grid.kernelSize.map(String.init).joined(separator: "×")
  }
  private func output(_ tensor: Tensor, _ reach: Float) -> MapImage {
    image(Array(tensor.map(map)), tensor.shape.height, tensor.shape.width, reach)
  }

  // MARK: Drawing

  private func image(
    _ numbers: [Float], _ rows: Int, _ columns: Int, _ reach: Float
  ) -> MapImage {
    var image = MapImage(
      rows: rows, columns: columns, tone: { .of(numbers[$0 * columns + $1], range: reach) },
      number: { numbers[$0 * columns + $1] })
    image.numerals = Numerals(numbers)
    return image
  }

  private func draw(
    _ parts: [(String, String, MapImage)], _ rect: Rect, on painter: inout Painter, numbers: Bool
  ) {
    let width = (rect.columns - 4) / 3
    for (index, (name, detail, image)) in parts.enumerated() {
      let column = rect.column + index * (width + 2)
      let title = Canvas.width(of: "\(name) \(detail)") <= width ? detail : ""
      painter.title(name, title, rect.row, column, width: width)
      let placement = view.placement(
        image, rect.rows - 1, width, numbers: numbers && image.rows <= rect.rows - 1)
      painter.draw(image, placement, rect.row + 1, column)
    }
  }
}
