import ConvCanvas
import ConvNet
import ConvSession

/// The pictures that a question lets one choose from, and once it is answered what the network makes of
/// each: the number, and the map that it comes from.
struct ExcitesPane: Pane {
  let view: View
  private let asked: ExcitesQuestion
  private let isAnswered: Bool

  static let least = Size(rows: 8, columns: 40)

  /// - Returns: nil where no such question is asked, or something else is looked at.
  init?(view: View) {
    guard case .excites(let asked)? = view.session.course?.step?.question?.kind,
      view.interaction.hand == .pass, view.session.place.rung <= .layer
    else { return nil }
    (self.view, self.asked) = (view, asked)
    isAnswered = view.session.course?.openQuestion == nil
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    painter.title(
      asked.place.text, "which picture excites it most?", rect.row, rect.column,
      width: rect.columns)
    let gap = 3
    let count = asked.pictures.count
    let width = (rect.columns + gap) / count - gap
    let numbers = isAnswered ? asked.numbers(in: scene) : nil
    for (index, name) in asked.pictures.enumerated() {
      let column = rect.column + index * (width + gap)
      let isBest = numbers.map { $0[index] == $0.max() } ?? false
      painter.put(
        "\(index + 1) \(name)", rect.row + 1, column, isBest ? .good : .text, bold: true,
        width: width)
      if let numbers {
        painter.put(
          (isBest ? "✓ " : "") + Numerals(decimals: 2).text(Float(numbers[index])), rect.row + 2,
          column, isBest ? .good : .label, width: width)
      }
      guard let picture = scene.picture(name) else { continue }
      let image = view.image(ofPixels: picture)
      let placement = view.placement(image, rect.rows - 4, width, numbers: false)
      guard placement.rows <= rect.rows - 4, placement.columns <= width else { continue }
      painter.draw(image, placement, rect.row + 3, column)
    }
  }
}
