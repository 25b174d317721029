import ConvCanvas
import ConvNet
import ConvSession

/// A small grey picture, and beside it the numbers that it is: where a lesson's step begins at the
/// input.
struct InputNumbersPane: Pane {
  let view: View

  static let least = Size(rows: 10, columns: 58)
  private static let numberWidth = 3
  private static let gap = 4

  /// Whether the input stands whole on the screen with its numbers.
  static func isShown(_ view: View) -> Bool {
    let shape = view.network.input.shape
    let place = view.session.place
    guard view.session.course?.step != nil, place.layer == 0, place.rung == .layer,
      shape.rank == 3, shape.channels == 1, shape.height <= 14
    else { return false }
    return view.interaction.hand == .pass && shape.width * (numberWidth + 2) + gap <= 74
  }

  var words: [Words] { [] }

  func draw(_ rect: Rect, on painter: inout Painter) {
    var image = view.picture()
    let shape = network.input.shape
    let height = min(rect.rows - 1, shape.height)
    let picture = view.placement(image, height, shape.width * 2, numbers: false, scale: 2)
    let column = rect.column + 1
    painter.title(
      "the picture", "\(session.subject.picture.name)", rect.row, column,
      width: picture.columns + InputNumbersPane.gap)
    painter.draw(image, picture, rect.row + 1, column)
    image.numerals = Numerals(
      isWhole: session.subject.pixels.elements.allSatisfy { $0 == $0.rounded() })
    let numbers = view.placement(
      image, height, rect.columns - picture.columns - InputNumbersPane.gap, numbers: true)
    let start = column + picture.columns + InputNumbersPane.gap
    painter.title("its numbers", "\(shape)", rect.row, start)
    painter.draw(image, numbers, rect.row + 1, start)
  }
}
