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
  func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor { inputs[0].reshaped(shape) }

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
  func forward(
    _ inputs: [Tensor], _ parameters: Parameters, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Tensor {
    let from = inputs[0].shape
    return Tensor(Shape(from.channels, from.height * 2, from.width * 2)) { output in
      for index in output.indices {
        let (row, column) = (index / (from.width * 2), index % (from.width * 2))
        let map = row / (from.height * 2)
        output[index] =
          inputs[0].elements[
            (map * from.height + row % (from.height * 2) / 2) * from.width + column / 2]
      }
    }
  }
  func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(
      .sum(divisor: 1), of: Region(.input(0), at: [element[0], element[1] / 2, element[2] / 2]))
  }
  func ladder(_ inputs: [Shape]) -> Ladder { Ladder([.map: "map", .cell: "cell"]) }
}
