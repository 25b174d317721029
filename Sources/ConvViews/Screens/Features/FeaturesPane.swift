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

  private static let wordRows = 4

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.put(words, in: rect.bottom(Self.wordRows))
    guard isPossible else { return }
    let features = features
    let node = network.nodes[features.layer]
    let size = scene.measured(FieldsProbe(layer: features.layer)).value?.size
    let sees = size.map { ", each number sees \($0.height)×\($0.width) pixels" } ?? ""
    let maps = node.shape.channels == 1 ? "its one map" : "its \(node.shape.channels) maps"
    let what = node.shape.cells > 1 ? maps : "its \(node.shape.channels) units"
    painter.title(
      node.alias, "what excites \(what)\(sees)", rect.row, rect.column, width: rect.columns)
    guard let (inputs, pictures, maps) = scene.shownFeatures(features) else { return }
    FeatureGrid(
      view: view, features: features, inputs: inputs, pictures: pictures, maps: maps, size: size
    ).draw(rect.dropping(top: 1).dropping(bottom: Self.wordRows), on: &painter)
  }
}
