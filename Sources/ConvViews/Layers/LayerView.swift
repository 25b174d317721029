import ConvCanvas
import ConvNet
import ConvSession

/// All that the screens know of one kind of layer: what it did in words, and the panes inside it. A
/// newcomer adds a file in `Layers/` with its view, and the row in the catalog. What a view does
/// not say has an answer that holds for every layer: its shapes, and the terms of its explanation.
struct LayerView: Sendable {
  /// A pane inside a layer; nil where it can not show this one, and its terms stand instead.
  typealias Inside = @Sendable (View) -> (any Pane)?

  /// Whether a layer is of this kind.
  let isFor: @Sendable (Node) -> Bool
  /// What the layer did with its numbers, in up to three sentences.
  var story: @Sendable (LayerFacts) -> [Words] = { $0.sizes }
  /// What it did to all of its maps, in one short sentence.
  var maps: @Sendable (View) -> Words = { $0.mapSizes }
  /// What is seen in the units of a layer without maps.
  var units: @Sendable (UnitFacts) -> Words = { $0.words }
  /// What the products that make a number are taken of, as the end of a sentence.
  var products: @Sendable (View, TermSheet) -> Words = { _, _ in "" }

  /// One map with its input.
  var map: Inside = { _ in nil }
  /// One number and what it is made of; the pane of the map where nil.
  var cell: Inside?
  /// One term of a number.
  var term: Inside = { _ in nil }
  /// What the panes show beside the layer and what it reads.
  var needs: @Sendable (Session) -> [Need] = { _ in [] }
  /// What is counted in the words of all screens.
  var counts: @Sendable (Session) -> [Need] = { _ in [] }

  /// Whether it gives maps another size, which one that only lays numbers out anew does not.
  var makesSize: @Sendable (Node) -> Bool = { $0.layer.window != nil && $0.shape.rank > 1 }
  /// Whether each of its maps has a filter: `weight` is `[map, channel, …]`.
  var hasFilters = false
  /// Whether each of its units has a weight for every input: `weight` is `[unit, input]`.
  var hasUnitWeights = false
  /// Whether it lays its maps end to end.
  var joinsMaps = false
  /// Whether each number is made of those in its place, so that signals are drawn as strips.
  var staysInPlace = false
}

extension LayerView {
  /// The first that is for a layer is taken; kinds that are met often stand first.
  static let catalog: [LayerView] = [
    .input, .conv, .normalization, .sum, .concat, .relu, .activation, .pooling, .dense, .softmax,
    .flatten, .padding, .move, .arithmetic, .globalPooling, .reduction, .products, .transposedConv,
    .rowNormalization, .volumes,
  ]

  static func of(_ node: Node) -> LayerView { catalog.first { $0.isFor(node) } ?? .any }

  /// What every layer has: shapes and terms.
  private static let any = LayerView(isFor: { _ in true })

  /// The pane of a screen inside the layer at hand.
  static func pane(_ screen: ScreenName, _ view: View) -> any Pane {
    let layer = of(view.node)
    if view.node.isDrawnAsStrips { return SignalPane(view: view) }
    let inside =
      switch screen {
      case .map: layer.map
      case .product: layer.term
      default: layer.cell ?? layer.map
      }
    return inside(view) ?? TermsPane(view: view)
  }

  /// What a layer did with its numbers, as far as they are there.
  static func story(of layer: Int, _ scene: Scene) -> [Words] {
    let facts = LayerFacts(scene: scene, layer: layer)
    let words = of(facts.node).story(facts)
    let known = scene.extent(of: layer).elements
    guard layer > 0, known < facts.shape.count else { return words }
    let counts: Words =
      "\(bold: Numerals.count(known)) of \(Numerals.count(facts.shape.count)) numbers are there so far."
    return [counts] + words
  }
}

extension Node {
  /// Whether it makes signals of signals, each number of what stands in its place or around it.
  var isDrawnAsStrips: Bool {
    shape.isSignal && inputShapes.first?.rank == 2
      && (layer.window != nil || LayerView.of(self).staysInPlace)
  }
  var makesSize: Bool { LayerView.of(self).makesSize(self) }
}
