import ConvCanvas
import ConvNet
import ConvSession

extension View {
  /// A layer's channel, as far as it is computed, in the colours of the range that is chosen.
  /// The picture keeps its own colours.
  func image(_ layer: Int, channel: Int, of subject: Subject? = nil) -> MapImage {
    let node = network.nodes[layer]
    let shape = node.shape
    let isVector = shape.rank == 1
    let (rows, columns) = isVector ? (shape.count, 1) : (shape.height, shape.width)
    // Of fewer channels than are asked for the last stands for all: so a sum reads them.
    let channel = min(max(0, channel), shape.channels - 1)
    let start = isVector ? 0 : channel * shape.cells
    guard let reading = scene.reading(layer, of: subject).value else {
      return .waiting(rows: rows, columns: columns)
    }
    let reach = reach(reading, channel: channel)
    // A tone is asked for very often: what is the same for all is found out once.
    let isGrey = isGrey(layer, reading)
    var image = MapImage(
      rows: rows, columns: columns,
      tone: { row, column in
        guard let value = reading[start + row * columns + column] else { return .waiting }
        return isGrey ? .grey(value) : .of(value, range: reach)
      }, number: { row, column in reading[start + row * columns + column] })
    image.numerals = Numerals(isWhole: reading.isWhole)
    if interaction.range != .fixed {
      let range = reading.range(ofChannel: interaction.range == .map ? channel : nil)
      image.span = max(-1, range.lowerBound / reach)...min(1, range.upperBound / reach)
    }
    return image
  }

  /// A map of the layer at hand, or what changed in it; of a volume as it is seen from the front.
  func layerImage(_ map: Int) -> MapImage {
    let layer = position.place.layer
    if let before = shownBefore {
      return difference(layer, channel: map, from: before).projected(node.shape.slices)
    }
    if node.isInput { return picture(channel: map).projected(node.shape.slices) }
    if node.shape.slices > 1 { return image(layer, channel: map).projected(node.shape.slices) }
    var image = image(layer, channel: map)
    if interaction.hand == .input { image.marked = marks.layers[layer]?.strip(map) }
    return image
  }

  /// The network's picture in its own colours, before normalization.
  func picture(of subject: Subject? = nil) -> MapImage {
    let pixels = (subject ?? session.subject).pixels
    let shape = pixels.shape
    guard shape.rank == 3, !shape.isStackOfMaps else { return image(0, channel: 0, of: subject) }
    let (cells, width, isColored, numbers) = (
      shape.cells, shape.width, shape.channels == 3, pixels.elements
    )
    var image = MapImage(
      rows: shape.height, columns: width,
      tone: { row, column in
        let place = row * width + column
        guard isColored else { return .grey(numbers[place]) }
        func byte(_ channel: Int) -> UInt8 {
          UInt8(max(0, min(255, (numbers[channel * cells + place] * 255).rounded())))
        }
        return .rgb(Color(byte(0), byte(1), byte(2)))
      }, number: { row, column in numbers[row * width + column] })
    image.numerals = Numerals(pixels.elements)
    return image
  }

  /// One colour of the picture, tinted; of a grey one the picture itself, of an input that is no
  /// picture its map.
  func picture(channel: Int) -> MapImage {
    let pixels = session.subject.pixels
    guard pixels.shape.rank == 3, !pixels.shape.isStackOfMaps else {
      return image(0, channel: channel)
    }
    guard pixels.shape.channels == 3, let tint = TintChannel(rawValue: channel) else {
      return picture()
    }
    let start = channel * pixels.shape.cells
    let width = pixels.shape.width
    return MapImage(
      rows: pixels.shape.height, columns: width,
      tone: { row, column in .tinted(tint, pixels.elements[start + row * width + column]) },
      number: { row, column in pixels.elements[start + row * width + column] })
  }

  /// The image that a layer reads: the picture's channel, or another layer's map.
  /// - Parameter slot: which of its inputs.
  func inputImage(_ node: Node, channel: Int, slot: Int = 0) -> MapImage {
    let source = node.inputs.isEmpty ? 0 : node.inputs[slot]
    let image = source == 0 ? picture(channel: channel) : image(source, channel: channel)
    return asking(image, source, channel)
  }

  /// A channel with the number that a lesson asks about, where that is one of its own.
  func asking(_ image: MapImage, _ layer: Int, _ channel: Int) -> MapImage {
    guard let asked = session.placeAskedAbout, asked.layer == layer else { return image }
    let shape = network.nodes[layer].shape
    let element = Position(network, asked).element
    guard shape.channels == 1 || element.first == channel else { return image }
    var image = image
    image.asked = shape.gridSpot(element)
    return image
  }

  /// The differences of now from then in one layer's channel, on the layer's own range.
  func difference(_ layer: Int, channel: Int, from before: Subject) -> MapImage {
    let node = network.nodes[layer]
    let (rows, columns) =
      node.shape.rank == 1 ? (node.shape.count, 1) : (node.shape.height, node.shape.width)
    let map = min(max(0, channel), node.shape.channels - 1)
    let start = node.shape.rank == 1 ? 0 : map * node.shape.cells
    guard let now = scene.reading(layer).value, let then = scene.reading(layer, of: before).value
    else { return .waiting(rows: rows, columns: columns) }
    let reach = reachOfDifference(layer, from: before) ?? 1
    func number(_ row: Int, _ column: Int) -> Float? {
      let offset = start + row * columns + column
      guard let now = now[offset], let then = then[offset] else { return nil }
      return now - then
    }
    var image = MapImage(
      rows: rows, columns: columns,
      tone: { row, column in
        number(row, column).map { .of($0, range: reach) } ?? .waiting
      }, number: number)
    image.numerals = Numerals(isWhole: now.isWhole && then.isWhole)
    return image
  }

  /// The output with the number at hand, or all that a weight or a pixel touches.
  func marking(_ image: MapImage) -> MapImage {
    var image = asking(image, position.place.layer, position.map)
    image.hand = .output
    if let element = marks.output, element.count > 1, element[0] == position.map {
      image.current = node.shape.gridSpot(element)
      if session.isAsked(elementAtHand.place) { image.currentText = "?" }
    } else if let element = marks.output, element.count == 1 {
      image.current = (element[0], 0)
    } else if interaction.hand == .input {
      image.marked = marks.layers[position.place.layer]?.strip(position.map)
    }
    return image
  }

  /// The place in a map that is looked at, the same in all maps that come together.
  func joinedSpot(_ sheet: TermSheet) -> (row: Int, column: Int)? {
    isOneNumber ? node.shape.gridSpot(sheet.position.element) : nil
  }

  /// The place, or the output under the pointer where the hand is on the output.
  var elementAtHand: Position {
    var position = self.position
    if interaction.hand == .output {
      position.place.element = HandReach(session, interaction).outputElement
      position.place.term = 0
    }
    return position
  }
}
