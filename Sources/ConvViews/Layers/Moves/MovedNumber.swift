import ConvNet
import ConvSession

/// One number of a layer that computes nothing, and the place it was taken from.
struct MovedNumber {
  let sheet: TermSheet
  /// Where it was; nil where it was nowhere, and is a fixed number.
  let source: Source?
  let place: [Int]

  init(_ sheet: TermSheet) {
    self.sheet = sheet
    guard sheet.explanation.termCount > 0, case .sum = sheet.step.rule,
      case .product(let source, let read, _) = sheet.explanation.term(0)
    else {
      (source, place) = (nil, [])
      return
    }
    (self.source, place) = (source, read)
  }

  /// Which of the layer's inputs it was taken from; the first where it was not taken from any.
  var slot: Int { if case .input(let slot)? = source { slot } else { 0 } }

  /// Whether it was taken from an input.
  var isRead: Bool { if case .input? = source { true } else { false } }

  /// `relu1[0,3,4]`, `operand[2]`; nil for a fixed number.
  var name: String? {
    switch source {
    case .input: sheet.readName(0)
    case .parameter(let name): Address(name, nil, place).text
    case .step, .output, .gradient, nil: nil
    }
  }
}
