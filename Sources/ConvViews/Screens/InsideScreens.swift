import ConvCanvas
import ConvNet
import ConvSession

/// The screens inside a layer, whose panes its ``LayerView`` has.
extension Screen {
  static let map = inside(.map, "one map with its input and its kernel", needs: needsInside)
  static let cell = inside(
    .cell, "one number: the window, the kernel, the products, the sum", needs: needsInside)
  static let channel = inside(
    .channel, "what each input channel adds to a number", needs: needsInside)
  static let product = inside(
    .product, "every term of a number, one by one", needs: needsAtHand)

  private static func inside(
    _ name: ScreenName, _ summary: String, needs: @escaping Needs
  ) -> Screen {
    Screen(name, summary, needs: needs) { LayerView.pane(name, $0) }
  }
}

extension Session {
  /// What the panes inside a layer show: while editing all that follows, now and as it was.
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
      [.about(subject, .activation(layer)), .about(before, .activation(layer))]
    } + [.about(before, .weights(place.layer))]
  }
}
