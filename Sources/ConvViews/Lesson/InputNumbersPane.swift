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
    let pixels = session.subject.pixels.elements
    image.numerals = Numerals(isWhole: pixels.allSatisfy { $0 == $0.rounded() })
    let (picture, numbers) = placements(image, rows: rect.rows - 1, columns: rect.columns - 1)
    let column = rect.column + 1
    painter.title(
      "the picture", "\(session.subject.picture.name)", rect.row, column,
      width: picture.columns + InputNumbersPane.gap)
    painter.draw(image, picture, rect.row + 1, column)
    let start = column + picture.columns + InputNumbersPane.gap
    painter.title("its numbers", "\(network.input.shape)", rect.row, start)
    painter.draw(image, numbers, rect.row + 1, start)
  }

  /// The picture and its numbers as large as both find room, the numbers first: they are what is
  /// spoken of.
  private func placements(
    _ image: MapImage, rows: Int, columns: Int
  ) -> (picture: Placement, numbers: Placement) {
    for size in Magnification.choices(view.size, numbers: true) {
      let numbers = view.placement(image, at: size, numbers: true)
      for factor in (1...size.factor).reversed() {
        let picture = view.placement(image, at: Magnification(factor), numbers: false)
        let width = picture.columns + InputNumbersPane.gap + numbers.columns
        if width <= columns, max(picture.rows, numbers.rows) <= rows { return (picture, numbers) }
      }
    }
    let picture = view.placement(image, rows, image.columns * 2, numbers: false, scale: 2)
    let room = columns - picture.columns - InputNumbersPane.gap
    return (picture, view.placement(image, rows, room, numbers: true))
  }
}
