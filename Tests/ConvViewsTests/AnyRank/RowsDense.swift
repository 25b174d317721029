import ConvNet

/// A dense layer for each row of `[rows, inputs]`, as in a transformer: `[rows, outputs]`.
struct RowsDense: Layer {
  static let kind = "rowsdense"
  let inputs: Int
  let outputs: Int

  var parameters: [Parameter] { [Parameter("weight", Shape(outputs, inputs), fanIn: inputs)] }
  func outputShape(_ shapes: [Shape]) throws(LayerError) -> Shape { Shape(shapes[0][0], outputs) }
  func compute(_ work: LayerWork) {
    let weight = work["weight"]
    for row in 0..<work.shape[0] {
      for unit in 0..<outputs {
        work.output[row * outputs + unit] = (0..<inputs).reduce(0) {
          $0 + weight[unit * inputs + $1] * work.input[row * inputs + $1]
        }
      }
    }
  }
  func explain(_ element: [Int], _ shapes: [Shape]) -> Explanation {
    .single(
      .sum(divisor: 1), of: Region(.input(0), [Span(element[0]), .all(inputs)]),
      weight: Region(.parameter("weight"), [Span(element[1]), .all(inputs)]))
  }
  func ladder(_ inputs: [Shape]) -> Ladder { Ladder([.cell: "unit", .term: "product"]) }
}
