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
  /// Tells in up to three sentences how the layer made its numbers.
  var story: @Sendable (LayerFacts) -> [Words] = { $0.sizes }
  /// Tells in one short sentence how it made all of its maps.
  var maps: @Sendable (View) -> Words = { $0.mapSizes }
  /// Describes the units of a layer without maps.
  var units: @Sendable (UnitFacts) -> Words = { $0.words }
  /// Names the factors of the products that make a number, as the end of a sentence.
  var products: @Sendable (View, TermSheet) -> Words = { _, _ in "" }

  /// One map with its input.
  var map: Inside = { _ in nil }
  /// One number and what it is made of; the pane of the map where nil.
  var cell: Inside?
  /// One term of a number.
  var term: Inside = { _ in nil }
  /// The needs of the panes, beside the layer and its inputs.
  var needs: @Sendable (Session) -> [Need] = { _ in [] }
  /// The needs of the counts in the words of all screens.
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
  /// Tells in a sentence what it passes back while a network learns, of the gradient that comes to it.
  var wayBack: @Sendable (Node) -> String = {
    "\($0.alias) passes back what comes to it, times how much its numbers grow with what it read."
  }
}

extension LayerView {
  /// The first that is for a layer is taken; kinds that are met often stand first.
  static let catalog: [LayerView] = [
    .input, .conv, .local, .normalization, .sum, .concat, .relu, .activation, .pooling, .dense,
    .softmax,
    .flatten, .padding, .move, .arithmetic, .globalPooling, .reduction, .products, .transposedConv,
    .rowNormalization, .volumes, .recurrent, .quantization,
  ]

  static func of(_ node: Node) -> LayerView { catalog.first { $0.isFor(node) } ?? .any }

  /// The view that holds for every layer: shapes and terms.
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

  /// Tells how a layer made its numbers, as far as they are there.
  static func story(of layer: Int, _ scene: Scene) -> [Words] {
    let facts = LayerFacts(scene: scene, layer: layer)
    let network = scene.session.network
    let words =
      of(facts.node).story(facts) + network.computedWords(layer) + network.sharedWords(layer)
    let known = scene.extent(of: layer).elements
    guard layer > 0, known < facts.shape.count else { return words }
    let counts: Words =
      "\(bold: Numerals.count(known)) of \(Numerals.count(facts.shape.count)) numbers are there so far."
    return [counts] + words
  }
}
