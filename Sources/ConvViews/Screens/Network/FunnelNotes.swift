import ConvCanvas
import ConvNet

/// The line under the stacks: what is on their front cards, and how many lines found no lane.
struct FunnelNotes {
  let funnel: Funnel

  func draw(_ row: Int, on painter: inout Painter) {
    let view = funnel.view
    let left = funnel.lanes.leftCount
    let more = left == 0 ? "" : left == 1 ? "1 more line" : "\(left) more lines"
    if !more.isEmpty { painter.put(rightBefore: view.size.columns - 1, more, row, .faint) }
    let rest = view.size.columns - (more.isEmpty ? 0 : more.count + 2)
    for (index, stack) in funnel.stacks.enumerated() {
      let next =
        index + 1 < funnel.stacks.count ? funnel.stacks[index + 1].column : view.size.columns
      let end = min(next, rest)
      var words = Words([])
      let left = funnel.lanes.left[funnel.before + index] ?? []
      for note in FunnelFront(view, stack, funnel.changes).notes(
        withoutLane: left, in: end - stack.column - 1)
      {
        let isFirst = words.spans.isEmpty
        // A count stays where the words around it find no room.
        let fits = note.width < end - stack.column
        let shown = isFirst && !fits ? Words(Array(note.spans.prefix(1))) : note
        let longer = isFirst ? shown : words + " " + shown
        if longer.width < end - stack.column {
          words = longer
        }
      }
      painter.put(words, row, stack.column)
    }
  }
}
