import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

/// One output of a conv by plain loops, and what wrong ways make of it.
struct NaiveConv {
  var sum = 0.0
  var flippedSum = 0.0
  var bias = 0.0
  var products = 0
  let channels: Int
  var isSymmetric = true

  /// Of the first layer.
  init(_ subject: Subject, _ element: [Int]) throws {
    try self.init(subject.network.nodes[1], subject.pixels, element)
  }
  init(_ stage: Stage, layer: String, _ element: [Int]) throws {
    var stage = stage
    let node = try #require(stage.session.network.nodes.first { $0.alias == layer })
    let source = stage.session.network.nodes[node.inputs[0]]
    var numbers: [Float] = []
    for offset in 0..<source.shape.count {
      let number = stage.number(source.alias, source.shape.element(at: offset))
      numbers.append(try #require(number))
    }
    try self.init(node, Tensor(source.shape, numbers), element)
  }

  private init(_ node: Node, _ input: Tensor, _ element: [Int]) throws {
    let conv = try #require(node.layer as? Conv2D)
    let weight = try #require(node.weights["weight"])
    let (map, size) = (element[0], conv.kernelSize)
    channels = conv.inputChannels / conv.groups
    bias = Double(node.weights["bias"]?[map] ?? 0)
    let first = map / (conv.outputChannels / conv.groups) * channels
    for channel in 0..<channels {
      for row in 0..<size.height {
        for column in 0..<size.width {
          products += 1
          let used = weight[map, channel, row, column]
          let turned = weight[map, channel, size.height - 1 - row, size.width - 1 - column]
          if used != turned { isSymmetric = false }
          let y = element[1] * conv.stride.height + row * conv.dilation.height - conv.padding.top
          let x = element[2] * conv.stride.width + column * conv.dilation.width - conv.padding.left
          guard (0..<input.shape.height).contains(y), (0..<input.shape.width).contains(x) else {
            continue
          }
          let number = Double(input[first + channel, y, x])
          sum += number * Double(used)
          flippedSum += number * Double(turned)
        }
      }
    }
  }

  /// Those that apply, without those that can not be told apart from the truth or one before.
  var distinctNumbers: [(Misconception, Double)] {
    var all: [(Misconception, Double)] = []
    let truth = sum + bias
    if bias != 0 {
      all.append((.biasForgotten, sum))
      if products > 1 {
        all.append((.biasPerProduct, (0..<products).reduce(sum) { total, _ in total + bias }))
      }
    }
    if channels > 1 { all.append((.channelsAveraged, sum / Double(channels) + bias)) }
    if !isSymmetric { all.append((.kernelFlipped, flippedSum + bias)) }
    if truth < 0 { all.append((.signLost, truth.magnitude)) }
    var kept: [(Misconception, Double)] = []
    for (misconception, number) in all {
      let others = [truth] + kept.map(\.1)
      let isApart = others.allSatisfy {
        (number - $0).magnitude > 0.01 * max(1, max(number.magnitude, $0.magnitude))
      }
      if isApart { kept.append((misconception, number)) }
    }
    return kept
  }
}
