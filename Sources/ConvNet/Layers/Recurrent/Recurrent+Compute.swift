import ConvKernels

extension Recurrent {
  public func compute(_ work: LayerWork) throws(Cancelled) {
    let steps = work.shape[0]
    let count = work.shape[3]
    for direction in 0..<directions {
      let pass = RecurrentPass(self, work, direction)
      // Room for the sums of the gates, of the weights and of the recurrence, and for one state.
      try work.withScratch((2 * gates + 2) * units) { (room) throws(Cancelled) in
        for order in 0..<steps {
          let checkpoint = work.checkpoint.part(
            direction * steps + order, of: directions * steps)
          try checkpoint(0)
          let step = isReverse[direction] ? steps - 1 - order : order
          try checkpoint.stretches(of: count, each: pass.multiplications) { stretch in
            for sequence in stretch { pass.step(step, sequence, room) }
          }
        }
      }
    }
  }
}

/// The steps of one direction of a recurrent layer.
private struct RecurrentPass {
  let layer: Recurrent
  let work: LayerWork
  let direction: Int
  private let rows: Int

  init(_ layer: Recurrent, _ work: LayerWork, _ direction: Int) {
    (self.layer, self.work, self.direction) = (layer, work, direction)
    rows = layer.gates * layer.units
  }

  /// Products with the recurrence's weights at one step of a sequence.
  var multiplications: Int { rows * layer.units }

  /// Where the numbers of a role begin that belong to a place of its first axes.
  private func numbers(_ role: Recurrent.Role, _ offset: Int) -> UnsafePointer<Float>? {
    layer.source(role).map { work[$0].start + offset }
  }
  private func state(_ step: Int, _ plane: Int, _ sequence: Int) -> UnsafeMutablePointer<Float> {
    work.output + work.shape.offset([step, plane, direction, sequence, 0])
  }

  func step(_ step: Int, _ sequence: Int, _ room: UnsafeMutablePointer<Float>) {
    let (units, steps, count) = (layer.units, work.shape[0], work.shape[3])
    guard step < layer.lengths?[sequence] ?? steps else {
      for plane in 0..<layer.cell.planes {
        state(step, plane, sequence).update(repeating: 0, count: units)
      }
      return
    }
    let last = layer.last(step, direction, sequence, steps: steps)
    let zeros = room + (2 * layer.gates + 1) * units
    zeros.update(repeating: 0, count: units)
    let initial = (direction * count + sequence) * units
    let hidden =
      last.map { UnsafePointer(state($0, 0, sequence)) } ?? numbers(.state, initial)
      ?? UnsafePointer(zeros)
    let inputs = work[layer.source(.sequence)!].shape[2]
    multiply(
      numbers(.sequence, (step * count + sequence) * inputs)!, inputs, .weights, to: room, bias: 0)
    switch layer.cell {
    case .plain:
      multiply(hidden, units, .recurrence, to: room + rows, bias: rows)
      add(room + rows, to: room, rows)
      activate(room, units, function: 0)
      state(step, 0, sequence).update(from: room, count: units)
    case .gated(let resetsProduct):
      gated(step, sequence, room, hidden, resetsProduct)
    case .longShortTerm(let couples):
      multiply(hidden, units, .recurrence, to: room + rows, bias: rows)
      add(room + rows, to: room, rows)
      let cell =
        last.map { UnsafePointer(state($0, 1, sequence)) } ?? numbers(.cell, initial)
        ?? UnsafePointer(zeros)
      longShortTerm(step, sequence, room, cell, couples)
    }
  }

  /// The rows of a matrix times some numbers, and their biases.
  private func multiply(
    _ input: UnsafePointer<Float>, _ size: Int, _ role: Recurrent.Role,
    rows some: Range<Int>? = nil,
    to target: UnsafeMutablePointer<Float>, bias first: Int
  ) {
    let some = some ?? 0..<rows
    let weights = numbers(role, (direction * rows + some.lowerBound) * size)!
    let biases = numbers(.bias, direction * 2 * rows + first + some.lowerBound)
    let connection = Connection(inputs: size, outputs: some.count)
    connection.compute(
      0..<connection.pieces, input: input, weights: weights, biases: biases,
      output: target + some.lowerBound)
  }
  private func add(
    _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    for index in 0..<count { target[index] += source[index] }
  }
  private func activate(_ numbers: UnsafeMutablePointer<Float>, _ count: Int, function: Int) {
    // What the cell shows is not bounded, as in ONNX Runtime.
    if let clip = layer.clip, function < 2 {
      for index in 0..<count { numbers[index] = min(max(numbers[index], -clip), clip) }
    }
    layer.functions[direction][function].row?.apply(Loop(UnsafePointer(numbers), numbers, count))
  }

  private func gated(
    _ step: Int, _ sequence: Int, _ room: UnsafeMutablePointer<Float>,
    _ hidden: UnsafePointer<Float>, _ resetsProduct: Bool
  ) {
    let units = layer.units
    let (candidate, product) = (room + 2 * units, room + rows)
    multiply(hidden, units, .recurrence, rows: 0..<2 * units, to: product, bias: rows)
    add(product, to: room, 2 * units)
    activate(room, 2 * units, function: 0)
    let reset = room + units
    if resetsProduct {
      multiply(hidden, units, .recurrence, rows: 2 * units..<rows, to: product, bias: rows)
      for unit in 0..<units { candidate[unit] += reset[unit] * product[2 * units + unit] }
    } else {
      let kept = state(step, 1, sequence)
      for unit in 0..<units { kept[unit] = reset[unit] * hidden[unit] }
      multiply(
        UnsafePointer(kept), units, .recurrence, rows: 2 * units..<rows, to: product, bias: rows)
      add(product + 2 * units, to: candidate, units)
    }
    activate(candidate, units, function: 1)
    let target = state(step, 0, sequence)
    for unit in 0..<units {
      target[unit] = (1 - room[unit]) * candidate[unit] + room[unit] * hidden[unit]
    }
  }

  private func longShortTerm(
    _ step: Int, _ sequence: Int, _ room: UnsafeMutablePointer<Float>,
    _ last: UnsafePointer<Float>, _ couples: Bool
  ) {
    let units = layer.units
    let peepholes = numbers(.peepholes, direction * 3 * units)
    let (input, output) = (room, room + units)
    let (forget, candidate) = (room + 2 * units, room + 3 * units)
    if let peepholes {
      for unit in 0..<units {
        input[unit] += peepholes[unit] * last[unit]
        forget[unit] += peepholes[2 * units + unit] * last[unit]
      }
    }
    activate(input, units, function: 0)
    activate(forget, units, function: 0)
    activate(candidate, units, function: 1)
    if couples { for unit in 0..<units { forget[unit] = 1 - input[unit] } }
    let (state, cell) = (state(step, 0, sequence), state(step, 1, sequence))
    for unit in 0..<units {
      cell[unit] = forget[unit] * last[unit] + input[unit] * candidate[unit]
      if let peepholes { output[unit] += peepholes[units + unit] * cell[unit] }
      state[unit] = cell[unit]
    }
    activate(output, units, function: 0)
    activate(state, units, function: 2)
    for unit in 0..<units { state[unit] *= output[unit] }
  }
}
