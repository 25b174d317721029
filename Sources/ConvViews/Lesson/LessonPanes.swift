import ConvCanvas
import ConvSession

/// The panes of a lesson with the picture that it is about.
struct LessonPanes {
  private let view: View
  private let course: Course
  private let step: LessonStep
  private let screen: ScreenName

  /// Nil where no lesson is taken, or its last step is behind.
  init?(_ view: View, _ screen: ScreenName) {
    guard let course = view.session.course, let step = course.step else { return nil }
    (self.view, self.course, self.step, self.screen) = (view, course, step, screen)
  }

  /// What stands above the text in the place of the screen's own pane; nil: that pane.
  var own: (any Pane)? {
    InputNumbersPane.isShown(view) ? InputNumbersPane(view: view) : nil
  }

  /// The rectangle of the picture. It does not move when something is said to an answer.
  var body: Rect {
    let coversWords = screen != .layer && screen != .product && !keepsWords
    return LessonLayout(view.size, rows: keepsWords ? rows(isSilent: true) : LessonLayout.rows)
      .body(view.size, coversWords: coversWords)
  }

  /// The panes that lie over the picture.
  var panes: [PlacedPane] {
    let layout = LessonLayout(
      view.size, rows: keepsWords ? rows(isSilent: false) : LessonLayout.rows)
    let rect = abovePrompt(layout)
    var panes = [PlacedPane(LessonPane(view: view, course: course, step: step), rect)]
    if let strip = GoalPictures.strip(view) {
      panes.append(PlacedPane(GoalPictures(view: view), strip))
    }
    return panes
  }

  /// Where a command is typed, what is asked stays in sight above it.
  private func abovePrompt(_ layout: LessonLayout) -> Rect {
    var rect = layout.rect
    guard !layout.isBeside, view.interaction.prompt != nil else { return rect }
    // Rows above the last that the line takes with what is said of it.
    let taken = 2
    let left = max(LessonPane.least.rows, rect.rows - taken)
    (rect.row, rect.rows) = (rect.row + rect.rows - taken - left, left)
    return rect
  }

  /// The funnel says in words what a layer does: they stand above the lesson's text.
  private var keepsWords: Bool {
    screen == .network && !LessonLayout(view.size).isBeside && own == nil
  }

  private func rows(isSilent: Bool) -> Int {
    let page = LessonPage(
      view, course, step, rows: LessonLayout.rows, columns: view.size.columns - 2,
      isSilent: isSilent)
    return min(LessonLayout.rows, max(LessonLayout.fewestRows, page.lines.count))
  }
}
