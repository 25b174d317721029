import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  /// The map inside its frame.
  static let padding = LayerView(
    isFor: { $0.layer is Pad }, story: paddingStory,
    map: { PaddingPane($0) }, staysInPlace: true)

  static func paddingStory(_ facts: LayerFacts) -> [Words] {
    [
      "\(bold: facts.name) put a frame around every map:",
      "\("\(facts.inputGrid) became \(facts.grid).", .grid)",
      "No number changed, and no weight was needed.",
    ]
  }
}
