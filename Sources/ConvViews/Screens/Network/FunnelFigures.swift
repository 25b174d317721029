import ConvCanvas
import ConvNet
import ConvSession

/// One of the four quantities of a layer, in its fixed colour.
private struct Figure: Sendable {
  let name: String
  let ink: Ink
  /// Layers that share a stack have the sizes of the one that is shown, and do the work of all.
  let value: @Sendable (FunnelStack, Node) -> Int

  static let all = [
    Figure(name: "H·W", ink: .grid, value: { $1.shape.count / max(1, $1.shape.channels) }),
    Figure(name: "C", ink: .channels, value: { $1.shape.channels }),
    Figure(name: "weights", ink: .weights, value: { stack, _ in stack.effort.weights }),
    Figure(name: "multiply-adds", ink: .work, value: { stack, _ in stack.effort.products }),
  ]

  func of(_ stack: FunnelStack, _ network: Network) -> Int {
    value(stack, network.nodes[stack.shown])
  }
}

/// Weights and numbers under each stack, and thin bars where there is room.
struct FunnelFigures {
  let funnel: Funnel

  private var view: View { funnel.view }
  private var network: Network { view.network }
  private var plan: FunnelPlan { funnel.plan }

  /// - Returns: the row after the figures.
  func draw(_ row: Int, _ column: Int, on painter: inout Painter) -> Int {
    var row = row
    if plan.showsCounts {
      if plan.showsCaption {
        // Each in the colour of its row below.
        let end = painter.put("weights and biases", row, column, .weights)
        painter.put(
          plan.isTerse ? "products" : "numbers that came out", row, end + 2,
          plan.isTerse ? .work : .grid)
        row += 1
      }
      drawCounts(row, on: &painter)
      row += 2
    }
    if plan.showsBars {
      if plan.showsCounts { row += 1 }
      drawBars(row, on: &painter)
      row += 4
      if plan.showsCaption { drawKey(row, column, on: &painter) }
      row += plan.showsCaption ? 1 : 0
    }
    return row + plan.gap
  }

  /// Draws what each stack of a large network takes, else how many numbers come out.
  private func drawCounts(_ row: Int, on painter: inout Painter) {
    for stack in funnel.stacks {
      let (weights, products) = stack.effort
      if weights > 0 { painter.put(Numerals.short(weights), row, stack.column, .weights) }
      if !plan.isTerse {
        painter.put(
          Numerals.short(network.nodes[stack.shown].shape.count), row + 1, stack.column, .grid)
      } else if products > 0 {
        painter.put(Numerals.short(products), row + 1, stack.column, .work)
      } else if stack.layers == [0], !plan.showsCaption {
        // The input has neither: there stands what the rows are.
        painter.put("weights", row, stack.column, .faint)
        painter.put("products", row + 1, stack.column, .faint)
      }
    }
  }

  /// Each quantity on a range of its own: the largest that is shown is the full width, which is the
  /// same under every stack.
  private func drawBars(_ row: Int, on painter: inout Painter) {
    let width = funnel.stacks.map(\.width).min() ?? 0
    for (index, figure) in Figure.all.enumerated() {
      let largest = max(1, funnel.stacks.map { figure.of($0, network) }.max() ?? 1)
      for stack in funnel.stacks {
        painter.bar(
          Double(figure.of(stack, network)) / Double(largest), row + index, stack.column,
          width: width, ink: figure.ink)
      }
    }
  }

  /// Draws the names of the bars, from top to bottom.
  private func drawKey(_ row: Int, _ column: Int, on painter: inout Painter) {
    var end = painter.put("bars: ", row, column, .faint)
    for (index, figure) in Figure.all.enumerated() {
      if index > 0 { end = painter.put(", ", row, end, .faint) }
      end = painter.put(figure.name, row, end, figure.ink)
    }
    // The notes under the stacks say which map that is.
    let other = funnel.stacks.compactMap { FunnelFront(view, $0, funnel.changes).otherMap }.first
    let maps = other == nil || view.shownBefore != nil ? "" : "strongest map in front"
    let scale = funnel.scale.note(isSignal: network.nodes[0].shape.isSignal) ?? ""
    let both = [maps, scale].filter { !$0.isEmpty }.joined(separator: " · ")
    // What a pixel stands for is worth more.
    let note = Painter.longest([both, scale], in: view.size.columns - end - 2)
    let rest = ", full at the largest here"
    if end + rest.count + note.count + 4 < view.size.columns { painter.put(rest, row, end, .faint) }
    if !note.isEmpty, end + note.count + 1 < view.size.columns {
      painter.put(rightBefore: view.size.columns - 1, note, row, .faint)
    }
  }
}
