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
    if let message = message(view, screen) {
      panes.append(PlacedPane(message.pane, message.rect))
      if message.rect.row + message.rect.rows == size.rows { return panes }
    }
    return panes + [PlacedPane(HintsPane(view: view, screen: screen), rows(size.rows - 1))]
  }

  /// The first row that a message covers; nil where none does.
  static func covered(_ view: View, _ screen: ScreenName) -> Int? {
    guard view.interaction.prompt == nil, let message = message(view, screen) else { return nil }
    return message.rect.row + message.rect.rows - message.pane.lines(in: message.rect).count
  }

  /// What a lesson asks and shows stays in sight: where its text leaves no row free for a message,
  /// that takes the place of the hints.
  private static func message(
    _ view: View, _ screen: ScreenName
  ) -> (pane: MessagePane, rect: Rect)? {
    guard let message = view.interaction.message else { return nil }
    let pane = MessagePane(
      view: view, text: message.text, ink: message.isFailure ? .differs : .label,
      before: message.before)
    var rect = Rect(row: 2, column: 0, rows: view.size.rows - 3, columns: view.size.columns)
    guard view.session.course?.isFinished == false, !LessonLayout(view.size).isBeside else {
      return (pane, rect)
    }
    let free = LessonPanes(view, screen)?.freeRows ?? 0
    if pane.lines(in: rect).count > free { rect.rows += 1 }
    return (pane, rect)
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
