import ConvCanvas
import ConvSession

/// The panes of a lesson with the picture that it is about.
struct LessonPanes {
  private let view: View
  private let course: Course
  private let step: LessonStep
  private let screen: ScreenName
  private let layout: LessonLayout
  /// The lines of the text, laid out once for the frame.
  private let page: LessonPage
  private let rect: Rect

  /// Nil where no lesson is taken, or its last step is behind.
  init?(_ view: View, _ screen: ScreenName) {
    guard let course = view.session.course, let step = course.step else { return nil }
    (self.view, self.course, self.step, self.screen) = (view, course, step, screen)
    let whole = LessonLayout(view.size)
    let inside = LessonPane.inside(whole.rect)
    func page(rows: Int) -> LessonPage {
      LessonPage(
        view, course, step, rows: rows, columns: inside.columns, isAiry: whole.isBeside)
    }
    let kept = whole.isBeside ? GoalPictures(view: view).rows(in: inside.columns) : 0
    var (page, layout) = (page(rows: whole.rect.rows - kept), whole)
    if LessonPanes.keepsWords(view, screen) {
      layout = LessonLayout(view.size, rows: LessonPanes.rows(of: page))
    }
    let rect = LessonPanes.abovePrompt(layout, view)
    if rect.rows < layout.rect.rows {
      page = LessonPage(view, course, step, rows: rect.rows, columns: inside.columns)
    }
    (self.layout, self.page, self.rect) = (layout, page, rect)
  }

  /// What stands above the text in the place of the screen's own pane; nil: that pane.
  var own: (any Pane)? {
    if let pane = ExcitesPane(view: view) { return pane }
    return InputNumbersPane.isShown(view) ? InputNumbersPane(view: view) : nil
  }

  /// The rectangle of the picture. It does not move when something is said to an answer.
  var body: Rect {
    guard LessonPanes.keepsWords(view, screen) else {
      let coversWords = screen != .layer && screen != .product
      return LessonLayout(view.size).body(view.size, coversWords: coversWords)
    }
    guard page.saysMore else { return layout.body(view.size, coversWords: false) }
    let silent = LessonPage(
      view, course, step, rows: LessonLayout.rows, columns: view.size.columns - 2,
      isSilent: true)
    return LessonLayout(view.size, rows: LessonPanes.rows(of: silent))
      .body(view.size, coversWords: false)
  }

  /// The rows below its text.
  var freeRows: Int { max(0, rect.rows - page.lines.count) }

  /// The panes that lie over the picture.
  var panes: [PlacedPane] {
    var panes = [
      PlacedPane(LessonPane(view: view, course: course, step: step, page: page), rect)
    ]
    if let strip = GoalPictures.strip(view) {
      panes.append(PlacedPane(GoalPictures(view: view), strip))
    }
    return panes
  }

  /// Where a command is typed, what is asked stays in sight above it.
  private static func abovePrompt(_ layout: LessonLayout, _ view: View) -> Rect {
    var rect = layout.rect
    guard !layout.isBeside, view.interaction.prompt != nil else { return rect }
    // Rows above the last that the line takes with what is said of it.
    let taken = 2
    let left = max(LessonPane.least.rows, rect.rows - taken)
    (rect.row, rect.rows) = (rect.row + rect.rows - taken - left, left)
    return rect
  }

  /// The funnel says in words what a layer does: they stand above the lesson's text.
  private static func keepsWords(_ view: View, _ screen: ScreenName) -> Bool {
    screen == .network && !LessonLayout(view.size).isBeside && !InputNumbersPane.isShown(view)
  }

  private static func rows(of page: LessonPage) -> Int {
    min(LessonLayout.rows, max(LessonLayout.fewestRows, page.lines.count))
  }
}
