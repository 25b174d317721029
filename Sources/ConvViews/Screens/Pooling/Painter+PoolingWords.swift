import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// `H, W 28×28 → 14×14; C stays 6; no weights at all.`
  var poolShapeWords: Words {
    guard let input = node.inputShapes.first else { return "" }
    return
      "\("H, W \(input.height)×\(input.width) → \(node.shape.height)×\(node.shape.width)", .grid); "
      + "\("C stays \(node.shape.channels)", .channels); no weights at all."
  }

  private var blocks: String {
    guard let window = node.layer.window else { return "block" }
    let overlaps =
      window.stride.height < window.size.height || window.stride.width < window.size.width
    return "\(window.size.written) " + (overlaps ? "window (they overlap)" : "block")
  }

  private var blockWord: String { blocks.hasSuffix("block") ? "block" : "window" }

  var poolMapWords: [Words] {
    if interaction.hand == .input { return inputHandWords }
    let start: Words =
      takesLargest
      ? "Pooling keeps the strongest answer of each \(blocks) and forgets where in it that was. "
      : "Pooling keeps the mean of each \(blocks): what is thin gets weak, what is wide stays. "
    return [start + poolShapeWords]
  }

  func poolCellWords(_ sheet: TermSheet) -> [Words] {
    if interaction.hand == .input { return inputHandWords }
    let padded = (0..<sheet.count).count { sheet.isPadding($0) }
    var last: Words =
      takesLargest
      ? "The largest counts the same wherever in the \(blockWord) it stands, but not outside of it."
      : "All \(Numerals.word(sheet.count)) count the same, wherever in the \(blockWord) they stand."
    if padded > 0 {
      let edge = "\(Numerals.word(padded)) of \(Numerals.word(sheet.count)) lie outside of the map"
      last =
        takesLargest
        ? "Here \(edge): padding is no number and never wins."
        : "Here \(edge) and "
          + (Int(sheet.divisor) == sheet.count - padded ? "do not count" : "count as 0")
          + ": divided by \(Int(sheet.divisor))."
    } else if takesLargest, let winner = sheet.winner, sheet.isComplete {
      let value = sheet.value(winner) ?? 0
      let equals = (0..<sheet.count).count { sheet.value($0) == value }
      if equals == sheet.count, equals > 1 {
        last =
          "All \(Numerals.word(equals)) are \(sheet.numerals.text(value)), so nothing is lost here."
      }
    }
    return poolMapWords + [last]
  }
}
