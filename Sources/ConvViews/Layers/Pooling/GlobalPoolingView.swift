import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  static let globalPooling = LayerView(
    isFor: { $0.layer is any GlobalPool || isReducedGlobally($0) }, story: globalStory,
    map: { GlobalPoolingPane(view: $0) },
    makesSize: { _ in true },
    wayBack: { node in
      node.layer is GlobalMaxPool
        ? "The winner of each map gets all that comes to \(node.alias), the others 0."
        : "Every number of a map gets the same share of what comes to \(node.alias)."
    })

  private static func globalStory(_ facts: LayerFacts) -> [Words] {
    guard facts.node.layer is any GlobalPool else { return reduction.story(facts) }
    let before = "\(LayerFacts.maps(facts.input.channels)) of \(facts.inputGrid)"
    let isMax = facts.node.layer is GlobalMaxPool
    let what = isMax ? "kept the largest number" : "took the mean"
    return [
      "\(bold: facts.name) \(what) of each map:",
      "\("\(before) became \(facts.shape.count) numbers.", .grid)",
      isMax
        ? "Where each was found is forgotten, that it was found stays."
        : "Where things are is forgotten, how much of them there is stays.",
    ]
  }

  /// Whether a reduction makes one number of every map, as exporters of today write it.
  private static func isReducedGlobally(_ node: Node) -> Bool {
    guard let reduction = node.layer as? Reduction, let input = node.inputShapes.first,
      input.rank > 1
    else {
      return false
    }
    return [.mean, .largest].contains(reduction.rule)
      && reduction.axes.sorted() == Array(1..<input.rank)
  }
}
