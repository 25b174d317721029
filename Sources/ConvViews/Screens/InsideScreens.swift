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
