import ConvCanvas
import ConvNet
import ConvSession

/// A stack of cards, one for each map as far as depth allows: the front card as large as the map,
/// as many behind it as follow from √C.
struct FunnelStack {
  /// Those that share it, in the order of the pass.
  let layers: [Int]
  /// The one whose map is on the front card.
  let shown: Int
  /// Of the front card, in pixels.
  let rows: Int
  let columns: Int
  /// Behind the front one.
  let cards: Int
  /// A map is drawn as a grid, a vector as a column of cells of this many pixels.
  let cell: Int?
  let textWidth: Int
  var column = 0

  var width: Int { max(columns + cards, textWidth) }

  /// - Parameters:
  ///   - depth: cards for each unit of √C above the first.
  ///   - height: pixels that there are.
  init(
    _ layers: [Int], _ network: Network, at place: Int, _ scale: FunnelScale, depth: Double,
    height: Int
  ) {
    self.layers = layers
    let maps = layers.last { !network.nodes[$0].shape.isColumn } ?? layers[layers.count - 1]
    let atHand =
      layers.contains(place)
      && network.nodes[place].shape.isColumn
        == network.nodes[maps].shape.isColumn
    shown = atHand ? place : maps
    let shape = network.nodes[shown].shape
    if shape.isColumn {
      let room = height / max(1, shape.count)
      let largest = 2 * scale.magnification
      let cell = room >= 2 ? min(largest, room / 2 * 2) : 1
      self.cell = cell
      rows = min(height, shape.count * cell)
      columns = max(3, scale.magnification * 3)
      cards = 0
    } else {
      cell = nil
      if shape.isSignal {
        let block = scale.block
        rows = min(height, 2 * FunnelStack.signalRows)
        columns = (shape.width + block - 1) / block * scale.magnification
        cards = FunnelStack.cards(shape, depth)
        textWidth =
          FunnelStack.titles(layers, shown, network).map { Canvas.width(of: $0) }.max() ?? 0
        return
      }
      let block = scale.block(shape.height, shape.width)
      rows = (shape.height + block - 1) / block * scale.magnification
      columns = (shape.width + block - 1) / block * scale.magnification
      cards = FunnelStack.cards(shape, depth)
    }
    textWidth =
      FunnelStack.titles(layers, shown, network).map { Canvas.width(of: $0) }.max() ?? 0
  }

  private static let mostCards = 16
  /// Rows of the canvas for the strip of a signal.
  private static let signalRows = 3

  private static func cards(_ shape: Shape, _ depth: Double) -> Int {
    let behind = (depth * (Double(shape.channels).squareRoot() - 1)).rounded()
    return shape.channels > 1 ? min(mostCards, max(1, Int(behind))) : 0
  }

  /// Names one below the other, the shape last.
  static func titles(_ layers: [Int], _ shown: Int, _ network: Network) -> [String] {
    layers.enumerated().map { ($0.offset == 0 ? "" : "+ ") + network.nodes[$0.element].alias }
      + ["\(network.nodes[shown].shape.short)"]
  }
  func titles(_ network: Network) -> [String] { FunnelStack.titles(layers, shown, network) }
}

extension Shape {
  /// One number for each channel: drawn as a column of cells.
  var isColumn: Bool { rank == 1 || cells == 1 }
  /// `[channels, width]`: drawn as strips.
  var isSignal: Bool { rank == 2 && width > 1 }
  /// `10×10`, of a signal its length.
  var grid: String { rank == 2 ? "\(width)" : "\(height)×\(width)" }
  /// `4×10×10`, and of a column its length.
  var short: String { isColumn ? "\(count)" : description }
}
