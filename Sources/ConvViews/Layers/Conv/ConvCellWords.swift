import ConvCanvas
import ConvNet
import ConvSession

/// How the number at hand came about of a window and a kernel.
struct ConvCellWords {
  let view: View

  var lines: [Words] {
    if view.interaction.hand == .input { return HandWords(view).onInput }
    if let difference = view.differenceWords { return [difference] + view.mutedWords }
    let sum = ConvSum(view)
    let (numerals, sums) = (sum.numerals, sum.sumNumerals)
    let count = sum.window.count
    let first: Words =
      "Lay the kernel on the \(here: "marked window"). Multiply each pixel by the weight that lies "
      + "on it, "
    var lines: [Words] = []
    if !view.mutedWords.isEmpty, sum.result != nil {
      lines.append(
        first + "add the \(count) products\(sum.bias == nil ? "." : ", and the bias once.")"
          as Words)
      return lines + view.mutedWords
    }
    if let total = sum.sum, let result = sum.result {
      let ending: Words =
        sum.bias.map {
          "add the \(count) products, and the bias once: \(bold: sums.text(total)) "
            + Words.adding($0, sums) + " = \(here: sums.text(result))." as Words
        } ?? "add the \(count) products: \(here: sums.text(result))."
      lines.append(first + ending)
    } else {
      lines.append(
        first + "add the \(count) products\(sum.bias == nil ? "" : ", and the bias once")."
          as Words)
    }
    if !sum.padding.isEmpty {
      lines.append(
        "\(sum.padding.count) of the \(count) places lie outside, in the padding: they count as 0.")
    }
    lines.append(seenWords(sum, numerals))
    if view.session.isStepping, view.position.cell == 0, view.session.place.rung == .cell,
      view.interaction.hand == .pass
    {
      // Once, where one comes in: the map was seen whole one level up.
      lines.insert("\(here: "The pass stands at this cell"): what is later is blank.", at: 1)
    }
    return lines
  }

  /// Sentences on how well this window suits this kernel, with its numbers in them.
  private func seenWords(_ sum: ConvSum, _ numerals: Numerals) -> Words {
    let products = sum.products.compactMap { $0 }
    guard products.count == sum.window.count else {
      return view.interaction.hand == .output
        ? "It is not computed yet: \(bold: "Enter") goes there."
        : "Every product that is still missing waits for \(key: "right")."
    }
    let plus = products.filter { $0 > 0 }.reduce(0, +)
    let minus = products.filter { $0 < 0 }.reduce(0, +)
    let isFlat = (sum.window.compactMap { $0 }).allSatisfy { $0 == sum.window[0] }
    if !products.contains(where: { $0 != 0 }) {
      return "Every product is 0: what it reads is 0, or the weight on it is. Nothing is added."
    }
    if isFlat, abs(Filter(view).sum ?? 1) < 1e-5 {
      return "All that it reads is the same, and its weights add up to 0: they cancel."
    }
    if let sense = sum.sense, plus + minus != 0 {
      let (more, less) = plus + minus > 0 ? (sense, sense.opposite) : (sense.opposite, sense)
      let word = view.node.inputs == [0] ? "Brighter" : "More"
      return plus + minus > 0
        ? "\(word) \(more.place) than \(less.place): that is what this kernel looks for."
        : "\(word) \(more.place) than \(less.place): the opposite of what it looks for."
    }
    if minus == 0 {
      return "No product is negative: \(numerals.text(plus), .positive) for it, nothing against it."
    }
    if plus == 0 {
      return "No product is positive: \(numerals.text(minus), .negative), all against it."
    }
    return "The positive products add up to \(numerals.text(plus), .positive), "
      + "the negative ones to \(numerals.text(minus), .negative)."
  }
}
