import ConvNet
import ConvSession

/// The needs of the screens: all that has to be known before one is drawn whole.
extension Session {
  /// The activation of the layer at hand, and of those it reads.
  var needsAtHand: [Need] {
    ([place.layer] + position.node.inputs).map { .about(subject, .activation($0)) }
      + weightNeeds(place.layer)
  }

  /// The weights of a layer, where edits have to be worked out, and their statistics.
  func weightNeeds(_ layer: Int) -> [Need] {
    guard !network.nodes[layer].parameters.isEmpty else { return [] }
    return Need.weights(of: layer, in: subject) + [.about(subject, .weightStatistics(layer))]
  }

  /// The needs of the panes inside a layer: while editing all that follows, now and as it was.
  func needsInside(_ interaction: Interaction) -> [Need] {
    let layer = LayerView.of(position.node)
    return needsAtHand + layer.needs(self) + layer.counts(self) + needsOfChange(interaction)
      + needsOfPainting(interaction)
  }

  /// All that follows the layer at hand, and how it was, where the hand changes it or the
  /// difference is shown.
  func needsOfChange(_ interaction: Interaction) -> [Need] {
    guard !isStepping, interaction.hand == .kernel || interaction.showsDifference,
      let before = interaction.before(in: self)
    else { return [] }
    return (place.layer..<network.nodes.count).flatMap { layer -> [Need] in
      needsOfChange(of: layer, from: before)
    } + [.about(before, .weights(place.layer))]
  }

  func needsOfLayer(_ interaction: Interaction) -> [Need] {
    guard interaction.showsDifference, let before = interaction.before(in: self) else {
      return needsAtHand + LayerView.of(position.node).counts(self) + needsOfPainting(interaction)
    }
    return needsAtHand + needsOfChange(of: place.layer, from: before)
  }

  /// The activation of every layer that the pass has reached, then what an edit changed in it, and
  /// where the difference is shown, what it was.
  func funnelNeeds(_ interaction: Interaction) -> [Need] {
    let reached = isStepping ? 0...place.layer : 0...network.last
    var needs = reached.map { Need.about(subject, .activation($0)) }
    if !isStepping, let before = interaction.before(in: self), before != subject {
      needs += reached.compactMap { .change(of: $0, from: before, to: subject) }
      if interaction.showsDifference {
        needs += reached.map { .about(before, .activation($0)) }
      }
    }
    return needs + LayerView.of(position.node).counts(self)
  }

  /// The needs of the table's columns for every layer that the pass has come through.
  /// - Parameter cursor: the layer that is shown where few layers leave room for it.
  func needsOfTable(_ cursor: Int) -> [Need] {
    let known = network.nodes.indices.filter { layer in
      !isStepping || position.extent(of: layer).elements >= network.nodes[layer].shape.count
    }
    let shown = TablePane.showsLayer(of: network) && known.contains(cursor) ? [cursor] : []
    return known.flatMap { layer -> [Need] in
      [.about(subject, .statistics(layer))]
        + TableColumn.catalog.compactMap { $0.need(layer, subject) }
    } + shown.map { .about(subject, .activation($0)) }
  }

  /// All layers as they are and as they were, while a painted picture is in hand.
  func needsOfPainting(_ interaction: Interaction) -> [Need] {
    guard !isStepping, interaction.hand == .input, let before = interaction.before(in: self),
      before.strokes != subject.strokes || before.picture != subject.picture
    else { return [] }
    return (1..<network.nodes.count).flatMap { layer -> [Need] in
      needsOfChange(of: layer, from: before)
    }
  }

  /// A layer as it is and as it was, with the difference between them.
  func needsOfChange(of layer: Int, from before: Subject) -> [Need] {
    [.about(subject, .activation(layer)), .about(before, .activation(layer))]
      + [Need.change(of: layer, from: before, to: subject)].compactMap { $0 }
  }
}
