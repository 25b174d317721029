import ConvCanvas
import ConvNet
import ConvSession

/// All that a pane reads: what is known, how one looks at it, in which glyphs and colours, and what
/// is marked.
struct View {
  let scene: Scene
  let interaction: Interaction
  let appearance: Appearance
  let marks: Marks
  /// Rows and columns of the whole screen.
  let size: Size

  init(_ scene: Scene, _ interaction: Interaction, _ appearance: Appearance, _ size: Size) {
    (self.scene, self.interaction) = (scene, interaction)
    (self.appearance, self.size) = (appearance, size)
    marks = Marks(scene.session, interaction)
  }

  var session: Session { scene.session }
  var network: Network { scene.network }
  var position: Position { scene.position }
  var node: Node { position.node }

  /// Whether one number is looked at, not the whole map.
  var isOneNumber: Bool { session.place.rung >= .cell || interaction.hand == .output }

  /// Whether the pass has not come to a layer.
  func isWaiting(_ layer: Int) -> Bool {
    let extent = scene.extent(of: layer)
    return extent.elements == 0 && extent.terms == 0
  }

  /// Whether the places that the weight in hand is laid on are marked: a mark around most of a
  /// picture would tell nothing, and outshine the weight.
  var marksPlacesOfWeight: Bool {
    guard let footprint = marks.input, footprint.axes.count == 3 else { return true }
    let all = footprint.axes.dropFirst().reduce(1) { $0 * $1.count }
    let places = footprint.axes.dropFirst().reduce(1) { $0 * $1.count(where: { $0 }) }
    return places * 2 <= all
  }

  var ranking: MapRanking { MapRanking(scene, by: interaction.order) }

  /// The map or unit that stands out: the one that `↓` goes into.
  var selectedMap: Int { interaction.map(ranking, in: position) }

  /// The maps that were laid end to end to be read by the layer at hand; nil where there are none.
  var joinedMaps: Shape? {
    guard node.inputs.count == 1 else { return nil }
    let source = network.nodes[node.inputs[0]]
    guard LayerView.of(source).joinsMaps, let maps = source.inputShapes.first, maps.rank == 3,
      maps.cells > 1, maps.count == node.inputShapes[0].count
    else { return nil }
    return maps
  }

  /// Statistics of the weights of the layer at hand; nil until they are measured.
  var weightStatistics: WeightStatistics? {
    scene.measured(.weightStatistics(position.place.layer)).value
  }

  /// The change of a layer's numbers, or of one of its maps, since another subject; nil until it is
  /// measured.
  func change(of layer: Int, map: Int? = nil, from before: Subject) -> LayerChange.Amount? {
    let shape = network.nodes[layer].shape
    let map = shape.rank == 3 ? map : nil
    guard ChangeProbe(layer: layer, from: before, to: session.subject) != nil else {
      let isComplete = scene.extent(of: layer).elements >= shape.count
      return isComplete ? .init(unchanged: map == nil ? shape.count : shape.cells) : nil
    }
    return scene.change(of: layer, from: before).map { change in
      map.map { change[$0] } ?? change.whole
    }
  }
}
