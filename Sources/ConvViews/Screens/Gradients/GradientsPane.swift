import ConvCanvas
import ConvNet
import ConvSession
import Foundation

/// The layers beside each other as the pass comes through them: above what each made, below the
/// gradient that came back to it, which begins at the right, with the loss.
struct GradientsPane: Pane {
  let view: View

  static let least = Size(rows: 14, columns: 58)
  /// Of larger networks the gradients are not gone through.
  static let mostLayers = 400

  private var gradients: Gradients? { view.scene.gradients.value }
  private var isRoomy: Bool { Magnification.isRoomy(view.size) }
  private var here: Int { view.interaction.flowLayer(in: view.session) }
  private static let gap = 2

  var words: [Words] {
    if let failure = view.scene.gradients.failure { return ["\(failure, .differs)"] }
    guard let label = view.session.labelAtHand else {
      return [
        "Nobody says what \(view.session.subject.picture.name) is: \(bold: ":example batch 0") "
          + "takes a picture that it learns from."
      ]
    }
    guard let gradients else { return ["The gradients are being worked out."] }
    return [loss(gradients, label), layer(gradients)]
  }

  private func loss(_ gradients: Gradients, _ label: Int) -> Words {
    let share = Numerals.percent(near: exp(-gradients.loss), decimals: 1)
    let numerals = Numerals(telling: [gradients.loss])
    let name = view.network.label(label)
    let start: Words =
      "\(bold: name) got \(bold: share), so the loss is −ln of that, "
      + "\(bold: numerals.text(gradients.loss)). "
    return start
      + "Below what each layer made is its gradient: how much the loss grows with each number. "
      + "Where it is \("positive", .positive) the number should be smaller, where it is "
      + "\("negative", .negative) larger." as Words
  }

  /// How the layer at hand passes it on.
  private func layer(_ gradients: Gradients) -> Words {
    let node = view.network.nodes[here]
    guard let own = gradients.outputs[here] else {
      return node.shape.count == view.network.nodes[gradients.logits].shape.count
        ? "The gradient begins at \(bold: view.network.nodes[gradients.logits].alias): at each "
          + "number its share, less 1 for the right class."
        : "No gradient comes to \(bold: node.alias)."
    }
    if here == gradients.logits {
      return
        "Here it begins: the gradient of each number is its share, less 1 for the right class. "
        + Words(stringLiteral: LayerView.of(node).wayBack(node))
    }
    let zeros = own.elements.count { $0 == 0 }
    let silent =
      zeros == 0 ? "" : " \(Numerals.share(zeros, of: own.shape.count)) of what came to it is 0."
    return Words(stringLiteral: LayerView.of(node).wayBack(node) + silent)
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let wordRows = isRoomy ? 4 : 5
    painter.put(words, in: rect.bottom(wordRows))
    guard let gradients else { return }
    let body = rect.dropping(bottom: wordRows + (isRoomy ? 1 : 0))
    let width = isRoomy ? 18 : 14
    let across = max(1, (body.columns + Self.gap) / (width + Self.gap))
    let count = view.network.nodes.count
    let first = max(0, min(here - across / 2, count - across))
    for (index, layer) in (first..<min(count, first + across)).enumerated() {
      let column = Rect(
        row: body.row, column: body.column + index * (width + Self.gap), rows: body.rows,
        columns: width)
      painter.click(column, .say(["flow \(layer - here)"]))
      GradientColumn(view: view, gradients: gradients, layer: layer, isHere: layer == here)
        .draw(column, on: &painter)
    }
  }
}
