import ConvCanvas
import ConvNet
import ConvSession

/// The heatmap of one layer over the picture: of the input what a patch costs, of the others Grad-CAM.
struct EvidenceHeat {
  let view: View
  let evidence: Evidence
  /// The layer; 0 for the patch.
  let layer: Int

  init(view: View, evidence: Evidence, layer: Int? = nil) {
    (self.view, self.evidence, self.layer) = (view, evidence, layer ?? evidence.layer)
  }

  private var node: Node { view.network.nodes[layer] }

  /// In as many words as find room.
  func title(in columns: Int) -> String {
    let name = view.network.label(evidence.unit(view.scene))
    let choices =
      layer == 0
      ? ["what hiding costs \(name)", "hiding costs \(name)", "costs \(name)"]
      : ["\(node.alias) for \(name)", node.alias]
    return Painter.longest(choices, in: columns)
  }
  var detail: String { layer == 0 ? "" : "Grad-CAM" }

  /// As large as the layer's maps; nil until it is known, or where there is none.
  var heat: HeatMap? {
    guard layer > 0 else { return view.scene.occlusion(evidence)?.heat }
    return view.scene.measured(evidence.gradCam).value?.maps[layer]
  }

  /// Why there is none.
  var obstacle: Words? {
    if layer > 0, let known = view.scene.measured(evidence.gradCam).value, known.maps[layer] == nil
    {
      return "No gradient comes back to it: \(known.blocked[layer] ?? "it has no maps")."
    }
    return nil
  }

  /// Over the whole picture.
  var image: MapImage? {
    guard obstacle == nil else { return nil }
    let shape = view.network.pictureShape
    guard let heat else { return .waiting(rows: shape.height, columns: shape.width) }
    return Self.image(heat.resized(rows: shape.height, columns: shape.width), reach: heat.reach)
  }
  /// In the size of the layer's own maps.
  var ownImage: MapImage? { heat.map { Self.image($0, reach: $0.reach) } }

  static func image(_ heat: HeatMap, reach: Float) -> MapImage {
    let reach = reach > 0 ? reach : 1
    return MapImage(
      rows: heat.rows, columns: heat.columns,
      tone: { row, column in
        let value = heat[row, column]
        return value.isNaN ? .waiting : .of(value, range: reach)
      }, number: { heat[$0, $1] })
  }
}
