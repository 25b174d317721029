import ConvCanvas
import ConvNet
import ConvSession

/// Sentences about the term at hand, with its numbers in them, true for any of them.
struct TermWords {
  let view: View
  let sheet: TermSheet

  var lines: [Words] {
    guard let index = sheet.focus else { return [] }
    guard index < sheet.known else {
      return ["This one is not computed yet: it waits for \(key: "right")."]
    }
    var lines: [Words]
    switch sheet.explanation.term(index) {
    case .bias: lines = [biasWords(index)]
    case .conclusion: lines = [conclusionWords]
    case .product:
      switch sheet.step.rule {
      case .largest, .placeOfLargest: lines = [candidateWords(index)]
      case .function(.position(let extreme, _)): lines = [placeWords(extreme, index)]
      case .function(let function): lines = [functionWords(function, index)]
      case .sum:
        lines = [sheet.hasFactors ? productWords(index) : addendWords(index)]
      }
    }
    if index == sheet.explanation.termCount - 1, let result = sheet.result, sheet.count > 1,
      !sheet.hasConclusion
    {
      lines.append(endWords(result))
    } else if sheet.step.weight != nil {
      lines.append(
        "\(label: "Nothing in a convolutional network is smaller: one number, one weight.")")
    }
    return lines
  }

  private func endWords(_ result: Float) -> Words {
    let text = Numerals(isWhole: result.rounded() == result && sheet.divisor == 1).text(result)
    if sheet.divisor != 1 {
      return "That was the last. Divided by \(Int(sheet.divisor)), \(sheet.resultWords) is "
        + "\(bold: Numerals(decimals: 2).text(result))."
    }
    return
      "That was the last of \(Numerals.word(sheet.explanation.termCount)): \(sheet.resultWords) is "
      + "\(bold: text)."
  }

  /// `the sum goes from 1 to 2`, also where rounding hides it.
  private func sumWords(_ index: Int) -> Words {
    guard let before = sheet.sum(before: index), let after = sheet.sum(index) else { return "" }
    let (from, to) = (sheet.sumNumerals.text(before), sheet.sumNumerals.text(after))
    if before == after { return "the sum stays \(bold: to)" }
    if from == to { return "the sum moves by less than these digits show: still \(bold: to)" }
    return "the sum goes from \(bold: from) to \(bold: to)"
  }

  private func productWords(_ index: Int) -> Words {
    if sheet.isPadding(index) {
      return "Here the window hangs over the edge. Padding counts as 0: \(sumWords(index))."
    }
    guard let read = sheet.read(index), let weight = sheet.weight(index) else { return "" }
    let (value, factor) = (sheet.numerals.text(read), sheet.numerals.text(weight))
    let sums = sumWords(index)
    if (read * weight).isNaN { return "A NaN is no number, and no sum gets rid of it: \(sums)." }
    if weight == 0 { return "A weight of 0 ignores what it lies on, here \(value): \(sums)." }
    if read == 0 {
      return "A 0 adds nothing, whatever the weight on it, here \(factor): \(sums)."
    }
    let ink: Ink = weight < 0 ? .negative : .positive
    let start: Words = "\(readNoun(read)) on weight \(factor, ink): "
    if read < 0, weight < 0 { return start + "two minuses make a plus, \(sums)." as Words }
    return start + sums + "." as Words
  }

  /// A bright or dim pixel, or the number itself.
  private func readNoun(_ read: Float) -> String {
    guard sheet.position.node.inputs.first == 0, view.network.normalization.isNone,
      view.network.input.shape.rank == 3, !view.network.input.shape.isStackOfMaps,
      (0...1).contains(read)
    else { return sheet.numerals.text(read) }
    return read >= 0.75 ? "Bright pixel" : read <= 0.25 ? "Dark pixel" : "Grey pixel"
  }

  private func biasWords(_ index: Int) -> Words {
    "The bias is added once, after all products: \(sumWords(index))."
  }

