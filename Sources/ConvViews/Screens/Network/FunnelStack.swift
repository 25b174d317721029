import ConvCanvas
import ConvNet
import ConvSession

/// A stack of cards, one for each map as far as depth allows: the front card as large as the map,
/// as many behind it as follow from √C.
struct FunnelStack {
  let unit: FunnelUnit
  /// The one whose map is on the front card.
  let shown: Int
  /// The height of the front card in pixels, and its width.
  let rows: Int
  let columns: Int
  /// Behind the front one.
  let cards: Int
  /// A map is drawn as a grid, a vector as a column of cells of this many pixels.
  let cell: Int?
  let textWidth: Int
  /// Pixels that are kept free for the largest map of a folded block.
  let kept: Pair
  /// Numbers that are learned, and multiply-adds, of all its layers.
  let effort: (weights: Int, products: Int)
  var column = 0

  /// Those that share it, in the order of the pass.
  var layers: [Int] { unit.layers }
  var width: Int { max(columns + cards, textWidth, kept.width) }

  /// - Parameters:
  ///   - layout: the unit with what does not depend on the scale.
  ///   - depth: cards for each unit of √C above the first.
  ///   - height: pixels that there are.
  ///   - widest: numbers in a row of the widest map; what only lies in a longer row is squeezed.
  init(
    _ layout: FunnelLayout, _ scale: FunnelScale, depth: Double, height: Int, widest: Int
  ) {
    (unit, shown, textWidth) = (layout.unit, layout.shown, layout.textWidth)
    effort = layout.effort
    let shape = layout.shape
    kept = Pair(
      min(height, FunnelStack.pixels(layout.largest, scale).height),
      FunnelStack.pixels(layout.largest, scale).width)
    guard !shape.isColumn else {
      let room = height / max(1, shape.count)
      let largest = 2 * scale.magnification
      let cell = room >= 2 ? min(largest, room / 2 * 2) : 1
      self.cell = cell
      rows = min(height, shape.count * cell)
      columns = max(3, scale.magnification * 3)
      cards = 0
      return
    }
    cell = nil
    let width = min(shape.width, widest)
    let size = FunnelStack.pixels(Pair(shape.rowsPerSlice, width), scale)
    rows = shape.isSignal ? min(height, 2 * FunnelStack.signalRows) : size.height
    columns =
      shape.isSignal
      ? (width + scale.block - 1) / scale.block * scale.magnification
      : size.width
    cards = FunnelStack.cards(shape, depth)
  }

  private static func pixels(_ size: Pair, _ scale: FunnelScale) -> Pair {
    guard size.height > 0 else { return Pair(0) }
    let block = scale.block(size.height, size.width)
    return Pair(
      (size.height + block - 1) / block * scale.magnification,
      (size.width + block - 1) / block * scale.magnification)
  }

  private static let mostCards = 16
  /// Rows of the canvas for the strip of a signal.
  private static let signalRows = 3

  private static func cards(_ shape: Shape, _ depth: Double) -> Int {
    let behind = (depth * (Double(shape.channels).squareRoot() - 1)).rounded()
    return shape.channels > 1 ? min(mostCards, max(1, Int(behind))) : 0
  }
}

/// The part of a stack that does not depend on the scale of the funnel.
struct FunnelLayout {
  let unit: FunnelUnit
  let shown: Int
  let shape: Shape
  let textWidth: Int
  /// Height and width of the largest map of a folded block; 0 where layers stand by themselves.
  let largest: Pair
  /// Numbers that are learned, and multiply-adds, of all its layers.
  let effort: (weights: Int, products: Int)

  /// - Parameter isTerse: whether weights and products stand under the stack.
  init(_ unit: FunnelUnit, _ network: Network, at place: Int, isTerse: Bool) {
    self.unit = unit
    let weights = unit.layers.reduce(0) { $0 + network.nodes[$1].parameterCount }
    let products = unit.layers.reduce(0) { $0 + network.nodes[$1].multiplyAdds }
    effort = (weights, products)
    let isFolded = unit.label != nil
    let maps = unit.maps(network)
    let isAtHand =
      unit.layers.contains(place)
      && (isFolded || network.nodes[place].shape.isColumn == network.nodes[maps].shape.isColumn)
    shown = isAtHand ? place : maps
    shape = network.nodes[shown].shape
    // A place inside a folded block moves nothing around it.
    var titles = unit.titles(network, shown: shown)
    if isFolded, isAtHand { titles.append(network.nodes[maps].shortShape) }
    if isTerse { titles += [Numerals.short(weights), Numerals.short(products)] }
    textWidth = titles.map { Canvas.width(of: $0) }.max() ?? 0
    let grids =
      isFolded
      ? unit.layers.map { network.nodes[$0] }.filter(\.makesSize).map(\.shape) : []
    let planes = grids.filter { !$0.isColumn && !$0.isSignal }
    largest = Pair(planes.map(\.rowsPerSlice).max() ?? 0, planes.map(\.width).max() ?? 0)
  }
}

extension Shape {
  /// One number for each channel: drawn as a column of cells.
  var isColumn: Bool { rank == 1 || count == channels }
  /// `[channels, width]`: drawn as strips.
  var isSignal: Bool { rank == 2 && width > 1 }
  /// `10×10`, of a signal its length, of `[channels, depth, height, width]` all three.
  var grid: String {
    rank < 2 ? "1×1" : sizes.dropFirst().map(String.init).joined(separator: "×")
  }
  /// `4×10×10`, and of a column its length.
  var short: String { isColumn ? "\(count)" : description }
}
