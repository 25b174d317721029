import ConvCanvas
import ConvNet
import ConvSession

/// The columns of the list of ways, where they begin and end.
struct PreprocessingColumns {
  private let mark: Int
  private let numbers: Int
  private let colors: Int
  private let fit: Int
  /// Where the numbers that are read end.
  private let reads: Int
  private let distance: Int?
  private let share: Int
  private let answer: Int
  private let end: Int

  init(_ rect: Rect, hasDistances: Bool) {
    mark = rect.column
    numbers = rect.column + 4
    colors = numbers + 15
    fit = colors + 5
    reads = fit + 10 + 14
    distance = hasDistances ? reads + 10 : nil
    share = (distance ?? reads) + 9
    answer = share + 2
    end = rect.column + rect.columns
  }

  func drawHeader(_ row: Int, on painter: inout Painter) {
    painter.put("numbers", row, numbers, .label)
    painter.put("colours fit", row, colors, .label)
    painter.put(rightBefore: reads, "reads", row, .label)
    if let distance { painter.put(rightBefore: distance, "distance", row, .label) }
    painter.put(rightBefore: share, "share", row, .label)
    painter.put("answer", row, answer, .label, width: max(0, end - answer))
  }

  func draw(
    _ trial: PreprocessingTrial, _ network: Network, _ row: Int, isHere: Bool,
    on painter: inout Painter
  ) {
    let words = TrialWords(trial)
    let ink: Ink = isHere ? .here : trial.isMistake ? .faint : .text
    if isHere { painter.put("▸", row, mark, .here, bold: true) }
    if trial.isInUse { painter.put("✓", row, mark + 2, .good, bold: true) }
    painter.put(words.numbers, row, numbers, ink, bold: isHere || trial.isInUse)
    painter.put(words.colors, row, colors, ink)
    painter.put(words.fit, row, fit, ink)
    painter.put(rightBefore: reads, words.reads, row, ink)
    if let distance { painter.put(rightBefore: distance, words.distance, row, ink) }
    painter.put(rightBefore: share, words.share, row, ink, bold: isHere)
    let room = end - answer
    painter.put(ShortName.middle(words.answer(network), room), row, answer, ink, width: room)
  }
}
