import ConvCanvas
import ConvNet
import ConvSession

/// The terms of one number, one a line in the order of the pass: what is read, the weight, the
/// product, and what has come together so far. What does not fit scrolls with the term at hand.
struct TermTable {
  enum Line: Hashable {
    /// The channel or map that the terms below it come from.
    case heading(Int)
    case blank
    case term(Int)
    /// A mean's division.
    case division
    /// What the terms come to, where that is not the number yet.
    case total
    case result
  }

  let view: View
  let sheet: TermSheet
  /// The term that is here, now.
  let focus: Int?
  /// The text that is being typed where the weight stands.
  let typed: String?
  let lines: [Line]
  /// The lines that fit.
  let visible: [Line]
  private(set) var readWidth = 0
  private(set) var weightWidth = 0
  private(set) var numberWidth = 5
  /// The titles of the terms by index, with the names of their maps where there is room.
  private(set) var readTitles: [Int: String] = [:]

  /// Whether the running sum stands there, whether its title is short, and whether weights are
  /// named: in few columns a number stands there whole, or its column is left out.
  private(set) var hasSums = true
  private(set) var isShort = false
  /// Columns for what is made of each number before it is added; 0 where it is added as it is.
  private(set) var madeWidth = 0
  private(set) var madeNumber = 0
  private(set) var namesWeights = true

  /// - Parameter channel: the channel whose terms alone are listed; nil for all.
  init(_ view: View, _ sheet: TermSheet, rows: Int, columns: Int, channel: Range<Int>? = nil) {
    (self.view, self.sheet) = (view, sheet)
    focus = sheet.focus
    typed = view.interaction.hand == .kernel ? view.interaction.typed : nil
    let free = max(1, rows - 1)
    let terms = channel ?? 0..<sheet.explanation.termCount
    let loose = TermTable.lines(sheet, terms, isLoose: true)
    lines = loose.count <= free ? loose : TermTable.lines(sheet, terms, isLoose: false)
    // What is not seen is counted on a row of its own.
    let room = lines.count <= free ? free : max(1, free - 1)
    visible = TermTable.window(lines, around: focus, room, sheet)
    for case .term(let index) in visible {
      let title =
        view.size.columns >= 100 ? sheet.readTitle(index) : sheet.readWords(index)
      readTitles[index] = title
      readWidth = max(readWidth, Canvas.width(of: title))
      weightWidth = max(weightWidth, Canvas.width(of: weightName(index)))
      let numbers = [sheet.read(index), sheet.weight(index), sheet.value(index).map { Float($0) }]
      for case let number? in numbers {
        numberWidth = max(numberWidth, Canvas.width(of: sheet.numerals.text(number)) + 1)
      }
    }
    readWidth = max(readWidth, hasWeights ? 5 : 4)
    if !hasWeights, let title = sheet.transformTitle {
      let numbers = visible.compactMap { line -> Int? in
        guard case .term(let index) = line, let value = sheet.value(index) else { return nil }
        return Canvas.width(of: sheet.sumNumerals.text(value))
      }
      madeNumber = (numbers.max() ?? 0) + 1
      madeWidth = max(Canvas.width(of: title), madeNumber) + 2
    }
    fit(columns)
  }

  /// Leaves out what is worth least until the rest has room.
  private mutating func fit(_ columns: Int) {
    if width > columns { isShort = true }
    if width > columns { madeWidth = 0 }
    if width > columns, hasWeights {
      namesWeights = false
      weightWidth = 4
    }
    if width > columns, hasWeights { hasSums = false }
    guard width > columns else { return }
    readWidth = max(4, readWidth - (width - columns))
    readTitles = readTitles.mapValues { ShortName.of($0, readWidth) }
  }

  var hasWeights: Bool { sheet.hasFactors }

  func weightName(_ index: Int) -> String {
    if case .bias = sheet.explanation.term(index) { return "bias" }
    return namesWeights ? sheet.weightWords(index) : ""
  }

  /// Terms of a group that a heading stands over: a channel, or a map before it was flattened; nil
  /// where there is only one.
  static func termsPerGroup(_ sheet: TermSheet) -> Int? {
    let node = sheet.position.node
    guard let read = sheet.step.read.first, node.inputs.count == 1 else { return nil }
    if read.axes.count == 3, read.axes[0].count > 1 {
      let terms = sheet.explanation.termsPerChannel
      return terms > 1 ? terms : nil
    }
    let source = sheet.position.network.nodes[node.inputs[0]]
    guard LayerView.of(source).joinsMaps, let maps = source.inputShapes.first, maps.cells > 1,
      maps.channels > 1, read.count == maps.count
    else { return nil }
    return maps.cells
  }

  /// - Parameter isLoose: with a blank line between the rows of a kernel.
  private static func lines(_ sheet: TermSheet, _ terms: Range<Int>, isLoose: Bool) -> [Line] {
    let isWhole = terms.count == sheet.explanation.termCount
    let group = termsPerGroup(sheet)
    let row = sheet.step.read.first?.axes.last?.count ?? 1
    var lines: [Line] = []
    for index in terms where index < sheet.count || sheet.explanation.term(index) != .conclusion {
      if let group, index < sheet.count, index.isMultiple(of: group) {
        lines.append(.heading(index / group))
      } else if isLoose, group == nil, index > 0, index <= sheet.count,
        sheet.step.read.first?.axes.count == 3, row > 1, index.isMultiple(of: row)
      {
        lines.append(.blank)
      }
      lines.append(.term(index))
    }
    guard isWhole else { return lines + [.total] }
    if sheet.hasConclusion { lines.append(.total) }
    if sheet.divisor != 1 { lines.append(.division) }
    return lines + [.result]
  }

  private static func window(
    _ lines: [Line], around focus: Int?, _ room: Int, _ sheet: TermSheet
  ) -> [Line] {
    guard lines.count > room else { return lines }
    let line = focus.map { lines.firstIndex(of: .term($0)) ?? lines.count - 1 } ?? 0
    let start = min(max(0, line - room / 2), lines.count - room)
    var visible = Array(lines[start..<start + room])
    // The heading stays above what is left of its group.
    if let group = termsPerGroup(sheet), case .term(let first) = visible[0], first < sheet.count,
      room > 2, case .term = visible[1]
    {
      visible[0] = .heading(first / group)
    }
    return visible
  }

  /// `terms 10–27 of 73`, where not all are seen.
  var span: String? {
    guard visible.count < lines.count else { return nil }
    let seen = visible.compactMap { line -> Int? in
      if case .term(let index) = line { index } else { nil }
    }
    guard let first = seen.first, let last = seen.last else { return nil }
    return "terms \(first + 1)–\(last + 1) of \(sheet.explanation.termCount)"
  }

  /// Rows with the heading and what is said of those that are not seen.
  var rows: Int { 1 + visible.count + (span == nil ? 0 : 1) }
  /// Columns of the table.
  var width: Int { productEnd + sumWidth }
  /// Columns up to the end of the products, or of the numbers where there are none.
  var productEnd: Int {
    let reading = 2 + readWidth + 1 + numberWidth
    return hasWeights ? reading + 3 + weightWidth + 1 + 2 * numberWidth + 3 : reading + madeWidth
  }
  var sumWidth: Int {
    guard hasSums else { return 0 }
    return isShort ? max(numberWidth, 7) : max(numberWidth, hasWeights ? 10 : 14) + 1
  }
}
