import ConvCanvas
import ConvNet
import ConvSession

/// One number of a map with one kernel: the window, the kernel, the products, the sum and the
/// bias, one below the other as far as there is room.
struct ConvSum {
  private let view: View
  let window: [Float?]
  let kernel: [Float?]
  let products: [Float?]
  /// The numbers of the window that lie in the padding.
  let padding: Set<Int>
  /// The sum of the products that are known; nil where none is.
  let sum: Double?
  let bias: Float?
  let width: Int
  let height: Int
  let current: Int?
  let result: Float?
  let name: String
  /// Whether the learner is asked for the result.
  let isAsked: Bool

  /// - Parameter slot: which of the filter's kernels; nil for all, where there is only one.
  init(_ view: View, slot: Int? = nil) {
    self.view = view
    let position = view.elementAtHand
    let explanation = position.explanation
    let step = explanation.walkedStep
    let numbers = view.scene.numbers(of: position.place.layer)
    let extent = view.scene.extent(of: position.place.layer)
    let offset = position.place.element
    // Of the terms of the sum, those that have been added.
    let known =
      offset < extent.elements
      ? explanation.termCount : offset == extent.elements ? extent.terms : 0
    let terms = slot.map { position.terms(ofChannel: $0) } ?? 0..<step.count
    let read = step.read.first
    let shape = position.node.inputShapes.first
    var padding: Set<Int> = []
    window = terms.map { index in read.flatMap { numbers($0.source, $0[index]) } ?? 0 }
    for (place, index) in terms.enumerated() where !(shape?.contains(read?[index] ?? []) ?? true) {
      padding.insert(place)
    }
    self.padding = padding
    kernel = terms.map { index in step.weight.flatMap { numbers($0.source, $0[index]) } }
    products = terms.map { index in
      index < known ? explanation.termValue(index, numbers).map { Float($0) } ?? 0 : nil
    }
    let added = products.compactMap { $0 }.map(Double.init)
    sum = added.isEmpty ? nil : added.reduce(0, +)
    bias = step.bias.flatMap { numbers($0.source, $0[0]) }
    width = step.weight?.axes.last?.count ?? 1
    height = max(1, step.weight?.axes.dropLast().last?.count ?? 1)
    let term = view.session.place.term
    current =
      view.session.place.rung == .term && view.interaction.hand == .pass
        && terms.contains(term) ? term - terms.lowerBound : nil
    result = view.scene.value(position.place.layer, position.element).value
    isAsked = view.session.isAsked(position.place)
    name = position.numberWords
  }

  /// How all its numbers are written.
  var numerals: Numerals { Numerals((window + kernel + products).compactMap { $0 }) }
  /// How the sum, the bias and what they make are written: from all of them, so that they add up.
  var sumNumerals: Numerals {
    let addends = [sum, bias.map(Double.init)].compactMap { $0 }
    let total = isComplete ? addends.reduce(0, +) : addends.first ?? 0
    return Numerals(
      adding: [(isComplete ? addends : [total], total)],
      atLeast: bias.map { $0.rounded() == $0 } ?? true ? numerals.decimals : 2)
  }
  /// A sentence on the kernel's comparison, where it can be said.
  var sense: KernelSense? { KernelSense(kernel.compactMap { $0 }, width: width) }
  var isComplete: Bool { products.allSatisfy { $0 != nil } }

  func grid(_ numbers: [Float?], _ numerals: Numerals, reach: Float) -> NumberGrid {
    var grid = NumberGrid(numbers, width: width, numerals: numerals, reach: reach)
    grid.current = current
    return grid
  }
  /// The window in the colours of the map that it lies on.
  func windowGrid(_ numerals: Numerals, tone: @escaping (Float) -> Tone) -> NumberGrid {
    var grid = grid(window, numerals, reach: 1)
    (grid.tone, grid.padding) = (tone, padding)
    return grid
  }

  /// Rows in which the kernel and the products are numbers, with all that is added.
  var leastRows: Int { 2 * (height + 1) + (bias == nil ? 2 : 3) }

