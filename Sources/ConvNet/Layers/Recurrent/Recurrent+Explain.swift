extension Recurrent {
  /// One step of one unit: its gates, each a sum over the input and one over the last state, and what
  /// they make of the past.
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    let place = RecurrentPlace(
      step: element[0], plane: element[1], direction: element[2], sequence: element[3],
      unit: element[4])
    let steps = shape(.sequence, inputs)?[0] ?? 1
    guard place.step < lengths?[place.sequence] ?? steps, let sequence = source(.sequence) else {
      return .single(
        .function(.constant(0)),
        of: Region(source(.sequence) ?? .input(0), at: [place.step, place.sequence, 0]))
    }
    var telling = RecurrentTelling(
      layer: self, place: place, inputs: inputs, sequence: sequence,
      last: last(place.step, place.direction, place.sequence, steps: steps))
    switch cell {
    case .plain: telling.plain()
    case .gated(let resetsProduct): telling.gated(resetsProduct)
    case .longShortTerm(let couples): telling.longShortTerm(couples)
    }
    return Explanation(telling.steps)
  }
}

/// A number of a recurrent layer's output.
private struct RecurrentPlace {
  let step: Int
  let plane: Int
  let direction: Int
  let sequence: Int
  let unit: Int
}

/// The steps of an explanation, as they come together.
private struct RecurrentTelling {
  let layer: Recurrent
  let place: RecurrentPlace
  let inputs: [Shape]
  let sequence: Source
  let last: Int?
  var steps: [Step] = []

  private mutating func add(_ step: Step) -> Region {
    steps.append(step)
    return .step(steps.count - 1)
  }
  private mutating func function(_ function: Function, _ read: [Region], _ note: String) -> Region {
    add(Step(.function(function), read, note: note))
  }
  private mutating func product(_ first: Region, _ second: Region, _ note: String) -> Region {
    function(.arithmetic(.product, count: 2), [first, second], note)
  }

  /// Numbers of the last state, or of the one that it begins with; nil where that is 0.
  private func past(_ plane: Int, _ units: Span) -> Region? {
    if let last {
      return Region(
        .output, [Span(last), Span(plane), Span(place.direction), Span(place.sequence), units])
    }
    guard let source = layer.source(plane == 0 ? .state : .cell) else { return nil }
    return Region(source, [Span(place.direction), Span(place.sequence), units])
  }
  private func row(_ gate: Int) -> Int { gate * layer.units + place.unit }
  private func weights(_ role: Recurrent.Role, _ gate: Int) -> Region? {
    guard let source = layer.source(role), let shape = layer.shape(role, inputs) else { return nil }
    return Region(source, [Span(place.direction), Span(row(gate)), .all(shape[2])])
  }
  private func bias(_ gate: Int, ofRecurrence: Bool) -> Region? {
    layer.source(.bias).map {
      Region(
        $0, at: [place.direction, (ofRecurrence ? layer.gates * layer.units : 0) + row(gate)])
    }
  }

  /// A row of weights times the input of this step.
  private mutating func ofInput(_ gate: Int) -> Region {
    let size = layer.shape(.sequence, inputs)?[2] ?? 1
    let read = Region(sequence, [Span(place.step), Span(place.sequence), .all(size)])
    return add(
      Step(
        .sum(divisor: 1), [read], weight: weights(.weights, gate),
        bias: bias(gate, ofRecurrence: false), note: "\(layer.cell.gates[gate]): the input"))
  }
  /// A row of the recurrence times the past, and its bias; nil where there is neither.
  private mutating func ofPast(_ gate: Int, _ past: Region?) -> Region? {
    let bias = bias(gate, ofRecurrence: true)
    guard past != nil || bias != nil else { return nil }
    return add(
      Step(
        .sum(divisor: 1), past.map { [$0] } ?? [],
        weight: past == nil ? nil : weights(.recurrence, gate),
        bias: bias, note: "\(layer.cell.gates[gate]): the past"))
  }
  private mutating func peephole(_ part: Int, _ cell: Region?) -> Region? {
    guard let source = layer.source(.peepholes), let cell else { return nil }
    let weight = Region(source, at: [place.direction, part * layer.units + place.unit])
    return add(Step(.sum(divisor: 1), [cell], weight: weight, note: "its look at the cell"))
  }
  /// The sum of some parts through a function of the layer.
  private mutating func through(_ index: Int, _ parts: [Region?], _ note: String) -> Region {
    var value = add(Step(.sum(divisor: 1), parts.compactMap { $0 }, note: "\(note): together"))
    if let clip = layer.clip {
      value = function(.clip(low: Double(-clip), high: Double(clip)), [value], "\(note): bounded")
    }
    return function(layer.functions[place.direction][index], [value], note)
  }

  mutating func plain() {
    let parts = [ofInput(0), ofPast(0, past(0, .all(layer.units)))]
    _ = through(0, parts, "state")
  }

  private mutating func gate(_ gate: Int, _ more: Region? = nil) -> Region {
    let parts = [ofInput(gate), ofPast(gate, past(0, .all(layer.units))), more]
    return through(layer.cell.function(of: gate), parts, layer.cell.gates[gate])
  }

  mutating func gated(_ resetsProduct: Bool) {
    let own = past(0, Span(place.unit))
    if place.plane == 1 {
      let reset = gate(1)
      guard let own else {
        _ = function(.constant(0), [reset], "nothing is kept yet")
        return
      }
      _ = product(reset, own, "what is kept of the past")
      return
    }
    let input = ofInput(2)
    var memory: Region?
    if resetsProduct {
      let reset = gate(1)
      memory = ofPast(2, past(0, .all(layer.units))).map { ($0) }
      if let read = memory { memory = product(reset, read, "what is kept of it") }
    } else {
      let kept = Region(
        .output,
        [
          Span(place.step), Span(1), Span(place.direction), Span(place.sequence),
          .all(layer.units),
        ])
      memory = ofPast(2, kept)
    }
    let candidate = through(1, [input, memory], "candidate")
    let update = gate(0)
    let fresh = function(
      .scaledPower(factor: -1, offset: 1, exponent: 1), [update], "share of the candidate")
    let part = product(fresh, candidate, "what is new")
    let kept = own.map { product(update, $0, "what stays") }
    _ = add(Step(.sum(divisor: 1), [part, kept].compactMap { $0 }, note: "state"))
  }

  mutating func longShortTerm(_ couples: Bool) {
    let own = past(1, Span(place.unit))
    let input = gate(0, peephole(0, own))
    let forget =
      couples
      ? function(.scaledPower(factor: -1, offset: 1, exponent: 1), [input], "forget")
      : gate(2, peephole(2, own))
    let candidate = gate(3)
    let written = product(input, candidate, "what is written")
    let kept = own.map { product(forget, $0, "what is kept") }
    let cell = add(Step(.sum(divisor: 1), [written, kept].compactMap { $0 }, note: "cell"))
    guard place.plane == 0 else { return }
    let output = gate(1, peephole(1, cell))
    let shown = function(layer.functions[place.direction][2], [cell], "cell, as it is read")
    _ = product(output, shown, "state")
  }
}
