import ConvNet
import ConvSession

/// The parts that channels have in one map, the strongest first, and what those that were added come
/// to.
struct ChannelStack {
  let layer: Int
  let conv: Conv
  let choice: ChannelsChoice
  /// Parts of all channels of the filter, `[channels, height, width]`.
  let parts: Tensor
  let bias: Float?
  /// Channels that are read, counted in the filter, the strongest first.
  let order: [Int]
  /// The largest magnitude in all parts.
  let reach: Float
  /// Those that a group leaves out.
  let leftOut: Set<Int>

  /// - Returns: nil where they are not known.
  init?(_ view: View) {
    guard let layer = ChannelsChoice.layer(view.session),
      let conv = view.network.nodes[layer].layer.planarConv
    else { return nil }
    let choice = view.interaction.channels.atHand(view.session, layer)
    let probe = ContributionsProbe(layer: layer, map: choice.map)
    guard let parts = view.scene.measured(probe).value?.tensor else { return nil }
    (self.layer, self.conv, self.choice, self.parts) = (layer, conv, choice, parts)
    let biases = view.scene.weights(layer).value?["bias"]
    bias = conv.bias ? biases?.elements[choice.map] : nil
    let read = choice.read(by: choice.map, of: conv)
    let strengths = (0..<parts.shape.channels).map { channel in
      parts.map(channel).reduce(0.0) { $0 + Double($1.magnitude) }
    }
    order = read.filter(strengths.indices.contains).sorted {
      (strengths[$1], $0) < (strengths[$0], $1)
    }
    reach = Statistics(parts.elements).reach
    leftOut = Set(strengths.indices).subtracting(read)
  }

  /// The input's channel that one of the filter is.
  func channel(_ slot: Int) -> Int { conv.firstChannel(of: choice.map) + slot }
  /// Channels that have been added, and whether the bias has been.
  var added: Int { min(choice.added ?? order.count, order.count) }
  var hasBias: Bool { bias != nil && (choice.added ?? .max) > order.count }

  /// The sum so far.
  var sum: [Float] {
    let cells = parts.shape.count / parts.shape.channels
    var sums = [Double](repeating: hasBias ? Double(bias ?? 0) : 0, count: cells)
    for slot in order.prefix(added) {
      for (cell, value) in parts.map(slot).enumerated() { sums[cell] += Double(value) }
    }
    return sums.map(Float.init)
  }
}
