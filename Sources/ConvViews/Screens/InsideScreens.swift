import ConvCanvas
import ConvNet
import ConvSession

/// The screens inside a layer, whose panes its ``LayerView`` has.
extension Screen {
  static let map = inside(.map, needs: needsInside)
  static let cell = inside(.cell, needs: needsInside)
  static let channel = inside(.channel, needs: needsInside)
  static let product = inside(.product, needs: needsAtHand)

  private static func inside(_ name: ScreenName, needs: @escaping Needs) -> Screen {
    Screen(name, needs: needs) { LayerView.pane(name, $0) }
  }
}
