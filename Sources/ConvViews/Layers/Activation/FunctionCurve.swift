import ConvCanvas
import ConvNet
import ConvSession

/// `y = f(x)` over the layer's range, with the number at hand on it. Both axes have one scale where
/// the curve is about as high as the range is wide; else its height is stretched, or squeezed.
struct FunctionCurve {
  let function: (Double) -> Double
  let formula: String
  let input: Float?
  let output: Float?
  let reach: Float
  let numerals: Numerals
  /// Columns that it may take, where there is room for them.
  private let widest: Int
  /// Whether the number at hand and what became of it stand below it.
  var saysNumbers = true
  private var cutOff: (out: Int, all: Int)?
  /// The bounds that the formula names.
  private var bounds: (low: Double, high: Double)?

  /// The curve of a layer that works on each number by itself.
  init(_ view: View, _ sheet: TermSheet, _ function: Function) {
    self.init(
      view, sheet, formula: function.formula, input: view.isOneNumber ? sheet.read(0) : nil,
      output: view.isOneNumber ? sheet.result : nil
    ) { function([$0]) }
    if !view.isOneNumber { cutOff = ActivationPane.cutOff(view) }
    if case .clip(let low, let high) = function { bounds = (low, high) }
  }

  /// Whether the formula has said from where to where the curve goes.
  private func saysRange(_ plot: Plot) -> Bool {
    bounds.map { $0.low == plot.lowest && $0.high == plot.highest } ?? false
  }

  init(
    _ view: View, _ sheet: TermSheet, formula: String, input: Float?, output: Float?,
    function: @escaping (Double) -> Double
  ) {
    let reading = view.scene.reading(view.node.inputs[0]).value
    reach = reading.map { view.reach($0, channel: sheet.position.map) } ?? 1
    (self.function, self.formula, self.input, self.output) = (function, formula, input, output)
    numerals = sheet.numerals
    widest = Magnification.isRoomy(view.size) ? 57 : 25
  }

  func draw(on painter: inout Painter, _ rect: Rect) {
    for (offset, line) in (FunctionCurve.lines(formula, in: rect.columns) ?? []).enumerated() {
      painter.put(line, rect.row + offset, rect.column, .label, width: rect.columns)
    }
    let plot = plot(rect)
    painter.canvas.draw(plot.map, rect.row + 2, rect.column, painter.appearance)
    let end = rect.column + 2 * plot.half + 1
    let row = rect.row + 2 + plot.rows
    painter.put(numerals.text(-reach), row, rect.column, .label)
    painter.put("0", row, rect.column + plot.half, .label)
    painter.put(rightBefore: end, numerals.text(reach), row, .label)
    if plot.isStretched, !saysRange(plot) {
      let decimals = Numerals(decimals: 2)
      painter.put(
        "y \(decimals.text(plot.lowest)) to \(decimals.text(plot.highest))", row + 1, rect.column,
        .faint)
    }
    drawNumbers(row + 2, rect.column, end, on: &painter)
  }

  /// The largest plot that leaves the rows for what stands below it.
  private func plot(_ rect: Rect) -> Plot {
    let hasNumbers = input != nil && saysNumbers || cutOff.map { $0.out > 0 } ?? false
    // An odd number of columns has a middle.
    let widest = max(2, (min(rect.columns, self.widest) - 1) / 2)
    for half in stride(from: widest, to: 2, by: -1) {
      let plot = Plot(self, half: half)
      let below = hasNumbers ? 4 : plot.isStretched ? 2 : 1
      if 2 + plot.rows + below <= rect.rows { return plot }
    }
    return Plot(self, half: 2)
  }

  /// How many became 0, or the number at hand and what became of it.
  private func drawNumbers(_ row: Int, _ column: Int, _ end: Int, on painter: inout Painter) {
    if let cutOff, cutOff.out > 0 {
      painter.put("\(Numerals.count(cutOff.out)) of", row, column, .label)
      painter.put("\(Numerals.count(cutOff.all)) became 0", row + 1, column, .label)
    }
    guard let input, saysNumbers else { return }
    painter.put("x", row, column, .label)
    painter.put(input, numerals, reach: reach, row, end - 8, width: 8, bold: true)
    painter.put("= y", row + 1, column, .here, bold: true)
    painter.put(
      rightBefore: end, output.map { numerals.text($0) } ?? "·", row + 1, .here, bold: true)
  }

  /// A formula on the two lines that there are for it; nil where it is longer.
  static func lines(_ formula: String, in columns: Int) -> [String]? {
    if Canvas.width(of: formula) <= columns { return [formula] }
    let parts = formula.split(separator: ", ", maxSplits: 1).map(String.init)
    let lines =
      parts.count == 2 ? [parts[0] + ",", "  " + parts[1]] : Painter.words(formula, in: columns)
    return lines.count == 2 && lines.allSatisfy { Canvas.width(of: $0) <= columns } ? lines : nil
  }

  /// The curve in pixels.
  private struct Plot {
    let half: Int
    private(set) var map: PixelMap
    let lowest: Double
    let highest: Double
    /// Whether the two axes have different scales.
    let isStretched: Bool
    private let zero: Int
    /// Rows of the canvas.
    var rows: Int { (map.rows + 1) / 2 }
    /// The step of the output for a pixel's height.
    private let unit: Double

    init(_ curve: FunctionCurve, half: Int) {
      self.half = half
      let reach = Double(curve.reach)
      let values = (-half...half).map { curve.function(reach * Double($0) / Double(half)) }
        .map { $0.isFinite ? $0 : 0 }
      lowest = min(0, values.min() ?? 0)
      highest = max(0, values.max() ?? 0)
      let range = max(highest - lowest, .leastNormalMagnitude)
      isStretched = range < 0.5 * reach || range > 1.3 * reach
      unit = (isStretched ? range : reach) / Double(half)
      zero = Int((highest / unit).rounded())
      let below = Int((-lowest / unit).rounded())
      map = PixelMap(rows: zero + below + 2, columns: 2 * half + 1, filling: Pixel(.empty))
      drawAxis(to: zero + below)
      let strongest = isStretched ? max(highest, -lowest) : reach
      var before = row(values[0])
      for (column, value) in values.enumerated() {
        let row = row(value)
        let tone: Tone =
          value == 0 ? .grey(0.45) : .signed(Float(max(-1, min(1, value / strongest))))
        // A steep curve has no gaps.
        for filled in column > 0 && abs(row - before) > 1
          ? min(row, before + (row > before ? 1 : -1))...max(row, before + (row > before ? 1 : -1))
          : row...row
        {
          map[filled, column] = Pixel(tone)
        }
        before = row
      }
      guard let input = curve.input, input.isFinite, let output = curve.output, output.isFinite
      else { return }
      let x = Int((min(1, max(-1, input / curve.reach)) * Float(half)).rounded())
      let (row, column) = (self.row(Double(output)), half + x)
      // A dot of three by three would hide where it is; a cross is seen.
      for (down, across) in [(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1)] {
        map[row + down, column + across] = Pixel(.here)
      }
    }

    private func row(_ value: Double) -> Int {
      let lines = (value / unit).rounded()
      return zero - Int(max(-200, min(200, lines)))
    }
    /// The axes below and behind the curve.
    private mutating func drawAxis(to last: Int) {
      for row in 0...last { map[row, half] = Pixel(.card(0.5)) }
      for column in 0..<map.columns where last > zero { map[zero, column] = Pixel(.card(0.3)) }
    }
  }
}
