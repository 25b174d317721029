import ConvNet
import ConvSession

extension Screen {
  /// How sizes, parameters and work come about.
  static let arithmetic = Screen(
    .arithmetic, "change kernel, stride, padding: sizes, parameters and work answer",
    needs: { _, _ in [] }, isLab: true, body: { SizesPane(view: $0) })
}
