import ConvCanvas
import ConvNet
import ConvSession

extension View {
  /// Rows of numbers that are seen as one picture.
  private static let mostRows = 64

  /// All rows of a layer that has rows of numbers; nil where they are too many.
  func matrix(_ layer: Int) -> MapImage? {
    let shape = network.nodes[layer].shape
    guard shape.channels <= View.mostRows else { return nil }
    let rows = (0..<shape.channels).map { image(layer, channel: $0) }
    var whole = MapImage(
      rows: shape.channels, columns: shape.width, tone: { rows[$0].tone(0, $1) },
      number: { rows[$0].number(0, $1) })
    whole.numerals = rows[0].numerals
    return whole
  }

  /// Numbers of the layer's own by their last two axes; nil where they are not known, or too many.
  /// - Parameter place: one of them, of which the axes before those two count.
  func matrix(ofWeights name: String, at place: [Int]) -> MapImage? {
    guard let tensor = scene.weights(position.place.layer).value?[name],
      tensor.shape.rank == place.count, place.count > 1
    else { return nil }
    let (height, width) = (tensor.shape[place.count - 2], tensor.shape[place.count - 1])
    guard max(height, width) <= View.mostRows else { return nil }
    let start = tensor.shape.offset(Array(place.dropLast(2)) + [0, 0])
    let reach = reachOfWeights(name)
    var image = MapImage(
      rows: height, columns: width,
      tone: { .of(tensor.elements[start + $0 * width + $1], range: reach) },
      number: { tensor.elements[start + $0 * width + $1] })
    image.numerals = Numerals(Array(tensor.elements[start..<start + height * width]))
    return image
  }

  /// Whether the layer at hand has rows of numbers that make one picture. Where windows slide along
  /// signals, what stays in its place is a strip, too.
  var isMatrix: Bool {
    guard node.shape.rank == 2, node.shape.width > 1, node.shape.channels > 1 else { return false }
    let hasSignals = network.nodes.contains { $0.isDrawnAsStrips && $0.layer.window != nil }
    return !hasSignals || !(node.isInput || node.isDrawnAsStrips)
  }
}
