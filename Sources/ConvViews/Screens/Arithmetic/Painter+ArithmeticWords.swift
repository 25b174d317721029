import ConvCanvas
import ConvNet
import ConvSession

extension Combination {
  /// What stands between two operands.
  var sign: String {
    switch self {
    case .sum, .mean: "+"
    case .difference: "−"
    case .product: "×"
    case .quotient, .integerQuotient: "÷"
    case .power: "^"
    case .less: "<"
    case .lessOrEqual: "≤"
    case .greater: ">"
    case .greaterOrEqual: "≥"
    case .modulo, .remainder, .minimum, .maximum, .and, .or, .xor, .prelu, .equal, .select: ","
    }
  }
  /// Whether the sign says what is done.
  fileprivate var isWrittenBetween: Bool { sign != "," && self != .mean }
}

extension Painter {
  private var operation: Combination? { (node.layer as? Arithmetic)?.operation }
  var arithmeticSign: String { operation?.sign ?? "," }

  /// The numbers at hand, what is done with all of them, and what is used again and again.
  func arithmeticWords(_ operands: [OperandAtHand], _ sheet: TermSheet) -> [Words] {
    if interaction.hand == .input { return inputHandWords }
    var lines: [Words] = []
    let names = operands.map(\.name)
    let listed =
      names.count <= 3
      ? names.joined(separator: " and ") : "\(names[0]), \(names[1]) and \(names.count - 2) more"
    if view.isOneNumber, sheet.isComplete, let result = sheet.result {
      let numbers = operands.map { $0.value.map { sheet.numerals.text($0) } ?? "·" }
      let isBetween = operation?.isWrittenBetween ?? false
      let made = numbers.prefix(4).joined(separator: isBetween ? " \(arithmeticSign) " : ", ")
      let sign = isBetween ? "=" : "→"
      lines.append(
        "\(made)\(numbers.count > 4 ? " …" : "") \(sign) \(here: sheet.numerals.text(result)): "
          + "\(operands.prefix(3).map(\.text).joined(separator: ", "))." as Words)
    } else {
      let formula = operation?.formula ?? ""
      lines.append("y = \(bold: formula), number by number, of \(listed).")
    }
    lines += operands.compactMap { stretchWords($0) }.prefix(1)
    let stays = operands.contains { $0.shape == node.shape }
    lines.append("\(bold: "\(node.shape)") \(stays ? "stays" : "comes out"); nothing is moved.")
    return lines
  }

  /// What an operand of fewer numbers does to all of the output, and how far a gate is open.
  private func stretchWords(_ operand: OperandAtHand) -> Words? {
    guard operand.isStretched(to: node.shape) else { return nil }
    let isOneEachMap = operand.shape.count == node.shape.channels && operand.shape.rank > 1
    if operand.shape.count == 1 { return "The one number of \(bold: operand.name) meets them all." }
    guard isOneEachMap, operand.shape[0] == node.shape[0] else {
      return
        "\(bold: operand.name) is \(operand.shape.description): where it has one place on an axis, that is used again."
    }
    if operation == .product, let value = operand.value, (0...1).contains(value) {
      return
        "\(bold: operand.name) has one number for each map, a gate: map \(position.map) is let through by \(bold: Numerals.percent(value))."
    }
    return "\(bold: operand.name) has one number for each map, used in all its cells."
  }
}
