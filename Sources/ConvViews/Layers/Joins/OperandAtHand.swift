import ConvCanvas
import ConvNet
import ConvSession

/// One operand of a number at hand: whose it is, and which place of it is read.
struct OperandAtHand {
  let source: Source
  let place: [Int]
  let shape: Shape
  let value: Float?
  /// `relu1[0,3,4]`
  let text: String
  /// `relu1`
  let name: String

  init(_ view: View, _ sheet: TermSheet, _ index: Int) {
    guard case .product(let source, let place, _) = sheet.explanation.term(index) else {
      preconditionFailure("an operation reads its operands")
    }
    (self.source, self.place) = (source, place)
    let node = view.node
    switch source {
    case .input(let slot):
      shape = node.inputShapes[slot]
      name = node.inputs[slot] == 0 ? "input" : view.network.nodes[node.inputs[slot]].alias
    case .parameter(let parameter):
      shape = node.layer.parameters.first { $0.name == parameter }?.shape ?? Shape(1)
      name = parameter
    case .step, .output, .gradient: (shape, name) = (Shape(1), "")
    }
    value = sheet.read(index)
    text = sheet.readName(index)
  }

  /// Whether it has maps of several numbers.
  var isWide: Bool { shape.rank > 1 && shape.cells > 1 }
  /// Whether one number of it stands for several of the output.
  func isStretched(to output: Shape) -> Bool { shape.count < output.count }
  var map: Int { shape.rank > 1 ? place[0] : 0 }
  /// The place in its picture that is read.
  var spot: (row: Int, column: Int)? {
    isWide ? shape.gridSpot(place) : (0, shape.offset(place))
  }

  /// A map of it; of one number for each map, and of vectors, all of them in one row.
  func image(_ view: View) -> MapImage? {
    switch source {
    case .input(let slot):
      if isWide { return view.inputImage(view.node, channel: map, slot: slot) }
      let reading = view.scene.reading(view.node.inputs[slot]).value
      let reach = reading.map { view.reach($0, channel: 0) } ?? 1
      return image(rows: 1, columns: shape.count, reach: reach) { reading?[$0] }
    case .parameter(let name):
      guard let tensor = view.scene.weights(view.position.place.layer).value?[name] else {
        return nil
      }
      let reach = view.reachOfWeights(name)
      let start = isWide ? map * shape.cells : 0
      return image(
        rows: isWide ? shape.height : 1, columns: isWide ? shape.width : shape.count, reach: reach
      ) { tensor.elements[start + $0] }
    case .step, .output, .gradient: return nil
    }
  }

  private func image(
    rows: Int, columns: Int, reach: Float, _ number: @escaping (Int) -> Float?
  ) -> MapImage {
    MapImage(
      rows: rows, columns: columns,
      tone: { row, column in
        number(row * columns + column).map { .of($0, range: reach) } ?? .waiting
      }, number: { row, column in number(row * columns + column) })
  }
}
