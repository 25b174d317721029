import ConvNet

/// A convolution over volumes, `[channels, depth, height, width]`, with the plainest options.
struct VolumeConv: Layer {
  static let kind = "volumeconv"
  let inputChannels: Int
  let outputChannels: Int
  /// Along each of the three axes.
  let size: Int

  var parameters: [Parameter] {
    [
      Parameter("weight", Shape(outputChannels, inputChannels, size, size, size), fanIn: 1),
      Parameter("bias", Shape(outputChannels), fanIn: 1),
    ]
  }
  func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    let input = inputs[0]
    return Shape(
      outputChannels, input[1] - size + 1, input[2] - size + 1, input[3] - size + 1)
  }
  /// By its own explanation, whose terms are written down below and nowhere else.
  func compute(_ work: LayerWork) {
    let (input, weight) = (work.inputs[0], work["weight"])
    for offset in 0..<work.shape.count {
      let place = work.shape.element(at: offset)
      var sum = work["bias"][place[0]]
      for tap in 0..<inputChannels * size * size * size {
        let k = Shape(inputChannels, size, size, size).element(at: tap)
        let read = [k[0], place[1] + k[1], place[2] + k[2], place[3] + k[3]]
        sum +=
          weight[weight.shape.offset([place[0]] + k)] * input[input.shape.offset(read)]
      }
      work.output[offset] = sum
    }
  }
  func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(
      .sum(divisor: 1),
      of: Region(
        .input(0),
        [.all(inputChannels)] + element.dropFirst().map { Span($0, count: size) }),
      weight: Region(
        .parameter("weight"),
        [Span(element[0]), .all(inputChannels)] + [Span](repeating: .all(size), count: 3)),
      bias: Region(.parameter("bias"), at: [element[0]]))
  }
  func ladder(_ inputs: [Shape]) -> Ladder {
    Ladder([.map: "map", .cell: "cell", .channel: "channel", .term: "product"])
  }
}
