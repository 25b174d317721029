import ConvCanvas
import ConvNet

/// The steps of an explanation that takes several: mean, variance, the distance from the mean, what
/// is scaled and shifted.
struct StepList {
  let sheet: TermSheet

  /// Rows for a heading and each step; none where there is one alone.
  var rows: Int {
    let count = sheet.explanation.steps.count
    return count > 1 ? count + 2 : 0
  }

  /// Columns of its notes and their numbers.
  func width(in columns: Int) -> Int {
    let notes = sheet.explanation.steps.indices.map { Canvas.width(of: note($0)) }
    return 2 + min(columns - 15, notes.max() ?? 0) + 12
  }

  /// One step a line: its note, how many numbers it reads, what it comes to. Where not all have
  /// room it is the last ones, for they make the number.
  func draw(_ rect: Rect, on painter: inout Painter) {
    let steps = sheet.explanation.steps
    let shown = steps.indices.suffix(max(1, rect.rows - 2))
    let cut = shown.count < steps.count ? ", the last \(shown.count) of \(steps.count)" : ""
    painter.put("step by step" + cut, rect.row, rect.column + 2, .label)
    let notes = steps.indices.map { note($0) }
    let room = rect.columns - 15
    let width = min(room, notes.map { Canvas.width(of: $0) }.max() ?? 0)
    let values = steps.indices.map { sheet.stepValue($0) }
    let numerals = StepList.numerals(values.compactMap { $0 })
    for index in shown {
      let (note, row) = (notes[index], rect.row + 1 + index - shown.lowerBound)
      let isLast = index + 1 == steps.count
      painter.put(
        Painter.shortened(note, in: room), row, rect.column + 2, isLast ? .here : .text,
        bold: isLast)
      painter.put(
        rightBefore: rect.column + 2 + width + 12,
        values[index].map { numerals.text($0) } ?? "·", row, isLast ? .here : .text, bold: true)
    }
  }

  /// More decimals where all numbers are small, and where one would be written as a whole number
  /// that it is not.
  private static func numerals(_ values: [Double]) -> Numerals {
    let finite = values.filter(\.isFinite)
    let reach = finite.map(\.magnitude).max() ?? 1
    let short = Numerals(decimals: 3)
    let seemsWhole = finite.contains { value in
      let written = short.rounded(value)
      return written == written.rounded() && value != written
        && Numerals(decimals: 4).rounded(value) != written
    }
    return reach < 0.02 || seemsWhole ? Numerals(decimals: 4) : short
  }

  /// `variance: mean of 96 numbers (x − 0.31)²`
  private func note(_ index: Int) -> String {
    let step = sheet.explanation.steps[index]
    let note = step.note.isEmpty ? "step \(index + 1)" : step.note
    let all = "\(Numerals.count(step.count)) \(step.count == 1 ? "number" : "numbers")"
    let what = step.transform.formula
    switch step.rule {
    case .sum(let divisor) where step.read.allSatisfy({ $0.isStep }):
      let factor = step.weight == nil ? "" : " × weight"
      let shift = step.bias == nil ? "" : " + bias"
      let isScaled = !(factor + shift).isEmpty
      return isScaled ? "\(note): the line above\(factor)\(shift)" : divisor == 1 ? note : "\(note)"
    case .sum(let divisor):
      return "\(note): \(divisor == 1 ? "sum" : "mean") of \(what), \(all)"
    case .largest: return "\(note): of \(all)"
    case .placeOfLargest: return note
    case .function(let function): return "\(note): \(function.formula.dropFirst(4))"
    }
  }
}

extension Transform {
  /// What it makes of x: `x²`.
  var formula: String {
    switch self {
    case .itself: "x"
    case .exponential: "e^(x − largest)"
    case .squaredDifference: "(x − mean)²"
    case .elementary(.square): "x²"
    case .elementary(.absolute): "|x|"
    case .elementary(let elementary): "\(elementary.rawValue)(x)"
    }
  }
}

extension Region {
  fileprivate var isStep: Bool { if case .step = source { true } else { false } }
}
