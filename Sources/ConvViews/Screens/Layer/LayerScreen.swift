import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  static let layer = Screen(
    .layer, "all maps of a layer, and its filters", needs: Screen.needsOfLayer, takesMargins: true
  ) { view in
    if view.node.shape.cells < 2 { return LayerUnitsPane(view: view) }
    return LayerRowsPane(view) ?? LayerMapsPane(view: view)
  }
}
