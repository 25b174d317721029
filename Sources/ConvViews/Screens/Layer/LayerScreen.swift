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
