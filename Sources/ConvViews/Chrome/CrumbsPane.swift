import ConvCanvas
import ConvNet
import ConvSession

/// The place as a path, what is said of it, and how far one is: `network › edges › map 0`.
struct CrumbsPane: Pane {
  let view: View

  static let least = Size(rows: 1, columns: 20)

  var words: [Words] { ["\(here: place.crumbs.joined(separator: " › "))", "\(label: progress)"] }

  func draw(_ rect: Rect, on painter: inout Painter) {
    var column = rect.column + 1
    let crumbs = place.crumbs
    for (index, crumb) in crumbs.enumerated() {
      let isLast = index == crumbs.count - 1
      let start = column
      column = painter.put(crumb, rect.row, column, isLast ? .here : .label, bold: isLast)
      let out = session.place.rung == .network ? 0 : crumbs.count - 1 - index
      if out > 0 {
        painter.click(
          rect.row, start..<column, .say([String](repeating: "zoom out", count: out)))
      }
      if !isLast { column = painter.put(" › ", rect.row, column, .faint) }
    }
    // What the map at hand answers to is said first; its place is how one writes it.
    if !mapName.isEmpty { column = painter.put(", \(mapName)", rect.row, column, .here) }
    if let muted = view.mutedCrumb {
      column = painter.put(muted, rect.row, column + 2, .differs, bold: true)
    }
    // Where there is no room for it the word that is counted is left out: the path has it.
    let whole = self.progress
    let words = whole.split(separator: " ").dropLast()
    let short = whole.contains("layer") ? whole : words.joined(separator: " ")
    let progress = Painter.longest([whole, short], in: rect.column + rect.columns - 4 - column)
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
    session.hiddenShapes.contains(session.place.layer) ? "" : place.progress
  }

  /// The name of the map at hand where the map is the last of the path.
  private var mapName: String {
    guard place.place.rung == .map || place.place.rung == .cell && !position.ladder.has(.map) else {
      return ""
    }
    return view.unitName(place.place.layer, place.element.first ?? 0)
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
