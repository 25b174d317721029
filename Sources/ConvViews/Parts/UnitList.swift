import ConvCanvas
import ConvNet
import ConvSession

/// The numbers of a vector, or one for each map, one a row as far as they are known: a name, the
/// number on its colour, a bar of its size. What does not fit scrolls with the one at hand.
struct UnitList {
  let view: View
  let layer: Int
  var current: Int?
  var isCurrentHere = true
  /// How many there are; nil for all numbers of the layer.
  var count: Int?
  /// The number of one of them; nil for the layer's number in its place.
  var number: ((Int) -> Float?)?
  /// The magnitude of the strongest colour; nil for the layer's own.
  var reach: Float?
  /// How the numbers are written; nil for as those of the layer are.
  var numerals: Numerals?
  let name: (Int) -> String

  /// The first words of a name as the beginning of more: none that only lead on stands at its end.
  private static func ended(_ short: String, of name: String, _ width: Int) -> String {
    guard short != name else { return name }
    var words = short.split(separator: " ")
    while words.count > 2, let last = words.last, last.hasSuffix(":") || leading.contains(last) {
      if last.hasSuffix(":") {
        words[words.count - 1] = last.dropLast()
        break
      }
      words.removeLast()
    }
    let text = words.joined(separator: " ")
    return text.count < width ? text + "…" : text
  }
  private static let leading: Set<Substring> = ["a", "an", "and", "between", "of", "over", "the"]

  /// Draws as many as there is room for.
  /// - Returns: the row after the last.
  @discardableResult
  func draw(on painter: inout Painter, _ rect: Rect) -> Int {
    let count = count ?? view.network.nodes[layer].shape.count
    guard rect.rows > 0, rect.columns > 8 else { return rect.row }
    let rows = count > rect.rows ? rect.rows - 1 : rect.rows
    let start = min(max(0, (current ?? 0) - rows / 2), max(0, count - rows))
    let shown = start..<min(count, start + rows)
    let reading = view.scene.reading(layer).value
    let numerals = self.numerals ?? Numerals(isWhole: reading?.isWhole ?? true)
    let reach = self.reach ?? reading.map { view.reach($0, channel: 0) } ?? 1
    let digits = numerals.decimals == 0 ? 5 : numerals.decimals + 5
    let widest = shown.map { Canvas.width(of: name($0)) }.max() ?? 0
    let names = max(0, min(widest, rect.columns - 2 - digits - 1))
    // Whole words only, and where not even one of each fits, the units' numbers.
    let shortened = shown.map { Painter.words(name($0), in: names).first ?? "" }
    let isShort = zip(shortened, shown).contains { short, index in
      let rest = name(index).dropFirst(short.count)
      return !(rest.isEmpty || rest.first == " ")
    }
    let written = zip(shortened, shown).map { short, index in
      isShort ? "[\(index)]" : UnitList.ended(short, of: name(index), names)
    }
    for (line, index) in shown.enumerated() {
      let row = rect.row + line
      let isHere = index == current && isCurrentHere
      painter.click(
        row, rect.column..<rect.column + rect.columns,
        .say(["goto \(view.network.nodes[layer].alias)[\(index)]"]))
      if isHere { painter.put("▸", row, rect.column, .here, bold: true) }
      painter.put(
        written[line], row, rect.column + 2, isHere ? .here : .label, bold: isHere, width: names)
      let value = number.map { $0(index) } ?? reading?[index]
      let column = rect.column + 3 + names
      painter.put(
        value, numerals, reach: reach, row, column, width: digits, isHere: isHere)
      let room = min(30, rect.column + rect.columns - column - digits - 2)
      if room >= 4, let value, value.isFinite {
        painter.bar(
          Double(value.magnitude / reach), row, column + digits + 2, width: room,
          isNegative: value < 0)
      }
    }
    if shown.count < count {
      painter.put(
        "\(shown.lowerBound)–\(shown.upperBound - 1) of \(count)", rect.row + rows, rect.column + 2,
        .faint)
    }
    return rect.row + min(rect.rows, count)
  }
}
