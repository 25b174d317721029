import ConvCanvas
import ConvNet
import ConvSession

/// Lines on the cells of a canvas, as the sides of each cell that they touch.
private struct LineGrid {
  struct Sides: OptionSet, Sendable {
    let rawValue: Int
    static let up = Sides(rawValue: 1)
    static let down = Sides(rawValue: 2)
    static let left = Sides(rawValue: 4)
    static let right = Sides(rawValue: 8)

    /// `└`, or `+` where there is only ASCII.
    func glyph(ascii: Bool) -> String {
      let isLevel = isSubset(of: [.left, .right])
      let isUpright = isSubset(of: [.up, .down])
      if ascii { return isLevel ? "-" : isUpright ? "|" : "+" }
      if isLevel { return "─" }
      if isUpright { return "│" }
      return switch self {
      case [.up, .right]: "└"
      case [.up, .left]: "┘"
      case [.down, .right]: "┌"
      case [.down, .left]: "┐"
      case [.up, .left, .right]: "┴"
      case [.down, .left, .right]: "┬"
      case [.up, .down, .right]: "├"
      case [.up, .down, .left]: "┤"
      default: "┼"
      }
    }
  }
  struct Spot: Hashable {
    let row: Int
    let column: Int
  }
  private(set) var cells: [Spot: Sides] = [:]
  private(set) var heads: [Spot: Symbol] = [:]
  /// Where an upright line meets its lane; elsewhere it only crosses lanes.
  private(set) var ends: Set<Spot> = []

  mutating func level(_ row: Int, _ columns: ClosedRange<Int>) {
    for column in columns {
      var sides: Sides = []
      if column > columns.lowerBound { sides.insert(.left) }
      if column < columns.upperBound { sides.insert(.right) }
      cells[Spot(row: row, column: column), default: []].formUnion(sides)
    }
  }
  /// From the bottom of a card into a lane.
  mutating func upright(_ column: Int, from top: Int, to row: Int, head: Bool) {
    for each in min(top, row)...row {
      var sides: Sides = [.up]
      if each < row { sides.insert(.down) }
      cells[Spot(row: each, column: column), default: []].formUnion(sides)
    }
    ends.insert(Spot(row: row, column: column))
    if head { heads[Spot(row: min(top, row), column: column)] = .up }
  }
  mutating func end(_ row: Int, _ column: Int) { heads[Spot(row: row, column: column)] = .right }
}

/// The lines to stacks further on, each from below its source to an arrow below the one that reads
/// it.
struct FunnelLines {
  let funnel: Funnel

  func draw(_ row: Int, _ left: Int, on painter: inout Painter) {
    var grid = LineGrid()
    let shown = funnel.before..<funnel.before + funnel.stacks.count
    let edge = left...left + funnel.columns - 1
    for line in funnel.lanes.lines where line.last >= shown.lowerBound {
      guard line.first < shown.upperBound else { continue }
      let lane = row + funnel.rows + line.lane
      var columns: [Int] = []
      for source in line.sources where shown.contains(source) {
        let stack = funnel.stacks[source - funnel.before]
        let column = stack.column + min(2, max(0, stack.width - 1))
        grid.upright(column, from: bottom(stack, row), to: lane, head: false)
        columns.append(column)
      }
      for target in line.targets where shown.contains(target) {
        let stack = funnel.stacks[target - funnel.before]
        grid.upright(stack.column, from: bottom(stack, row), to: lane, head: true)
        columns.append(stack.column)
      }
      if line.first < shown.lowerBound { columns.append(edge.lowerBound) }
      if line.last >= shown.upperBound {
        columns.append(edge.upperBound)
        grid.end(lane, edge.upperBound)
      }
      if let first = columns.min(), let last = columns.max() { grid.level(lane, first...last) }
    }
    draw(grid, on: &painter)
  }

  /// The first row below a stack's front card.
  private func bottom(_ stack: FunnelStack, _ row: Int) -> Int {
    row + (funnel.centre - stack.rows / 4 * 2 + stack.rows + 1) / 2
  }

  private func draw(_ grid: LineGrid, on painter: inout Painter) {
    let appearance = painter.appearance
    for (spot, all) in grid.cells {
      var sides = all
      // What only crosses leads over it.
      if sides.isSuperset(of: [.up, .down]), !grid.ends.contains(spot) { sides = [.up, .down] }
      let text =
        grid.heads[spot].map { appearance.glyph($0) } ?? sides.glyph(ascii: appearance.ascii)
      painter.canvas.put(text, spot.row, spot.column, painter.theme.style(.label))
    }
  }
}
