import ConvCanvas
import ConvNet
import ConvSession

/// How the inside of one kind of layer is drawn. A layer without a row here is drawn by its
/// explanation's terms, which every layer has. What makes signals of signals is drawn as strips.
struct LayerView: Sendable {
  let kinds: [String]
  /// One map with its input.
  let map: @Sendable (View) -> any Pane
  /// One number and what it is made of.
  let cell: @Sendable (View) -> any Pane

  init(
    kinds: [String], map: @escaping @Sendable (View) -> any Pane,
    cell: @escaping @Sendable (View) -> any Pane
  ) {
    (self.kinds, self.map, self.cell) = (kinds, map, cell)
  }
  /// For kinds whose panes are still extensions of the painter.
  init(kinds: [String], map: @escaping Screen.Draw, cell: @escaping Screen.Draw) {
    self.init(
      kinds: kinds, map: { DrawnPane(view: $0, drawing: map) },
      cell: { DrawnPane(view: $0, drawing: cell) })
  }

  static let catalog: [LayerView] = [
    .conv, .pooling, .globalPooling, .activation, .normalization, .join, .padding, .dense, .softmax,
    .flatten, .move, .arithmetic, .transposedConv,
  ]

  static func of(_ node: Node) -> LayerView {
    if node.isDrawnAsStrips { return .signal }
    if node.isGlobalPooling { return .globalPooling }
    // Several types may go by one word, and a pane knows one of them.
    let kind = type(of: node.layer).kind
    if let panes = catalog.first(where: { $0.kinds.contains(kind) }) { return panes }
    return node.layer is any ElementwiseLayer ? .activation : .terms
  }
}

extension Node {
  /// Whether it makes one number of every map: what exporters of today write as a reduction.
  var isGlobalPooling: Bool {
    guard let reduction = layer as? Reduction, let input = inputShapes.first, input.rank > 1 else {
      return false
    }
    return [.mean, .largest].contains(reduction.rule)
      && reduction.axes.sorted() == Array(1..<input.rank)
  }
  /// Whether it makes signals of signals, each number of what stands in its place or around it.
  var isDrawnAsStrips: Bool {
    guard shape.isSignal, inputShapes.first?.rank == 2 else { return false }
    switch layer {
    case is Add, is BatchNorm, is Concat, is Pad, is any ElementwiseLayer: return true
    default: return layer.window != nil
    }
  }
}

extension Screen {
  static let map = Screen(.map, needs: Screen.needsInside) { painter, body in
    painter.draw(LayerView.of(painter.node).map(painter.view), in: body)
  }
  static let cell = Screen(.cell, needs: Screen.needsInside) { painter, body in
    painter.draw(LayerView.of(painter.node).cell(painter.view), in: body)
  }
}

extension Session {
  /// What the panes inside a layer show: for a conv of several channels what each of them adds,
  /// while editing all that follows, now and as it was.
  func needsInside(_ interaction: Interaction) -> [Need] {
    var needs = needsAtHand
    if position.node.layer is Conv2D, position.ladder.has(.channel) {
      needs.append(
        .about(subject, .contributions(layer: place.layer, map: position.map)))
    }
    return needs + needsOfChange(interaction) + needsOfPainting(interaction)
  }

  /// All that follows the layer at hand, and how it was, where the hand changes it or the
  /// difference is shown.
  func needsOfChange(_ interaction: Interaction) -> [Need] {
    guard !isStepping, interaction.hand == .kernel || interaction.showsDifference,
      let before = interaction.reference(in: self)
    else { return [] }
    return (place.layer..<network.nodes.count).flatMap { layer -> [Need] in
      let query = Query.activation(layer)
      return [.about(subject, query), .about(before, query)]
    } + [.about(before, .weights(place.layer))]
  }
}
