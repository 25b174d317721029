import ConvCanvas
import ConvNet
import ConvSession

/// Sentences on one weight: how its gradient adds up for the picture at hand, and what the next step
/// does to it, by the optimiser's formula with the numbers put in.
struct UpdateWords {
  let view: View
  let update: WeightUpdate

  var lines: [Words] { sum + step }

  private var node: Node { view.network.nodes[update.layer] }

  // MARK: One picture

  /// Products that are written out.
  private var most: Int { Magnification.isRoomy(view.size) ? 4 : 2 }

  private var sum: [Words] {
    let name = Address(node.alias, .weight, update.element).text
    let uses = update.terms.count == 1 ? "its one place" : "its \(update.terms.count) places"
    let picture = view.session.subject.picture.name
    let start: Words =
      "\(bold: name): for \(picture) its gradient is input × gradient of the output, added over "
      + "\(uses): "
    let largest = update.largest
    guard !largest.isEmpty else {
      return [
        start + "every product is 0, for what it read was 0, or no gradient came back."
      ]
    }
    return [start + products(largest) + "."]
  }
  private func products(_ largest: [WeightUpdate.Term]) -> Words {
    let numerals = Numerals(telling: largest.map(\.product) + [update.sum])
    let shown = largest.prefix(most)
    var text = shown.map { term in
      func telling(_ factor: Float) -> String {
        Numerals(telling: [Double(factor)]).text(factor)
      }
      return "\(telling(term.factors.input)) × \(bracketed(telling(term.factors.gradient)))"
        + " = \(numerals.text(term.product))"
    }.joined(separator: ", ")
    let total = numerals.rounded(update.sum)
    let rest = largest.count - shown.count
    if rest > 0 {
      // What is printed adds up as it is printed.
      let left = shown.reduce(total) { $0 - numerals.rounded($1.product) }
      text += ", \(rest) smaller ones \(numerals.text(left))"
    }
    return shown.count == 1 && rest == 0
      ? "\(text)" : "\(text); together \(bold: numerals.text(total))" as Words
  }
  private func bracketed(_ number: String) -> String {
    number.hasPrefix("−") ? "(\(number))" : number
  }

  // MARK: The step

  private var step: [Words] {
    if view.session.learning.recipe.frozen.contains(node.alias) {
      return ["\(bold: node.alias) is frozen: a step leaves it as it is, whatever its gradient."]
    }
    guard let sight = view.scene.nextStep.value,
      let move = sight.move(update.layer, update.element)
    else { return view.scene.nextStep.failure.map { ["\($0, .differs)"] } ?? [] }
    let g = number(Double(move.gradient))
    let start: Words =
      "Step \(Numerals.count(move.number)): the mean of its batch of \(sight.examples.count) is "
      + "\(bold: "g = \(g)"). "
    return [start + moved(move)]
  }

  private func number(_ value: Double) -> String { Numerals.compact(value, isWhole: false) }
  private func number(_ value: Float) -> String { number(Double(value)) }

  /// A number that somebody chose, without zeros behind it.
  private func coefficient(_ value: Float) -> String {
    let rounded = (Double(value) * 1e6).rounded() / 1e6
    return rounded == 0 || rounded.magnitude >= 1e6 ? number(value) : "\(Float(rounded))"
  }

  private func moved(_ move: WeightMove) -> Words {
    switch move.optimizer {
    case .sgd(let momentum, let decay): descent(move, momentum, decay)
    case .adam(let first, let second, _, let decay): adam(move, first, second, decay)
    }
  }

  /// How the decay adds to the gradient; empty where there is none.
  private func decayed(_ move: WeightMove, _ decay: Float) -> (words: String, value: Double) {
    let value = Double(move.gradient) + Double(decay) * Double(move.before)
    guard decay != 0 else { return ("", value) }
    return (
      "With the decay, g + \(coefficient(decay)) × w = \(number(value)). ", value
    )
  }
  private func result(_ move: WeightMove) -> String {
    places(move).text(move.after)
  }
  /// As many decimals as it takes to see that it moved.
  private func places(_ move: WeightMove) -> Numerals {
    let distance = Double(move.after) - Double(move.before)
    var decimals = 4
    while decimals < 8, distance != 0, distance.magnitude < 0.5 * pow10(-decimals) { decimals += 1 }
    return Numerals(decimals: decimals)
  }
  private func pow10(_ power: Int) -> Double {
    (0..<(-power)).reduce(1.0) { value, _ in value / 10 }
  }

  private func descent(_ move: WeightMove, _ momentum: Float, _ decay: Float) -> Words {
    let (words, gradient) = decayed(move, decay)
    let (w, rate) = (places(move).text(move.before), coefficient(move.rate))
    guard momentum != 0, let old = move.memory.before.first, let new = move.memory.after.first
    else {
      let g = bracketed(number(gradient))
      return "\(words)w − rate × g = \(w) − \(rate) × \(g) = \(bold: result(move))."
    }
    let velocity =
      "With momentum v = \(coefficient(momentum)) × \(bracketed(number(old))) + "
      + "\(bracketed(number(gradient))) = \(number(new)), "
    return
      "\(words)\(velocity)w − rate × v = \(w) − \(rate) × \(bracketed(number(new))) = "
      + "\(bold: result(move))."
  }

  private func adam(
    _ move: WeightMove, _ first: Float, _ second: Float, _ decay: Float
  ) -> Words {
    let (words, gradient) = decayed(move, decay)
    guard move.memory.before.count == 2, move.memory.after.count == 2 else { return "" }
    let (m, v) = (move.memory.after[0], move.memory.after[1])
    func share(_ keeps: Float) -> Double {
      1 - (0..<move.number).reduce(1.0) { power, _ in power * Double(keeps) }
    }
    let (seenM, seenV) = (share(first), share(second))
    let (M, V) = (Double(m) / seenM, Double(v) / seenV)
    let means =
      "Adam keeps means, of g m = \(coefficient(first)) × \(bracketed(number(move.memory.before[0]))) "
      + "+ \(coefficient(1 - first)) × \(bracketed(number(gradient))) = \(number(m)), of g² v = "
      + "\(coefficient(second)) × \(number(move.memory.before[1])) + \(coefficient(1 - second)) × "
      + "\(number(gradient * gradient)) = \(number(v))"
    let seen =
      seenM > 0.9995 && seenV > 0.9995
      ? "; " : "; divided by what they have seen M = \(number(M)), V = \(number(V)); "
    let (w, rate) = (places(move).text(move.before), coefficient(move.rate))
    let fraction = "\(bracketed(number(M))) / \(number(V.squareRoot()))"
    return
      "\(words)\(means)\(seen)w − rate × M / √V = \(w) − \(rate) × \(fraction) = \(bold: result(move))."
  }
}
