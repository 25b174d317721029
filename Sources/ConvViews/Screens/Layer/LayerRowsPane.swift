import ConvCanvas
import ConvNet
import ConvSession

/// A layer of rows of numbers as one picture, beside what it is made of where that is rows as well:
/// of a product both matrices.
struct LayerRowsPane: Pane {
  let view: View
  private let pictures: TermPictures

  static let least = LayerMapsPane.least

  /// Nil for what is drawn map by map.
  init?(_ view: View) {
    guard view.isMatrix, view.shownBefore == nil, view.interaction.hand == .pass,
      let pictures = TermPictures(view, TermSheet(view), isWhole: true)
    else { return nil }
    (self.view, self.pictures) = (view, pictures)
  }

  var words: [Words] { [LayerWords(view).whole] }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let body = Chrome.withoutMargins(rect)
    let upper = body.dropping(bottom: 4)
    // Of more rows than there is room for, each is drawn by itself, on pages.
    guard pictures.fit(upper) else { return LayerMapsPane(view: view).draw(rect, on: &painter) }
    pictures.draw(upper, on: &painter)
    painter.put(words, in: body.bottom(3).dropping(bottom: 1))
    Legend(view, layer: position.place.layer, channel: view.selectedMap)?.draw(
      on: &painter, body.row + body.rows - 1, body.column)
  }
}
