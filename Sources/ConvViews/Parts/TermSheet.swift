import ConvCanvas
import ConvNet
import ConvSession

/// One number of a layer and the terms it is made of, as far as they are known.
struct TermSheet {
  let view: View
  let position: Position
  let explanation: Explanation
  /// Terms that the pass has come to.
  let known: Int
  /// The number itself, once it is complete.
  let result: Float?
  /// How its numbers are written.
  let numerals: Numerals
  /// The value of every term of the walked step; nil for padding where the largest is taken.
  private let values: [Double?]
  /// The sum after each term, the bias and the conclusion included.
  /// Nil where nothing can be said before the last of them.
  private let sums: [Double?]
  private let numbers: (Source, [Int]) -> Float?

  init(_ view: View) {
    self.view = view
    let position = view.elementAtHand
    let (scene, place) = (view.scene, position.place)
    self.position = position
    let explanation = position.explanation
    self.explanation = explanation
    let numbers = scene.numbers(of: place.layer)
    self.numbers = numbers
    let hasInputs = position.node.inputs.allSatisfy { scene.reading($0).value != nil }
    let extent = scene.extent(of: place.layer)
    known =
      !hasInputs || place.layer == 0
      ? 0
      : place.element < extent.elements
        ? explanation.termCount : place.element == extent.elements ? extent.terms : 0
    result = scene.value(place.layer, position.element).value
    guard hasInputs, place.layer > 0 else {
      (values, sums, numerals) = ([], [], Numerals(isWhole: true))
      return
    }
    let step = explanation.walkedStep
    let earlier = Array(explanation.stepValues(numbers).prefix(explanation.walked))
    values = step.terms(earlier, numbers)
    sums = TermSheet.sums(values, explanation, numbers)
    let weights = step.weight.map { weight in
      (0..<step.count).compactMap { numbers(weight.source, weight[$0]) }
    }
    let bias = step.bias.flatMap { numbers($0.source, $0[0]) } ?? 0
    let isWhole =
      bias.rounded() == bias
      && position.node.inputs.allSatisfy { scene.reading($0).value?.isWhole ?? true }
    // Small products would all be written as 0.00 and 0.01.
    let reach = values.lazy.compactMap { $0?.magnitude }.filter(\.isFinite).max() ?? 0
    numerals =
      isWhole && step.transform == .itself && Statistics.areWhole(weights ?? [])
        && step.coefficients.allSatisfy({ $0.rounded() == $0 })
      ? Numerals(decimals: 0)
      : Numerals(factors: weights ?? [], values, atLeast: reach > 0 && reach < 0.02 ? 4 : 2)
  }

  private static func sums(
    _ values: [Double?], _ explanation: Explanation, _ numbers: (Source, [Int]) -> Float?
  ) -> [Double?] {
    let step = explanation.walkedStep
    var sums: [Double?] = []
    var sum = step.rule == .largest ? -Double.infinity : 0
    var best = 0.0
    for (index, value) in values.enumerated() {
      switch step.rule {
      case .sum: sum += value ?? 0
      case .largest:
        if let value, value > sum || value.isNaN { sum = sum.isNaN ? sum : value }
      case .placeOfLargest:
        sums.append(index + 1 == values.count ? explanation.value(numbers) : nil)
        continue
      case .function(.position(let extreme, _)):
        let number = value ?? 0
        if index == 0 || (extreme.isSmallest ? number < best : number > best)
          || (extreme.takesLast && number == best)
        {
          (best, sum) = (number, Double(index))
        }
      case .function(let function):
        // What has come together of several terms is known with the last of them.
        guard index + 1 == function.termCount else {
          sums.append(nil)
          continue
        }
        sum = function(values.map { $0 ?? 0 })
      }
      sums.append(sum)
    }
    if let bias = step.bias { sums.append(sum + Double(numbers(bias.source, bias[0]) ?? 0)) }
    if sums.count < explanation.termCount { sums.append(explanation.value(numbers)) }
    return sums
  }

