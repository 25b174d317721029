import ConvCanvas
import ConvNet
import ConvSession

/// A row for each map of a layer: the parts of pictures that excite it most, the strongest first.
struct FeaturesPane: Pane {
  let view: View

  static let least = Size(rows: 14, columns: 58)

  private var features: Features { Features(session, interaction.features) }
  private var isPossible: Bool { session.pictureIsSeen && !network.featureLayers.isEmpty }

  var words: [Words] {
    guard isPossible else {
      return [
        session.pictureIsSeen
          ? "No layer of this network makes anything that a picture could excite."
          : "What excites a map is looked for in pictures, which are not to be seen here."
      ]
    }
    return FeatureWords(view: view, features: features).lines
  }

  private static let wordRows = 3

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.put(words, in: rect.bottom(Self.wordRows))
    guard isPossible else { return }
    let features = features
    let node = network.nodes[features.layer]
    let size = scene.measured(FieldsProbe(layer: features.layer)).value?.size
    painter.title(
      node.alias, detail(node, size, features.source, rect.columns - node.alias.count - 1),
      rect.row, rect.column, width: rect.columns)
    guard let (inputs, pictures, maps) = scene.shownFeatures(features) else { return }
    FeatureGrid(
      view: view, features: features, inputs: inputs, pictures: pictures, maps: maps, size: size
    ).draw(rect.dropping(top: 1).dropping(bottom: Self.wordRows), on: &painter)
  }

  /// `what excites its 16 maps, of 600 pictures; each sees 14×14 pixels`
  private func detail(
    _ node: Node, _ size: Pair?, _ source: PictureSource?, _ columns: Int
  ) -> String {
    let count = node.shape.channels
    let part = node.shape.count > count ? "map" : "unit"
    let start = "what excites its \(count == 1 ? "one \(part)" : "\(count) \(part)s")"
    let inputs = scene.exciting(features).value
    let among = inputs.map { inputs in
      "\(inputs.isComplete ? "" : "the first ")\(Numerals.count(inputs.looked)) pictures"
    }
    let sees = size.map { "; each sees \($0.height)×\($0.width) pixels" } ?? ""
    let all = start + (among.map { ", of \($0)" } ?? "")
    return Painter.longest([all + sees, all, start], in: columns)
  }
}
