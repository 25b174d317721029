import ConvCanvas
import ConvNet
import ConvSession

extension Screen {
  static let layer = Screen(.layer, needs: Screen.needsOfLayer, takesMargins: true) { view in
    if view.node.shape.cells > 1 { LayerMapsPane(view: view) } else { LayerUnitsPane(view: view) }
  }
}
