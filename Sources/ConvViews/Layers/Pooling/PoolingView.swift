import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  static let pooling = LayerView(
    isFor: { $0.form == MaxPool.kind || $0.form == AveragePool.kind }, story: poolingStory,
    maps: poolingMaps,
    map: { PoolingPane(view: $0, isCell: false) },
    cell: { PoolingPane(view: $0, isCell: true) },
    wayBack: { node in
      node.layer is MaxPool
        ? "The winner of each window of \(node.alias) gets all that comes back, the others 0."
        : "Every number of a window of \(node.alias) gets the same share of what comes back."
    })

  private static func poolingStory(_ facts: LayerFacts) -> [Words] {
    guard let window = facts.node.layer.window else { return facts.sizes }
    let what = facts.node.layer is MaxPool ? "kept the largest number" : "took the mean"
    let size = facts.shape.rank == 2 ? "\(window.size.width)" : window.size.written
    let block = window.stride == window.size ? "block" : "window"
    return [
      "\(bold: facts.name) \(what) of every \(size) \(block) of every map:",
      "\(facts.shapes + ".", .grid)", "\(facts.balance), and no weight was needed.",
    ]
  }

  /// Layers of volumes, and layers that resize maps: told by shapes and terms.
  static let volumes = LayerView(
    isFor: { node in
      switch node.layer {
      case is Conv, is MaxPool, is AveragePool, is MaxPoolIndices, is Interpolation: true
      default: false
      }
    }, makesSize: { $0.shape.rank > 1 })

  private static func poolingMaps(_ view: View) -> Words {
    guard let window = view.node.layer.window, let input = view.node.inputShapes.first else {
      return view.mapSizes
    }
    let what = view.node.layer is MaxPool ? "the largest" : "the mean"
    let size =
      input.rank == 2 ? "\(window.size.width)" : "\(window.size.height) × \(window.size.width)"
    return
      "Of every \(size) numbers \(what): \(input.mapSize) became \(view.node.shape.mapSize), \(view.mapCount) as before."
  }
}
