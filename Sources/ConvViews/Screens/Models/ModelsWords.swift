import ConvCanvas
import ConvNet
import ConvSession

/// Sentences on two models: what to try, what differs, and how that was found.
struct ModelsWords {
  let view: View

  var lines: [Words] {
    guard let there = view.session.beside else {
      return [
        "No second model is held yet. \(bold: ":compare MODEL") holds one beside this one, by its name or its file, and says layer by layer what differs.",
        "Try \(bold: ":compare scenes"), or an export of the network at hand.",
      ]
    }
    switch view.scene.modelComparison {
    case .value(let comparison):
      return verdict(comparison, there) + [answers(there), first(comparison)].compactMap { $0 }
        + [method(comparison)]
    case .hidden, .computing:
      return ["\(there.name) is held against \(view.network.name), layer by layer."]
    case .failed(let why): return [Words(stringLiteral: why)]
    }
  }

  private func verdict(_ comparison: ModelComparison, _ there: Network) -> [Words] {
    let rows = comparison.match.rows
    let changes = comparison.match.changes
    if comparison.isSame {
      return [
        "\("✓", .good) All \(rows.count) layers of \(bold: there.name) are the same as here, with the same weights\(rounded(comparison))."
      ]
    }
    var parts: [String] = []
    func count(_ what: String, _ more: String, _ isIt: (ModelMatch.Change) -> Bool) {
      let count = changes.count { isIt($0.change) }
      if count > 0 { parts.append("\(Numerals.count(count)) \(count == 1 ? what : more)") }
    }
    count("has other weights", "have other weights") {
      if case .weights = $0 { true } else { false }
    }
    count("has other settings", "have other settings") { $0 == .settings }
    count("is another kind of layer", "are other kinds of layers") { $0 == .replaced }
    count("is of one model alone", "are of one model alone") { $0 == .alone }
    count("is a folded batch norm", "are folded batch norms") {
      if case .folded = $0 { true } else { false }
    }
    let same = rows.count - changes.count
    var lines: [Words] = [
      "Beside \(bold: there.name), \(Numerals.count(same)) of \(Numerals.count(rows.count)) layers are the same\(parts.isEmpty ? "" : "; \(parts.joined(separator: ", "))")."
    ]
    let others = comparison.match.others.map(ModelsWords.name)
    if !others.isEmpty {
      let verb = others.count == 1 ? "differs" : "differ"
      lines.append("\("≠", .differs) \(others.joined(separator: " and ")) \(verb) too.")
    }
    return lines
  }
  private func rounded(_ comparison: ModelComparison) -> String {
    let count = comparison.match.rows.count {
      if case .rounded = $0.change { true } else { false }
    }
    return count == 0 ? "" : ", those of \(Numerals.count(count)) up to rounding"
  }
  private static func name(_ other: ModelMatch.Other) -> String {
    switch other {
    case .inputShape: "the input's size"
    case .preprocessing: "the preprocessing"
    case .labels: "the names of classes"
    }
  }

  /// The answers of both.
  private func answers(_ there: Network) -> Words? {
    guard let here = view.scene.prediction().value, let best = here.best,
      let other = view.scene.predictionBeside, let their = other.best
    else { return nil }
    let both = (here.written(best.value), other.written(their.value))
    return best.label == their.label
      ? "Both say \(bold: best.label): \(both.0) here, \(both.1) there."
      : "\("≠", .differs) Here it is \(bold: best.label) with \(both.0), there \("\(their.label)", .differs) with \(both.1)."
  }

  private func first(_ comparison: ModelComparison) -> Words? {
    guard !comparison.errors.isEmpty else {
      return "They look at pictures of other sizes, so that no outputs are compared."
    }
    guard let index = comparison.firstDiffering, let error = comparison.errors[index],
      let difference = error.first, let layer = comparison.match.rows[index].here
    else { return "No output differs by more than rounding leaves." }
    let place = Address(view.network.nodes[layer].alias, nil, difference.place).text
    let numbers = [difference.here, difference.there].map {
      Numerals.compact(Double($0), isWhole: false)
    }
    return
      "\(bold: place) is the first number that differs: \(numbers[0]) here, \(numbers[1]) there; the layer is off by up to \(bold: ModelRowWords.percent(error.share))."
  }

  /// What to try, and how it was computed.
  private func method(_ comparison: ModelComparison) -> Words {
    guard !comparison.errors.isEmpty else {
      return comparison.match.isByNameAlone
        ? "Layers are matched by their names." : "Layers are matched by name, kind and shape."
    }
    let walk: Words =
      comparison.firstDiffering == nil
      ? "Walk down the list to see both sides."
      : "Walk down the list: does the error grow or fade?"
    return walk + " Output: max|here − there| / max|there|." as Words
  }
}