  private func addendWords(_ index: Int) -> Words {
    if sheet.isPadding(index) {
      return "Here the window hangs over the edge: nothing to add, \(sumWords(index))."
    }
    if sheet.count == 1 { return "One number is read and handed on as it is." }
    guard let read = sheet.read(index) else { return "" }
    if sheet.step.transform != .itself { return madeWords(read, index) }
    return
      "\(sheet.numerals.text(read)) is added as it is, no weight on it: \(sumWords(index))."
  }

  /// `(−2.50)² = 6.25 is added: the sum goes from 0.25 to 6.50.`
  private func madeWords(_ read: Float, _ index: Int) -> Words {
    let made = sheet.value(index).map { sheet.sumNumerals.text($0) } ?? "·"
    let (x, steps) = (sheet.numerals.text(read), sheet.explanation)
    func earlier(_ step: Int) -> String {
      sheet.stepValue(step).map { sheet.numerals.text($0) } ?? steps.steps[step].note
    }
    let wrapped = read < 0 ? "(\(x))" : x
    let formula =
      switch sheet.step.transform {
      case .itself: x
      case .exponential(let step): "e^(\(x) − \(earlier(step)))"
      case .squaredDifference(let step): "(\(x) − \(earlier(step)))²"
      case .elementary(.square): "\(wrapped)²"
      case .elementary(.absolute): "|\(x)|"
      case .elementary(let elementary): "\(elementary.rawValue)(\(x))"
      }
    return "\(formula) = \(bold: made) is added: \(sumWords(index))."
  }

  /// Steps that are named one after the other.
  private static let mostSteps = 5

  /// What follows on the sum, step by step.
  private var conclusionWords: Words {
    let (explanation, result) = (sheet.explanation, sheet.result)
    let notes = explanation.steps[(explanation.walked + 1)...].map(\.note)
    let value = result.map { sheet.numerals.text($0) } ?? "·"
    let start = sheet.isLargest ? "After the largest" : "After their sum"
    if notes.count > TermWords.mostSteps, let last = notes.last {
      return
        "\(start): \(notes[0]), and \(notes.count - 1) steps more to the last, \(last). At the end \(here: sheet.name) is \(bold: value)."
    }
    return
      "\(start): \(notes.joined(separator: ", ")). At the end \(here: sheet.name) is \(bold: value)."
  }

  /// The place of the largest or the smallest, as far as the terms have come.
  private func placeWords(_ extreme: Extreme, _ index: Int) -> Words {
    guard let read = sheet.read(index), let place = sheet.sum(index) else { return "" }
    let value = sheet.numerals.text(read)
    let word = extreme.isSmallest ? "smallest" : "largest"
    return Int(place) == index
      ? "\(value) is the \(word) so far: its place is \(bold: "\(index)")."
      : "\(value) changes nothing: the \(word) so far stands at place \(bold: "\(Int(place))")."
  }

  private func candidateWords(_ index: Int) -> Words {
    if sheet.isPadding(index) {
      return "Here the window hangs over the edge. Padding is no number and can not win."
    }
    guard let read = sheet.read(index) else { return "" }
    let value = sheet.numerals.text(read)
    guard let before = sheet.sum(before: index), before != -.infinity else {
      return "\(value) is the first number of the window: the largest so far is \(bold: value)."
    }
    let best = sheet.numerals.text(before)
    if read.isNaN { return "A NaN always wins: whoever looks must see that something is wrong." }
    if Double(read) > before {
      return "\(value) is more than \(best): the largest so far is now \(bold: value)."
    }
    if Double(read) == before {
      return "\(value) again: the first of equals stays, nothing changes."
    }
    return "\(value) is not more than \(best): it is dropped."
  }

  private func functionWords(_ function: Function, _ index: Int) -> Words {
    if case .constant = function {
      return
        "This place lies outside of the map: it holds \(bold: sheet.result.map { sheet.numerals.text($0) } ?? "·")."
    }
    return sheet.read(index).map { function.words(for: $0, sheet.numerals) } ?? ""
  }
}
