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

extension Painter {
  /// Weights and numbers under each stack, and thin bars where there is room.
  /// - Returns: the row after the figures.
  mutating func drawFigures(
    _ funnel: Funnel, _ plan: FunnelPlan, _ changes: FunnelChanges, _ row: Int, _ column: Int
  ) -> Int {
    var row = row
    if plan.showsCounts {
      if plan.showsCaption {
        let second = plan.isTerse ? "products" : "numbers that came out"
        put("weights and biases; \(second)", row, column, .faint)
        row += 1
      }
      drawCounts(funnel, plan, row)
      row += 2
    }
    if plan.showsBars {
      if plan.showsCounts { row += 1 }
      drawBars(funnel, row)
      row += 4
      if plan.showsCaption { drawKey(funnel, changes, row, column) }
      row += plan.showsCaption ? 1 : 0
    }
    return row + plan.gap
  }

  /// Of a large network what each stack takes, else how many numbers come out.
  private mutating func drawCounts(_ funnel: Funnel, _ plan: FunnelPlan, _ row: Int) {
    for stack in funnel.stacks {
      let (weights, products) = stack.effort
      if weights > 0 { put(Numerals.short(weights), row, stack.column, .weights) }
      if !plan.isTerse {
        put(Numerals.short(network.nodes[stack.shown].shape.count), row + 1, stack.column, .grid)
      } else if products > 0 {
        put(Numerals.short(products), row + 1, stack.column, .work)
      } else if stack.layers == [0], !plan.showsCaption {
        // The input has neither: there stands what the rows are.
        put("weights", row, stack.column, .faint)
        put("products", row + 1, stack.column, .faint)
      }
    }
  }

  /// Each quantity on a range of its own: the largest that is shown is the full width.
  private mutating func drawBars(_ funnel: Funnel, _ row: Int) {
    for (index, figure) in Figure.all.enumerated() {
      let largest = max(1, funnel.stacks.map { figure.of($0, network) }.max() ?? 1)
      for stack in funnel.stacks {
        canvas.bar(
          Double(figure.of(stack, network)) / Double(largest), row + index, stack.column,
          width: stack.width, theme.color(figure.ink), theme, appearance)
      }
    }
  }

  /// What the bars are, from top to bottom.
  private mutating func drawKey(
    _ funnel: Funnel, _ changes: FunnelChanges, _ row: Int, _ column: Int
  ) {
    var end = put("bars: ", row, column, .faint)
    for (index, figure) in Figure.all.enumerated() {
      if index > 0 { end = put(", ", row, end, .faint) }
      end = put(figure.name, row, end, figure.ink)
    }
    // The notes under the stacks say which map is in front where it is not the first.
    let other = funnel.stacks.compactMap { [self] in FunnelFront(view, $0, changes).otherMap }.first
    let maps = other.map { "map \($0): in front" } ?? ""
    let note = [maps, funnel.scale.note(isSignal: network.nodes[0].shape.isSignal) ?? ""].filter {
      !$0.isEmpty
    }.joined(separator: " · ")
    let rest = ", full at the largest here"
    if end + rest.count + note.count + 4 < size.columns { put(rest, row, end, .faint) }
    if !note.isEmpty, end + note.count + 1 < size.columns {
      put(rightBefore: size.columns - 1, note, row, .faint)
    }
  }
}
