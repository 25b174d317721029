import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// What is seen in one map.
  var convMapWords: [Words] {
    switch interaction.hand {
    case .kernel: return kernelHandWords
    case .input: return inputHandWords
    case .output: return convCellWords
    case .pass: break
    }
    if !view.mutedWords.isEmpty { return view.mutedWords }
    guard let reading = scene.reading(position.place.layer).value,
      let statistics = reading.statistics(ofChannel: position.map)
    else {
      return [
        "The same \(isSingleChannel ? "kernel slides" : "kernels slide") over all "
          + "\(Numerals.count(position.cellsPerMap)) places. Go in to watch it."
      ]
    }
    let numerals = Numerals(isWhole: reading.isWhole)
    if statistics.minimum == statistics.maximum, statistics.infinities + statistics.notNumbers == 0
    {
      return [
        "The map says \(bold: numerals.text(statistics.maximum)) everywhere.", flatWords,
      ]
    }
    let sense =
      isSingleChannel
      ? KernelSense(ConvSum(view).kernel.compactMap { $0 }, width: ConvSum(view).width) : nil
    guard let sense, node.inputs == [0] else {
      return [extremes(reading, statistics, numerals), flatWords]
    }
    let most = signed(statistics.maximum, numerals)
    let least = signed(statistics.minimum, numerals)
    return [
      "Where it is brighter \(sense.place) than \(sense.opposite.place), the map says up to "
        + most + "; the other way round, down to " as Words + least + "." as Words,
      flatWords,
    ]
  }

  /// Where a map says most and least, and which channel is behind it.
  private func extremes(
    _ reading: Reading, _ statistics: Statistics, _ numerals: Numerals
  ) -> Words {
    let cells = 0..<position.cellsPerMap
    let start = position.map * position.cellsPerMap
    func place(_ value: Float) -> (name: String, cell: Int) {
      let cell = cells.first { reading[start + $0] == value } ?? 0
      return ("(\(cell / node.shape.width), \(cell % node.shape.width))", cell)
    }
    let (most, least) = (place(statistics.maximum), place(statistics.minimum))
    var added: Words = ""
    if !isSingleChannel,
      let parts = scene.contributions(position.place.layer, map: position.map).value
    {
      let shares = (0..<parts.shape.channels).map { parts[$0 * parts.shape.cells + most.cell] ?? 0 }
      if let best = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[best] > 0 {
        added =
          ", of which \(channelName(best)) adds " as Words
          + signed(shares[best], Numerals(isWhole: parts.isWhole))
      }
    }
    return "It says most at \(most.name), " + signed(statistics.maximum, numerals) + added
      + "; least at \(least.name), " as Words + signed(statistics.minimum, numerals) + "." as Words
  }

  /// What flat places give: the sum of the weights times their brightness, and the bias.
  var flatWords: Words {
    let bias = biasValue ?? 0
    let step = position.explanation.walkedStep
    let values = scene.numbers(of: position.place.layer)
    let numbers = (0..<step.count).compactMap { index in
      step.weight.flatMap { values($0.source, $0[index]) }
    }
    let biasWords: Words = hasBias ? signed(bias, Numerals([bias])) : "0"
    if !numbers.contains(where: { $0 != 0 }) {
      return "All weights are 0: only the bias speaks, " + biasWords + "." as Words
    }
    let sum = kernelSum ?? 0
    let end: Words = hasBias ? ", and the bias, " + biasWords + "." as Words : "."
    if abs(sum) < 1e-5 {
      return "Its weights add up to 0: where nothing changes, "
        + (hasBias ? "only the bias speaks, " + biasWords + "." as Words : "it says 0.")
    }
    return "Flat places of value 1 give the weights' sum, \(bold: Numerals(numbers).text(sum))"
      + end
  }

  /// The sum of the weights of the kernel at hand: what a flat place gives.
  var kernelSum: Double? {
    let step = position.explanation.walkedStep
    guard let region = step.weight else { return nil }
    let numbers = scene.numbers(of: position.place.layer)
    return (0..<region.count).reduce(0.0) { $0 + Double(numbers(region.source, region[$1]) ?? 0) }
  }

  /// How the number at hand came about.
  var convCellWords: [Words] {
    switch interaction.hand {
    case .kernel: return kernelHandWords
    case .input: return inputHandWords
    case .pass, .output: break
    }
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
    if session.isStepping, position.cell == 0, session.place.rung == .cell,
      interaction.hand == .pass
    {
      // Once, where one comes in: the map was seen whole one level up.
      lines.insert("\(here: "The pass stands at this cell"): what is later is blank.", at: 1)
    }
    return lines
  }

  /// What this window is to this kernel, with its numbers in it.
  private func seenWords(_ sum: ConvSum, _ numerals: Numerals) -> Words {
    let products = sum.products.compactMap { $0 }
    guard products.count == sum.window.count else {
      return interaction.hand == .output
        ? "It is not computed yet: \(here: "Enter") goes there."
        : "Every product that is still missing waits for \(here: "→")."
    }
    let plus = products.filter { $0 > 0 }.reduce(0, +)
    let minus = products.filter { $0 < 0 }.reduce(0, +)
    let isFlat = (sum.window.compactMap { $0 }).allSatisfy { $0 == sum.window[0] }
    if !products.contains(where: { $0 != 0 }) {
      return "Every product is 0: what it reads is 0, or the weight on it is. Nothing is added."
    }
    if isFlat, abs(kernelSum ?? 1) < 1e-5 {
      return "All that it reads is the same, and its weights add up to 0: they cancel."
    }
    if let sense = KernelSense(sum.kernel.compactMap { $0 }, width: sum.width), plus + minus != 0 {
      let (more, less) = plus + minus > 0 ? (sense, sense.opposite) : (sense.opposite, sense)
      let word = node.inputs == [0] ? "Brighter" : "More"
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
