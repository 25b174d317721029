import ConvCanvas
import ConvNet
import ConvSession

/// Where everything of a conv with several input channels stands: a column for each channel that
/// is shown, and the output to the right of them.
struct ChannelLayout {
  enum Section: Hashable {
    case map, window, kernel, products, contribution
  }
  /// The parts of a column from top to bottom, below the titles; labels take a row above each but the map.
  let sections: [Section]
  /// The form of windows, kernels and products.
  let grid: NumberGrid.Form
  /// How the input maps are drawn.
  let map: Placement
  /// How what each channel adds is drawn; nil where there is no room for it.
  let contribution: Placement?
  /// Kernels of the filter that are shown, from left to right, of all.
  let shown: [Int]
  let count: Int
  let columnWidth: Int
  let body: Rect
  let right: Rect
  /// Rows from that of the channels' sums to what each channel alone adds: lines beside the sums
  /// and a heading stand between.
  let contributionGap: Int

  static let gap = 2

  /// - Parameters:
  ///   - order: all kernels, those first that are shown first where there is no room for all.
  ///   - isWhole: whether the screen is about a whole map, not one number of it.
  init(
    _ view: View, _ body: Rect, sum: ConvSum, input: MapImage, output: MapImage, order: [Int],
    isWhole: Bool
  ) {
    self.body = body
    count = order.count
    // The output is as wide as an input, twice its smallest whole size, where that fits.
    let wide = body.columns / 4 >= output.columns * 2 ? output.columns * 2 : 0
    let rightLeast = max(18, wide, min(body.columns > 160 ? 40 : 26, body.columns / 5))
    let room = body.columns - rightLeast - ChannelLayout.gap
    let flat = ChannelLayout.grid(view, body, sum, count: count, room: room, isWhole: isWhole)
    func arranged(_ least: Int, _ grid: NumberGrid.Form) -> Arrangement {
      let fitting = ChannelLayout.fitting(least, room, order.count)
      let spread = (room + ChannelLayout.gap) / fitting - ChannelLayout.gap
      let shown = ChannelLayout.page(view, fitting, order)
      let columns = max(least, min(spread, max(least, 34)))
      let gap = 1 + max(2, ChannelTotal.lineCount(view, hidden: order.count - shown.count))
      let plan = ChannelLayout.plan(
        view, body, gridRows: NumberGrid.rows(grid, height: sum.height), columns: columns, gap: gap,
        input: input, output: output, isWhole: isWhole)
      return Arrangement(grid: grid, columns: columns, shown: shown, gap: gap, plan: plan)
    }
    let least = max(ChannelLayout.least, NumberGrid.columns(flat, width: sum.width))
    var chosen = arranged(least, flat)
    if Magnification.isRoomy(view.size) {
      let fewest = min(count, body.columns > 160 ? 5 : 3)
      let widths = Magnification.choices(view.size, numbers: false).map { input.columns * $0.scale }
      chosen = chosen.larger(widths, fewest: fewest) { arranged(max(least, $0), flat) }
      chosen = chosen.taller(body, height: sum.height) { arranged(chosen.columns, $0) }
    }
    (grid, columnWidth, shown) = (chosen.grid, chosen.columns, chosen.shown)
    (sections, map, contributionGap) = (chosen.plan.sections, chosen.plan.map, chosen.gap)
    contribution = chosen.plan.contribution
    let start = body.column + shown.count * (columnWidth + ChannelLayout.gap)
    right = Rect(
      row: body.row, column: start, rows: body.rows, columns: body.column + body.columns - start)
  }

  /// Columns of a channel at least.
  private static let least = 12

  private struct Arrangement {
    let grid: NumberGrid.Form
    let columns: Int
    let shown: [Int]
    let gap: Int
    let plan: Plan

    /// With larger maps of the channels that count most, which are worth more than small ones of all.
    /// - Parameters:
    ///   - widths: columns of an input's map, the largest first.
    ///   - fewest: channels that have to be left.
    func larger(_ widths: [Int], fewest: Int, _ arranged: (Int) -> Arrangement) -> Arrangement {
      for width in widths {
        let other = arranged(width)
        if other.shown.count >= fewest, other.plan.map.columns == width,
          other.plan.sections == plan.sections,
          other.plan.contribution?.rows ?? 0 >= plan.contribution?.rows ?? 0
        {
          return other
        }
      }
      return self
    }

    /// With larger numbers, where rows are left.
    func taller(
      _ body: Rect, height: Int, _ arranged: (NumberGrid.Form) -> Arrangement
    ) -> Arrangement {
      guard case .numbers(var cell) = grid,
        plan.spare(body, NumberGrid.rows(grid, height: height)) >= 3 * height
      else { return self }
      cell.rows = 2
      let other = arranged(.numbers(cell))
      return other.plan.sections == plan.sections ? other : self
    }
  }

