import ConvCanvas
import ConvNet
import ConvSession

/// How the inside of one kind of layer is drawn. A layer without a row here is drawn by its
/// explanation's terms, which every layer has. What makes signals of signals is drawn as strips.
struct LayerPanes: Sendable {
  let kinds: [String]
  /// One map with its input.
  let map: Screen.Draw
  /// One number and what it is made of.
  let cell: Screen.Draw

  static let catalog: [LayerPanes] = [
    .conv, .pooling, .globalPooling, .activation, .normalization, .join, .padding, .dense, .softmax,
    .flatten, .move, .arithmetic, .transposedConv,
  ]

  static func of(_ node: Node) -> LayerPanes {
    if node.isDrawnAsStrips { return .signal }
    if node.isGlobalPooling { return .globalPooling }
    // Several layers may go by one word, and a pane knows one of their forms.
    if let panes = catalog.first(where: { $0.kinds.contains(node.form) }) { return panes }
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
    case is BatchNorm, is Pad, is any ElementwiseLayer: return true
    case is Arithmetic, is Concat: return LayerPanes.join.kinds.contains(form)
    default: return layer.window != nil
    }
  }
}

extension Screen {
  static let map = Screen(.map, needs: Screen.needsInside) { painter, body in
    LayerPanes.of(painter.node).map(&painter, body)
  }
  static let cell = Screen(.cell, needs: Screen.needsInside) { painter, body in
    LayerPanes.of(painter.node).cell(&painter, body)
  }
}

extension Session {
  /// What the panes inside a layer show: for a conv of several channels what each of them adds,
  /// while editing all that follows, now and as it was.
  func needsInside(_ interaction: Interaction) -> [Need] {
    var needs = needsAtHand
    if position.node.layer.planarConv != nil, position.ladder.has(.channel) {
      needs.append(
        .about(subject, .contributions(layer: place.layer, map: position.map)))
    }
    return needs + needsOfChange(interaction) + needsOfPainting(interaction)
  }

  /// All that follows the layer at hand, and how it was, where the hand changes it or the
  /// difference is shown.
  func needsOfChange(_ interaction: Interaction) -> [Need] {
    guard !isStepping, interaction.hand == .kernel || interaction.showsDifference,
      let before = interaction.before(in: self)
    else { return [] }
    return (place.layer..<network.nodes.count).flatMap { layer -> [Need] in
      [.about(subject, .activation(layer)), .about(before, .activation(layer))]
    } + [.about(before, .weights(place.layer))]
  }
}
