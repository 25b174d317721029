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
    guard let reading = scene.reading(position.place.layer).value,
      let statistics = reading.statistics(ofChannel: position.map)
    else {
      return [
        "The same kernel slides over all \(Numerals.count(position.cellsPerMap)) places. "
          + "Go in to watch it."
      ]
    }
    let numerals = Numerals(isWhole: reading.isWhole)
    let flat = biasValue.map { numerals.text($0) } ?? "0"
    let most = numerals.text(statistics.maximum)
    let least = numerals.text(statistics.minimum)
    var words: Words =
      "Where the picture agrees with the kernel, the map says up to \(most, .positive)."
    if statistics.minimum < 0 {
      words = words + " Where it is the opposite, down to \(least, .negative)." as Words
    }
    if abs(kernelSum ?? 1) < 1e-6 {
      words = words + " Where nothing changes, only the bias speaks: \(bold: flat)." as Words
    }
    return [words]
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
    let sum = ConvSum(self)
    let numerals = Numerals((sum.window + sum.kernel + sum.products).compactMap { $0 })
    let count = sum.window.count
    var lines: [Words] = [
      "Lay the kernel on the \(here: "marked window"). Multiply what lies on each other,"
    ]
    if let total = sum.sum, let result = sum.result {
      let ending: Words =
        sum.bias.map {
          "add the \(count) products, and the bias once: \(bold: numerals.text(total)) + "
            + "\(Numerals([$0]).text($0), $0 < 0 ? .negative : .positive) = "
            + "\(here: numerals.text(result))."
        } ?? "add the \(count) products: \(here: numerals.text(result))."
      lines.append(ending)
    } else {
      lines.append("add the \(count) products\(sum.bias == nil ? "" : ", and the bias once").")
    }
    lines.append(seenWords(sum, numerals))
    return lines
  }

  /// What this window is to this kernel, with its numbers in it.
  private func seenWords(_ sum: ConvSum, _ numerals: Numerals) -> Words {
    let products = sum.products.compactMap { $0 }
    guard products.count == sum.window.count else {
      return "Every product that is still missing waits for \(here: "→")."
    }
    let plus = products.filter { $0 > 0 }.reduce(0, +)
    let minus = products.filter { $0 < 0 }.reduce(0, +)
    let pixels = sum.window.compactMap { $0 }
    let isFlat = (pixels.max() ?? 0) - (pixels.min() ?? 0) < 1e-6
    if isFlat, abs(kernelSum ?? 1) < 1e-6 {
      return "All that it reads is the same, and its weights add up to 0: only the bias speaks."
    }
    if plus == 0, minus == 0 { return "Bright pixels meet only weights of 0: nothing is added." }
    if minus == 0 {
      return "All that is bright lies on \(numerals.text(plus), .positive) worth of positive "
        + "weights: it answers."
    }
    if plus == 0 {
      return "All that is bright lies on negative weights: the opposite of what it looks for."
    }
    return "For: \(numerals.text(plus), .positive). Against: \(numerals.text(minus), .negative). "
      + "What is left is how much this place is what it looks for."
  }

  /// Sharing, with the numbers of this layer.
  var kernelHandWords: [Words] {
    let bench = Bench(session, interaction)
    let cells = Numerals.count(position.cellsPerMap)
    if bench.isOnBias {
      return ["The bias is added once to each of the \(cells) numbers of map \(position.map)."]
    }
    return [
      "This \(here: "one weight") takes part in all \(bold: cells) numbers of map "
        + "\(position.map): the marked places are where it is laid, each in another sum."
    ]
  }

  /// Sparsity, with the numbers of this pixel.
  var inputHandWords: [Words] {
    let source = node.inputs.first ?? 0
    let readers = marks.layers.filter { $0.key > source }.sorted { $0.key < $1.key }.prefix(4)
    let counts = readers.map { layer, footprint in
      "\(network.nodes[layer].alias) \(Numerals.count(footprint.count)) of "
        + Numerals.count(network.nodes[layer].shape.count)
    }
    return [
      "Of all numbers, these read this \(here: "one pixel"): "
        + "\(bold: counts.joined(separator: ", ")). No other knows of it."
    ]
  }
}
