import ConvCanvas
import ConvNet
import ConvSession

/// The place as a path, what is said of it, and how far one is: `network › edges › map 0`.
struct CrumbsPane: Pane {
  let view: View

  var words: [Words] { ["\(here: place.crumbs.joined(separator: " › "))", "\(label: progress)"] }

  func draw(_ rect: Rect, on painter: inout Painter) {
    var column = rect.column + 1
    let crumbs = place.crumbs
    for (index, crumb) in crumbs.enumerated() {
      let isLast = index == crumbs.count - 1
      column = painter.put(crumb, rect.row, column, isLast ? .here : .label, bold: isLast)
      if !isLast { column = painter.put(" › ", rect.row, column, .faint) }
    }
    if let muted = view.mutedCrumb {
      column = painter.put(muted, rect.row, column + 2, .differs, bold: true)
    }
    let end = rect.column + rect.columns - 1 - Canvas.width(of: appearance.spelled(progress))
    if column + 2 < end { painter.put(progress, rect.row, end, .label) }
    let room = end - column - 4
    let notes = inputNotes(in: room)
    if !notes.isEmpty { painter.put(notes, rect.row, column + 2, .label, width: room) }
  }

  /// One place at a time: the pointer's, where it is on the numbers of an output.
  private var place: Position { session.place.rung >= .cell ? view.elementAtHand : position }

  private var progress: String {
    // How many cells there are says the shape.
    if session.hiddenShapes.contains(session.place.layer) { return "" }
    // In a lesson the steps are the lesson's.
    return session.course == nil
      ? place.progress : place.progress.replacing("step ", with: "layer ")
  }

  /// At the input, what was done to the picture on the way in.
  private func inputNotes(in room: Int) -> String {
    guard session.place.layer == 0 else { return "" }
    let all = session.subject.inputWords.joined(separator: ", ")
    // The words of the screen say the rest.
    let picture = session.subject.picture.notes.joined(separator: ", ")
    return Canvas.width(of: appearance.spelled(all)) <= room ? all : picture
  }
}
