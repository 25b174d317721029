import ConvCanvas
import ConvNet
import ConvSession

/// All maps of a layer, one a row: of one number what stands in its place in each, of a whole map
/// the largest of each. So what others say is seen beside what this one says.
struct PlaceInMaps {
  private let view: View
  private let layer: Int
  /// The place in every map; nil where maps are looked at as a whole.
  private let cell: Int?
  private let current: Int
  private let isHere: Bool
  private let heading: String
  private let reach: Float?

  private static let leastRows = 3
  private static let leastColumns = 14

  /// - Parameters:
  ///   - element: a number of the layer; its place in its map is looked at in the others.
  ///   - isHere: whether the layer is the one at hand.
  ///   - reach: what the strongest colour of its map stands for there; nil for the layer's own.
  /// - Returns: nil where there are no other maps, and while a learner is asked.
  init?(
    _ view: View, layer: Int, element: [Int], isHere: Bool, heading: String, reach: Float? = nil
  ) {
    let shape = view.network.nodes[layer].shape
    guard Magnification.isRoomy(view.size), shape.rank > 1, shape.channels > 1,
      shape.contains(element), !view.session.isAsked(view.elementAtHand.place)
    else { return nil }
    (self.view, self.layer, self.isHere, current) = (view, layer, isHere, element[0])
    self.reach = reach
    cell = view.isOneNumber ? shape.offset(element) % shape.cells : nil
    self.heading = cell == nil ? "the largest of each map" : heading
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    guard rect.rows >= PlaceInMaps.leastRows, rect.columns >= PlaceInMaps.leastColumns else {
      return
    }
    let shape = view.network.nodes[layer].shape
    let reading = view.scene.reading(layer).value
    painter.put(
      Painter.longest([heading, "in all maps"], in: rect.columns - 2), rect.row, rect.column + 2,
      .label)
    func number(_ map: Int) -> Float? {
      cell.map { reading?[map * shape.cells + $0] }
        ?? reading?.statistics(ofChannel: map)?.maximum
    }
    var list = UnitList(
      view: view, layer: layer, current: current, isCurrentHere: isHere, count: shape.channels,
      number: number, reach: reach
    ) {
      let name = view.unitName(layer, $0)
      return name.isEmpty ? "map \($0)" : "\($0) \(name)"
    }
    // The number at hand is not written as 0 where it is none.
    if let value = number(min(current, shape.channels - 1)), value != 0,
      Numerals(decimals: 2).rounded(Double(value)) == 0
    {
      list.numerals = Numerals(decimals: 4)
    }
    list.draw(on: &painter, rect.dropping(top: 1))
  }
}
