import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  /// Where every number was before it came here.
  static let move = LayerView(
    isFor: { $0.layer is Move || $0.layer is Concat }, story: moveStory,
    map: { MovePane($0) },
    makesSize: { $0.kind == "resize" && $0.shape.rank > 1 })

  private static func moveStory(_ facts: LayerFacts) -> [Words] {
    switch facts.node.kind {
    case Flatten.kind: return flattenStory(facts)
    case Pad.kind: return paddingStory(facts)
    default: break
    }
    let what = (facts.node.layer as? Move)?.shortLines.joined(separator: " ") ?? "one after another"
    return [
      "\(bold: facts.name) (\(facts.node.kind)) moved numbers: \(what).",
      "\("\(facts.inputShapes) became \(facts.shape).", .grid)",
      "No number changed, and no weight was needed.",
    ]
  }
}