  var step: Step { explanation.walkedStep }
  /// How what its terms come to is written: places are counted, and exponentials are small.
  var sumNumerals: Numerals {
    switch (step.rule, step.transform) {
    case (.placeOfLargest, _), (.function(.position), _), (.function(.ranked(_, _, true, _)), _):
      Numerals(decimals: 0)
    case (_, .exponential): Numerals(decimals: max(4, numerals.decimals))
    default: numerals
    }
  }
  /// Whether steps follow on the one whose terms are walked.
  var hasConclusion: Bool { explanation.walked + 1 < explanation.steps.count }
  /// What is made of each number before it is added, `x²`; nil where it is added as it is.
  var transformTitle: String? { step.transform == .itself ? nil : step.transform.formula }
  /// Terms of the walked step; the bias and the conclusion are not among them.
  var count: Int { step.count }
  var name: String { Address(position.node.alias, nil, position.element).text }
  /// The divisor of a mean, 1 for a sum.
  var divisor: Double { if case .sum(let divisor) = step.rule { divisor } else { 1 } }
  var isLargest: Bool { step.rule == .largest }
  var isComplete: Bool { known == explanation.termCount }

  /// A term's value: the product, the bias, the quotient; nil while it is not known, and in padding
  /// that does not take part.
  func value(_ index: Int) -> Double? {
    guard index < known else { return nil }
    if index < values.count { return values[index] }
    switch explanation.term(index) {
    case .bias(let place): return step.bias.flatMap { numbers($0.source, place) }.map(Double.init)
    default: return sums[index]
    }
  }
  /// The sum up to a term and with it; nil while it is not known.
  func sum(_ index: Int) -> Double? {
    index < 0 || index >= known || index >= sums.count ? nil : sums[index]
  }
  /// The sum before a term, 0 before the first; nil before the first where the largest is taken.
  func sum(before index: Int) -> Double? {
    index == 0 ? (isLargest ? nil : 0) : sum(index - 1)
  }
  /// The sum of all terms of the step so far.
  var sumSoFar: Double? { sum(min(known, count) - 1) }

  func isPadding(_ index: Int) -> Bool {
    guard case .product(.input(let slot), let read, _) = explanation.term(index) else {
      return false
    }
    return !position.node.inputShapes[slot].contains(read)
  }
  /// The layer that a term reads; the first of those that this one reads where it is none, and
  /// the layer itself where it reads nothing.
  func source(_ index: Int) -> Int {
    guard index < count, case .product(.input(let slot), _, _) = explanation.term(index) else {
      return position.node.inputs.first ?? position.place.layer
    }
    return position.node.inputs[slot]
  }
  /// The map that a term reads.
  func readMap(_ index: Int) -> Int {
    guard case .product(.input, let read, _) = explanation.term(index) else { return 0 }
    return read.first ?? 0
  }
  /// The number that a term reads. Nothing in the padding, and for an earlier step.
  func read(_ index: Int) -> Float? {
    guard case .product(let source, let read, _) = explanation.term(index) else { return nil }
    if case .step(let step) = source { return Float(explanation.stepValues(numbers)[step]) }
    return numbers(source, read)
  }
  /// The result of a step of the explanation; nil until the number is complete.
  func stepValue(_ step: Int) -> Double? {
    isComplete ? explanation.stepValues(numbers)[step] : nil
  }
  /// Whether terms are products, with a weight or a fixed share.
  var hasFactors: Bool { step.weight != nil || !step.coefficients.isEmpty }
  /// The factor of the number that a term reads: a weight, a fixed share, or both.
  func weight(_ index: Int) -> Float? {
    guard index < count else { return nil }
    let share = step.coefficients.isEmpty ? nil : Float(step.coefficients[index])
    guard let weight = step.weight else { return share }
    return numbers(weight.source, weight[index]).map { $0 * (share ?? 1) }
  }

