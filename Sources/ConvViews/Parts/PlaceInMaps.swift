import ConvCanvas
import ConvNet
import ConvSession

/// The number at one place in all maps of a layer, one a row: what others say where this one is.
struct PlaceInMaps {
  private let view: View
  private let layer: Int
  private let cell: Int
  private let current: Int
  private let isHere: Bool
  private let heading: String

  static let leastRows = 3

  /// - Parameters:
  ///   - element: a number of the layer; its place in its map is looked at in the others.
  ///   - isHere: whether the layer is the one at hand.
  /// - Returns: nil where there are no other maps, and while a learner is asked.
  init?(_ view: View, layer: Int, element: [Int], isHere: Bool, heading: String) {
    let shape = view.network.nodes[layer].shape
    guard Magnification.isRoomy(view.size), view.isOneNumber, shape.rank > 1, shape.channels > 1,
      shape.contains(element), !view.session.isAsked(view.elementAtHand.place)
    else { return nil }
    (self.view, self.layer, self.isHere, self.heading) = (view, layer, isHere, heading)
    (current, cell) = (element[0], shape.offset(element) % shape.cells)
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    guard rect.rows >= PlaceInMaps.leastRows, rect.columns >= 14 else { return }
    let shape = view.network.nodes[layer].shape
    let places = shape.cells
    painter.put(
      Painter.longest([heading, "in all maps"], in: rect.columns - 2), rect.row, rect.column + 2,
      .label)
    UnitList(
      view: view, layer: layer, current: current, isCurrentHere: isHere, count: shape.channels,
      offset: { [cell] in $0 * places + cell }
    ) {
      let name = view.unitName(layer, $0)
      return name.isEmpty ? "map \($0)" : "\($0) \(name)"
    }.draw(on: &painter, rect.dropping(top: 1))
  }
}
