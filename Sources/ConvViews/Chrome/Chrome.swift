import ConvCanvas
import ConvSession

/// The frame around the pane of a screen: title, breadcrumbs, and messages and hints below it.
enum Chrome {
  /// The smallest terminal with a frame; smaller ones get a reduced screen.
  static let smallest = Size(rows: 18, columns: 60)

  /// The rectangle between the breadcrumbs and the line above the hints, a column free on each side.
  static func body(_ size: Size) -> Rect {
    Rect(row: 2, column: 1, rows: size.rows - 4, columns: size.columns - 2)
  }

  /// A body with the columns at its sides and the row below it, which most screens leave free.
  static func withMargins(_ body: Rect) -> Rect {
    Rect(row: body.row, column: body.column - 1, rows: body.rows + 1, columns: body.columns + 2)
  }
  static func withoutMargins(_ rect: Rect) -> Rect {
    Rect(row: rect.row, column: rect.column + 1, rows: rect.rows - 1, columns: rect.columns - 2)
  }

  /// The panes of the frame, which lie over that of the screen.
  static func panes(_ view: View, _ screen: ScreenName) -> [PlacedPane] {
    let size = view.size
    func rows(_ row: Int, _ rows: Int = 1) -> Rect {
      Rect(row: row, column: 0, rows: rows, columns: size.columns)
    }
    var panes = [PlacedPane(TitlePane(view: view), rows(0))]
    if view.interaction.overlay == nil, screen != .welcome {
      panes.append(PlacedPane(CrumbsPane(view: view), rows(1)))
    }
    if let prompt = view.interaction.prompt {
      return panes + [PlacedPane(PromptPane(view: view, prompt: prompt), rows(2, size.rows - 2))]
    }
    if let message = view.interaction.message {
      // What a lesson asks and shows stays in sight: the message takes the place of the hints.
      let isInLesson =
        view.session.course?.isFinished == false && !LessonLayout(size).isBeside
      let end = isInLesson ? size.rows : size.rows - 1
      let pane = MessagePane(
        view: view, text: message.text, ink: message.isFailure ? .differs : .label,
        before: message.before)
      panes.append(PlacedPane(pane, rows(2, end - 2)))
      if isInLesson { return panes }
    }
    return panes + [PlacedPane(HintsPane(view: view, screen: screen), rows(size.rows - 1))]
  }
}

/// A pane and the rectangle it is drawn in.
struct PlacedPane {
  let pane: any Pane
  let rect: Rect
  /// The column of the screen's margin at its right, in which its numbers may end.
  let margin: Int

  init(_ pane: any Pane, _ rect: Rect, margin: Int = 0) {
    (self.pane, self.rect, self.margin) = (pane, rect, margin)
  }

  /// Whether the rectangle is as large as the pane needs.
  var hasRoom: Bool { pane.fits(rect) }

  func draw(on painter: inout Painter) { painter.draw(pane, in: rect, margin: margin) }
}