  /// The grids that fit, the products before the kernel before the window.
  func draw(on painter: inout Painter, _ rect: Rect) {
    let isMuted = view.isMuted(view.position.place.layer, view.position.map)
    let sums = (bias == nil ? 2 : 3) + (isMuted ? 1 : 0)
    let numerals = numerals
    let shown = (window + kernel + products).compactMap { $0 }
    let most = Magnification.isRoomy(view.size) ? 4 : 1
    func form(_ grids: Int) -> NumberGrid.Form {
      NumberGrid.form(
        height: height, width: width, shown: shown, numerals: numerals,
        rows: (rect.rows - sums - grids) / grids, columns: rect.columns, most: most)
    }
    // Three small pictures say more than one grid of numbers.
    var grids = 3
    while grids > 2, case .numbers = form(grids - 1), rect.rows - sums < grids * (height + 1) {
      grids -= 1
    }
    let chosen = form(grids)
    let notes = GridNotes(rect, NumberGrid.columns(chosen, width: width))
    var row = rect.row
    func draw(_ title: String, _ grid: NumberGrid, _ note: Words) {
      painter.put(title, row, rect.column, .label, width: rect.columns)
      let top = row + 1
      row = grid.draw(chosen, on: &painter, top, rect.column)
      notes?.draw(note, top..<row, on: &painter)
    }
    if grids >= 3 {
      let name = padding.isEmpty ? "window" : "window, \(padding.count) padded"
      draw(name, windowGrid(numerals, tone: Filter(view).tone(0)), windowNote)
    }
    draw("× kernel", grid(kernel, numerals, reach: view.reachOfWeights()), kernelNote)
    draw(
      "= products", grid(products, numerals, reach: view.reachOfProducts), productsNote(numerals))
    drawSums(on: &painter, row, rect, end: NumberGrid.columns(chosen, width: width))
  }

  private var windowNote: Words {
    let source = view.node.inputs.first ?? 0
    let name = source == 0 ? "the input" : view.network.nodes[source].alias
    return "\(label: "what lies under the") \(here: "marked window") \(label: "of \(name)")"
  }
  private var kernelNote: Words {
    let count = Numerals.count(view.position.cellsPerMap)
    return "\(label: "the weights: the same at all \(count) places of this map")"
  }
  private func productsNote(_ numerals: Numerals) -> Words {
    let known = products.compactMap { $0 }
    let (plus, minus) = (
      known.filter { $0 > 0 }.reduce(0, +), known.filter { $0 < 0 }.reduce(0, +)
    )
    guard isComplete else { return "\(label: "each number times the weight that lies on it")" }
    return
      "\(label: "above 0 they add up to") \(numerals.text(plus), .positive)\(label: ", below to") "
      + "\(numerals.text(minus), .negative)" as Words
  }

  private func drawSums(on painter: inout Painter, _ row: Int, _ rect: Rect, end: Int) {
    let end = rect.column + min(rect.columns, max(end, 15))
    let isAtBias = view.marks.isBias
    var row = row
    func line(_ label: String, _ text: String, isHere: Bool = false) {
      painter.put(label, row, rect.column, isHere ? .here : .label, bold: isHere)
      painter.put(rightBefore: end, text, row, isHere ? .here : .text, bold: true)
      row += 1
    }
    let numerals = sumNumerals
    line(isComplete ? "sum" : "sum so far", sum.map { numerals.text($0) } ?? "·")
    if let bias {
      line(
        "+ bias", numerals.text(bias), isHere: isAtBias && view.interaction.hand == .pass)
    }
    if isComplete, view.isMuted(view.position.place.layer, view.position.map) {
      painter.put("muted", row, rect.column, .differs, bold: true)
      painter.put(rightBefore: end, "× 0", row, .differs, bold: true)
      row += 1
    }
    let text = isAsked ? "?" : result.map { numerals.text($0) } ?? "·"
    // A name that would run into the number gives way to it.
    let room = end - rect.column - Canvas.width(of: text) - 2
    line(Painter.longest(["= \(name)", "= cell"], in: room), text, isHere: true)
  }
}
