import ConvCanvas
import ConvNet
import ConvSession

/// Which maps read which channels; the parts of the channels of one map, the strongest first; and the
/// map as far as it is added up, beside the whole one.
struct ChannelsPane: Pane {
  let view: View
  private let layer: Int?
  private let stack: ChannelStack?
  /// One range for all parts and sums, so that equal numbers look equal.
  private let reach: Float

  static let least = Size(rows: 14, columns: 58)
  private static let wordRows = 4

  init(view: View) {
    self.view = view
    layer = ChannelsChoice.layer(view.session)
    stack = ChannelStack(view)
    let whole = stack.flatMap {
      view.scene.reading($0.layer).value?.reach(ofChannel: $0.choice.map)
    }
    reach = max(whole ?? 0, stack?.reach ?? 0, 1e-30)
  }

  // MARK: Words

  var words: [Words] {
    guard let layer else { return ["This network has no conv over maps whose channels add up."] }
    let name = network.nodes[layer].alias
    guard let stack else {
      if let why = network.graph.obstacle(to: layer) { return ["\("\(why).", .differs)"] }
      return ["The channels of \(bold: name) are not there yet: r computes all at once."]
    }
    return [sum(stack, name), links(stack, name), toTry(stack)]
  }

  private func sum(_ stack: ChannelStack, _ name: String) -> Words {
    let place = Address(name, nil, [stack.choice.map]).text
    let count = stack.order.count
    let all: Words =
      count == 1 ? "Its one channel is added" : "All \(bold: "\(count)") channels are added"
    let done: Words =
      stack.added < count
      ? "\(bold: "\(stack.added) of \(count)") channels added so far, the strongest first."
      : stack.bias == nil
        ? all + "."
        : stack.hasBias
          ? all + ", and the bias last."
          : all + ", but not yet the bias."
    return "\(bold: place): each channel has a kernel of its own, and their maps are "
      + "\(bold: "summed, not averaged"). " + done
  }

  private func links(_ stack: ChannelStack, _ name: String) -> Words {
    let conv = stack.conv
    let groups = stack.choice.groups ?? conv.groups
    let taps = conv.grid.kernelSize.reduce(1, *)
    let own = conv.outputChannels * (conv.inputChannels / groups) * taps
    guard groups > 1 else {
      let isMixing = taps == 1
      return isMixing
        ? "Its kernels are 1×1: they see no neighbours and only mix channels, place by place."
        : conv.inputChannels == 1
          ? "There is one channel to read, and nothing to add: \(Numerals.count(own)) weights."
          : "Every map reads all \(conv.inputChannels) channels: \(Numerals.count(own)) weights."
    }
    let whole = conv.outputChannels * conv.inputChannels * taps
    let kind = groups == conv.inputChannels ? " (depthwise: each map reads one channel)" : ""
    let tried = groups == conv.groups ? "It has" : "As if it had"
    return
      "\(tried) \(bold: "\(groups) groups")\(kind): \(Numerals.count(own)) weights of "
      + "\(Numerals.count(whole)) are left; the other links are \("left out", .differs)."
  }

