import ConvCanvas
import ConvNet
import ConvSession

/// The titles of all stacks: names, those that share a stack one below the other, and the shape. Of
/// a folded block the name, and how many layers it has or which of them is at hand.
struct FunnelTitles {
  let funnel: Funnel

  private var view: View { funnel.view }
  private var network: Network { view.network }

  func draw(_ row: Int, on painter: inout Painter) {
    for stack in funnel.stacks {
      let titles = stack.unit.titles(network, shown: stack.shown)
      let start = row + funnel.titleRows - titles.count
      for (index, title) in titles.enumerated() {
        let isShape = index == titles.count - 1
        guard stack.unit.label == nil || isShape else { continue }
        let layer = isShape ? stack.shown : stack.layers[index]
        let isHere = layer == view.session.place.layer
        let ink: Ink = isHere ? .here : view.isWaiting(layer) ? .faint : isShape ? .label : .text
        painter.put(title, start + index, stack.column, ink, bold: isHere && !isShape)
      }
      if stack.unit.label != nil { drawBlockTitles(stack, titles, start, on: &painter) }
    }
  }

  private func drawBlockTitles(
    _ stack: FunnelStack, _ titles: [String], _ row: Int, on painter: inout Painter
  ) {
    let place = view.session.place.layer
    let isHere = stack.layers.contains(place)
    let isAhead = view.isWaiting(stack.layers[0])
    painter.put(
      titles[0], row, stack.column, isHere ? .here : isAhead ? .faint : .text, bold: isHere)
    guard isHere else {
      painter.put(titles[1], row + 1, stack.column, isAhead ? .faint : .label)
      return
    }
    let alias = ShortName.of(network.nodes[place].alias, stack.width)
    painter.put(alias, row + 1, stack.column, .here, bold: true)
  }
}