  private static func fitting(_ columns: Int, _ room: Int, _ count: Int) -> Int {
    max(1, min(count, (room + gap) / (columns + gap)))
  }

  /// The form of all grids: as many channels as possible, but numbers where three or all of them
  /// keep theirs.
  private static func grid(
    _ view: View, _ body: Rect, _ sum: ConvSum, count: Int, room: Int, isWhole: Bool
  ) -> NumberGrid.Form {
    let isRoomy = Magnification.isRoomy(view.size)
    // All kernels of the filter are written alike.
    let kernels = Filter(view).numbers
    let decimals = Numerals(kernels).decimals
    let numerals = Numerals(decimals: isWhole ? decimals : max(decimals, sum.numerals.decimals))
    let values = kernels + (isWhole ? [] : (sum.window + sum.products).compactMap { $0 })
    func form(_ columns: Int) -> NumberGrid.Form {
      let form = NumberGrid.form(
        height: sum.height, width: sum.width, shown: values, numerals: numerals,
        rows: isWhole ? max(3, body.rows / 5) : max(2, (body.rows - 8) / (isRoomy ? 3 : 2)),
        columns: columns, most: isRoomy ? 2 : 1)
      // In one row each, until it is known what rows are left.
      guard case .numbers(var cell) = form else { return form }
      cell.rows = 1
      return .numbers(cell)
    }
    var columns = max(least, (room + gap) / min(count, 3) - gap)
    if case .numbers = form((room + gap) / count - gap) { columns = (room + gap) / count - gap }
    let grid = form(columns)
    guard case .numbers(let cell) = grid, isWhole || count > 3, !cell.isShort else { return grid }
    // Numbers may stand closer where one more channel fits for it.
    let tight = form(max(least, cell.columns * sum.width - sum.width))
    if case .numbers(let closer) = tight, !closer.isShort { return tight }
    return grid
  }

  /// The page that the channel at hand is on; where none is, those that count most.
  private static func page(_ view: View, _ fitting: Int, _ order: [Int]) -> [Int] {
    let isInside = view.session.place.rung >= .channel && view.interaction.hand == .pass
    let wanted = isInside ? view.position.channel : view.interaction.pointer.channel
    guard fitting < order.count, isInside || wanted > 0 else {
      return Array(fitting < order.count ? order.prefix(fitting) : order.sorted()[...])
    }
    let first = min(wanted, order.count - 1) / fitting * fitting
    return Array(first..<min(order.count, first + fitting))
  }

  private struct Plan {
    var sections: [Section]
    var map: Placement
    var contribution: Placement?
    /// Rows between the sums and what each channel alone adds.
    var gap = 0

    /// Rows of a rectangle that it leaves free.
    func spare(_ body: Rect, _ gridRows: Int) -> Int {
      let grids = sections.count { [.window, .kernel, .products].contains($0) }
      let shown = sections.contains(.map) ? map.rows : 0
      return body.rows - 2 - shown - grids * (gridRows + 1)
        - (contribution.map { $0.rows + gap } ?? 0)
    }
  }

  /// The blocks that fit below each other. The kernel and its result stay; the window is seen on
  /// the input's map where that shows numbers.
  private static func plan(
    _ view: View, _ body: Rect, gridRows: Int, columns: Int, gap: Int, input: MapImage,
    output: MapImage, isWhole: Bool
  ) -> Plan {
    func placed(_ image: MapImage, _ rows: Int) -> Placement {
      view.placement(
        image, max(1, rows), columns, numbers: view.interaction.showsNumbers ?? true)
    }
    let block = gridRows + 1
    if isWhole {
      let rows = body.rows - 1 - block - 1
      let map = placed(input, rows / 2)
      return Plan(
        sections: [.map, .kernel, .contribution], map: map,
        contribution: placed(output, rows - map.rows))
    }
    let all = body.rows - 2 - 3 * block
    if all >= 5 {
      let map = placed(input, all >= 18 ? all - 9 : all)
      let rest = all - map.rows - gap
      let contribution = rest >= 4 ? placed(output, min(rest, max(6, map.rows))) : nil
      return Plan(
        sections: [.map, .window, .kernel, .products]
          + (contribution == nil ? [] : [.contribution]),
        map: map, contribution: contribution, gap: gap)
    }
    let map = placed(input, body.rows - 2 - 2 * block)
    if case .numbers = map.form { return Plan(sections: [.map, .kernel, .products], map: map) }
    let isDeep = view.session.place.rung >= .channel || map.rows < 4
    return Plan(
      sections: isDeep ? [.window, .kernel, .products] : [.map, .window, .kernel], map: map)
  }

  func column(_ slot: Int) -> Int {
    body.column + (shown.firstIndex(of: slot) ?? 0) * (columnWidth + ChannelLayout.gap)
  }
  /// Channels that there is no room for.
  var others: [Int] { (0..<count).filter { !shown.contains($0) } }
}
