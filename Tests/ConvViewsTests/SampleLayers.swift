import ConvNet

/// The same numbers in another shape, of any rank.
struct Reshaped: Layer {
  static let kind = "reshape"
  static let usage = "reshape"
  let shape: Shape

  static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Reshaped {
    Reshaped(shape: input)
  }
  func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape { shape }
  var repeats: Source? { .input(0) }
  func compute(_ work: LayerWork) { work.copy(.input(0)) }

  func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(
      .sum(divisor: 1), of: Region(.input(0), at: inputs[0].element(at: shape.offset(element))))
  }
  func ladder(_ inputs: [Shape]) -> Ladder { Ladder([.cell: "element"]) }
}

/// Every number four times, as a square.
struct Doubled: Layer {
  static let kind = "upsample"
  static let usage = "upsample"

  static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Doubled {
    Doubled()
  }
  func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    Shape(inputs[0].channels, inputs[0].height * 2, inputs[0].width * 2)
  }
  func compute(_ work: LayerWork) {
    let from = work.inputs[0].shape
    for index in 0..<work.shape.count {
      let (row, column) = (index / (from.width * 2), index % (from.width * 2))
      let map = row / (from.height * 2)
      work.output[index] =
        work.input[(map * from.height + row % (from.height * 2) / 2) * from.width + column / 2]
    }
  }
  func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(
      .sum(divisor: 1), of: Region(.input(0), at: [element[0], element[1] / 2, element[2] / 2]))
  }
  func ladder(_ inputs: [Shape]) -> Ladder { Ladder([.map: "map", .cell: "cell"]) }
}