  private func toTry(_ stack: ChannelStack) -> Words {
    let all = ChannelsChoice.groups(of: stack.conv)
    let groups: Words =
      all.count > 1 ? " \(key: "g") makes groups: guess which links are left out." : ""
    if stack.order.count == 1 {
      return "\(key: "]") shows the next map; in a deeper layer there is something to add."
    }
    if stack.added >= stack.order.count {
      return "\(key: "home") takes all away: then guess which channel comes first." + groups
    }
    return "\(key: ">") adds the next channel: guess where the map becomes brighter." + groups
  }

  // MARK: Pictures

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.put(words, in: rect.bottom(stack == nil ? rect.rows : Self.wordRows))
    guard let stack else { return }
    let body = rect.dropping(bottom: Self.wordRows + 1)
    let height = (body.rows - 1) / 2
    drawParts(
      stack,
      Rect(
        row: body.row, column: body.column, rows: height, columns: body.columns), on: &painter)
    drawSums(stack, body.dropping(top: height + 1), on: &painter)
  }

  private func drawParts(
    _ stack: ChannelStack, _ rect: Rect, on painter: inout Painter
  ) {
    let image = image(Array(stack.parts.map(0)), stack, reach)
    let placement = view.placement(image, rect.rows - 1, rect.columns / 5, numbers: false)
    let width = max(placement.columns, 12)
    let fitting = max(1, (rect.columns + 2) / (width + 2))
    let all = stack.order + stack.leftOut.sorted()
    // What was added last stays in sight.
    let isAll = stack.added == stack.order.count
    let first = isAll ? 0 : max(0, min(stack.added - fitting + 1, all.count - fitting))
    for (index, slot) in all.enumerated().dropFirst(first).prefix(fitting) {
      let column = rect.column + (index - first) * (width + 2)
      let isOut = stack.leftOut.contains(slot)
      let isAdded = index < stack.added && !isOut
      let source = network.nodes[stack.layer].inputs[0]
      let name = Address(network.nodes[source].alias, nil, [stack.channel(slot)]).text
      painter.put(
        ShortName.of((isOut ? "✗ " : isAdded ? "+ " : "  ") + name, width), rect.row, column,
        isOut ? .differs : isAdded ? .text : .label, bold: isAdded, width: width)
      let part: MapImage =
        isOut
        ? .waiting(rows: image.rows, columns: image.columns)
        : self.image(Array(stack.parts.map(slot)), stack, reach)
      painter.draw(part, placement, rect.row + 1, column)
    }
  }

  /// The links, the sum so far, and the map as the layer computes it.
  private func drawSums(_ stack: ChannelStack, _ rect: Rect, on painter: inout Painter) {
    let width = (rect.columns - 4) / 3
    let sum = image(stack.sum, stack, reach)
    let whole = view.image(stack.layer, channel: stack.choice.map).colored(reach: reach)
    let name = Address(network.nodes[stack.layer].alias, nil, [stack.choice.map]).text
    let parts: [(String, String, MapImage)] = [
      ("sum so far", stack.hasBias ? "with the bias" : "", sum), (name, "as it is", whole),
      ("who reads whom", "maps × channels", links(stack)),
    ]
    for (index, (title, detail, image)) in parts.enumerated() {
      let column = rect.column + index * (width + 2)
      let fits = Canvas.width(of: "\(title) \(detail)") <= width
      painter.title(title, fits ? detail : "", rect.row, column, width: width)
      let placement = view.placement(image, rect.rows - 1, width, numbers: false)
      painter.draw(image, placement, rect.row + 1, column)
    }
  }

  private func image(_ numbers: [Float], _ stack: ChannelStack, _ reach: Float) -> MapImage {
    let (rows, columns) = (stack.parts.shape.height, stack.parts.shape.width)
    return MapImage(
      rows: rows, columns: columns, tone: { .of(numbers[$0 * columns + $1], range: reach) },
      number: { numbers[$0 * columns + $1] })
  }

  /// A pixel for each kernel, as strong as its weights; where groups leave it out, none.
  private func links(_ stack: ChannelStack) -> MapImage {
    let conv = stack.conv
    let weights = scene.weights(stack.layer).value?["weight"]?.elements ?? []
    let taps = conv.grid.kernelSize.reduce(1, *)
    let sizes = (0..<conv.outputChannels * conv.groupChannels).map { kernel -> Float in
      weights.dropFirst(kernel * taps).prefix(taps).reduce(0) { $0 + $1.magnitude }
    }
    let reach = max(sizes.max() ?? 1, 1e-30)
    var image = MapImage(
      rows: conv.outputChannels, columns: conv.inputChannels,
      tone: { map, channel in
        let slot = channel - conv.firstChannel(of: map)
        guard (0..<conv.groupChannels).contains(slot),
          stack.choice.read(by: map, of: conv).contains(slot)
        else { return .waiting }
        return .signed(max(0.15, sizes[map * conv.groupChannels + slot] / reach))
      }, number: { _, _ in nil })
    image.marked = Footprint([
      (0..<conv.outputChannels).map { $0 == stack.choice.map },
      [Bool](repeating: true, count: conv.inputChannels),
    ])
    return image
  }
}