  /// Which term has won among those that are known, the first of equals.
  var winner: Int? {
    guard isLargest else { return nil }
    var best: (index: Int, value: Double)?
    for index in 0..<min(known, count) {
      guard let value = values[index] else { continue }
      if value.isNaN { return index }
      if best.map({ value > $0.value }) ?? true { best = (index, value) }
    }
    return best?.index
  }

  /// `pixel[2,0]`, `relu1[0,3,4]`, `padding`.
  func readName(_ index: Int) -> String {
    guard case .product(let place, let read, _) = explanation.term(index) else { return "" }
    if case .step(let step) = place { return explanation.steps[step].note }
    return isPadding(index) ? "padding" : placeName(place, read)
  }
  /// A place of what the layer reads: `pixel[2,0]`, `relu1[0,3,4]`.
  func placeName(_ place: Source, _ read: [Int]) -> String {
    if case .parameter(let name) = place { return Address(name, nil, read).text }
    if place == .output { return Address(position.node.alias, nil, read).text }
    guard case .input(let slot) = place else { return "" }
    let (network, source) = (position.network, position.node.inputs[slot])
    guard source == 0, network.normalization.isNone, read.count == 3 else {
      return Address(network.nodes[source].alias, nil, read).text
    }
    let isGrey = network.input.shape.channels == 1
    return Address("pixel", nil, isGrey ? Array(read.dropFirst()) : read).text
  }
  /// `weight[0,0,1,2]`, and the layer's name where another layer's numbers are the weights; of a
  /// fixed share `share`.
  func weightName(_ index: Int) -> String {
    guard index < count else { return "" }
    guard let weight = step.weight else { return step.coefficients.isEmpty ? "" : "share" }
    if case .parameter(let name) = weight.source {
      return Address(name, nil, weight[index]).text
    }
    guard case .input(let slot) = weight.source else { return "" }
    let layer = position.network.nodes[position.node.inputs[slot]]
    return Address(layer.alias, nil, weight[index]).text
  }
}

extension Region {
  /// Where a place stands in row-major order; nil outside.
  func index(of place: [Int]) -> Int? {
    guard contains(place) else { return nil }
    return zip(axes, place).reduce(0) { index, axis in
      let (span, position) = axis
      return index * span.count + (span.stride == 0 ? 0 : (position - span.start) / span.stride)
    }
  }
}

extension TermSheet {
  /// The term that the place, or the hand's pointer, is on.
  var focus: Int? {
    switch view.interaction.hand {
    case .pass: return view.session.place.rung == .term ? view.session.place.term : nil
    case .output: return nil
    case .kernel:
      if view.marks.isBias { return step.bias == nil ? nil : count }
      return view.marks.weight.flatMap { step.weight?.index(of: $0) }
    case .input:
      let spot = view.interaction.pointer.input
      guard let read = step.read.first, let shape = position.node.inputShapes.first,
        read.axes.count == shape.rank
      else { return nil }
      guard shape.rank > 1 else { return read.index(of: [spot.row]) }
      let row = min(spot.row, shape.height - 1)
      let column = min(spot.column, shape.width - 1)
      let place = shape.element(MapSpot(map: 0, row: row, column: column))
      return read.index(of: [read.axes[0].start] + place.dropFirst())
    }
  }

  /// `best[2,0,0] bottom left corner`: a number that is read, and what it answers to.
  func readTitle(_ index: Int) -> String {
    let place = readWords(index)
    guard case .product(.input(let slot), let read, _) = explanation.term(index),
      !isPadding(index), let channel = read.first
    else { return place }
    let source = position.node.inputs[slot]
    let shape = view.network.nodes[source].shape
    let name = shape.cells == 1 ? view.unitName(source, channel) : ""
    return name.isEmpty ? place : "\(place) \(name)"
  }
}
