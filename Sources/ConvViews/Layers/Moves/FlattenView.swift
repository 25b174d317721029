import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  /// Which number goes where.
  static let flatten = LayerView(
    isFor: { $0.layer is Flatten }, story: flattenStory,
    units: { facts in
      let (input, count) = (facts.node.inputShapes[0], Numerals.count(facts.node.shape.count))
      return
        "Nothing is computed here: \(input.channels) maps of \(input.height)×\(input.width) lie in one row of \(bold: count) numbers, map after map."
    },
    map: { FlattenPane(view: $0) }, joinsMaps: true,
    wayBack: { "\($0.alias) puts what comes to each number back to the place that it came from." })

  static func flattenStory(_ facts: LayerFacts) -> [Words] {
    let maps = LayerFacts.maps(facts.input.channels)
    let count = Numerals.count(facts.shape.count)
    return [
      "\(bold: facts.name) wrote \(maps) of \(facts.inputGrid) as one long row:",
      "\(count + " numbers, and none of them changed.", .grid)",
    ]
  }
}
