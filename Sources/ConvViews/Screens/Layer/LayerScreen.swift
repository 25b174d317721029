import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  static let layer = Screen(
    .layer, "all maps of a layer, and its filters", needs: Screen.needsOfLayer, takesMargins: true
  ) { view in
    if view.node.shape.cells > 1 { LayerMapsPane(view: view) } else { LayerUnitsPane(view: view) }
  }
}

extension Session {
  func needsOfLayer(_ interaction: Interaction) -> [Need] {
    guard interaction.showsDifference, let before = interaction.before(in: self) else {
      return needsAtHand + LayerView.of(position.node).counts(self) + needsOfPainting(interaction)
    }
    return needsAtHand + [.about(before, .activation(place.layer))]
  }
}

extension View {
  /// The map or unit that stands out: the one that `↓` goes into.
  var selectedMap: Int { interaction.map(ranking, in: position) }

  /// A map of the layer at hand, or what changed in it; of a volume as it is seen from the front.
  func layerImage(_ map: Int) -> MapImage {
    let layer = position.place.layer
    if interaction.showsDifference, let before = interaction.before(in: session) {
      return difference(layer, channel: map, from: before).projected(node.shape.slices)
    }
    if node.isInput { return picture(channel: map).projected(node.shape.slices) }
    if node.shape.slices > 1 { return image(layer, channel: map).projected(node.shape.slices) }
    var image = image(layer, channel: map)
    if interaction.hand == .input { image.marked = marks.layers[layer]?.strip(map) }
    return image
  }
}
