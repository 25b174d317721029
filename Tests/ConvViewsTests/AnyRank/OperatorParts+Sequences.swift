import ConvNet

extension OperatorParts {
  /// `[steps, sequences, 3]`: each recurrent layer in one direction, and one in both.
  mutating func addSequences() {
    for (cell, alias) in [
      (RecurrentCell.plain, "rnn"), (.gated(resetsProduct: true), "gru"),
      (.gated(resetsProduct: false), "gru_of_state"), (.longShortTerm(couples: false), "lstm"),
    ] {
      add(recurrent(cell, units: 2, isReverse: [false]), [0], alias)
    }
    let last = add(
      recurrent(.longShortTerm(couples: false), units: 2, isReverse: [false, true]), [0],
      "both_ways")
    // What follows reads the states alone.
    let shape = Shape(with: [input[0], 2, 2, input[1], 2])
    do {
      let states = try Move.gather(axis: 1, indices: [0], indexShape: [], from: shape)
      add(states, [last], "states")
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private func recurrent(_ cell: RecurrentCell, units: Int, isReverse: [Bool]) -> Recurrent {
    let (directions, rows) = (isReverse.count, cell.gateCount * units)
    let functions: [Function] = [.sigmoid, .tanh, .tanh]
    let own = [
      Parameter("W", Shape(directions, rows, input[2]), fanIn: input[2]),
      Parameter("R", Shape(directions, rows, units), fanIn: units),
      Parameter("B", Shape(directions, 2 * rows), fanIn: units),
    ]
    return Recurrent(
      cell, units: units, isReverse: isReverse,
      functions: isReverse.map { _ in
        cell == .plain ? [.tanh] : Array(functions.prefix(cell.functionCount))
      }, roles: [.sequence, .weights, .recurrence, .bias],
      Operands([.input(0)] + own.map(Operands.Operand.parameter)))
  }

  /// `[heads, places, numbers]`: what an attention of a model file is made of.
  mutating func addAttention() throws {
    let keys = add(try Move.transpose([0, 2, 1], from: input), [0], "keys")
    let scores = add(MatMul(Operands(inputs: 2)), [0, keys], "scores")
    let scaled = add(Arithmetic(.product, Self.own(Shape(1))), [scores], "scaled")
    let shares = add(Softmax(axes: [2]), [scaled], "shares")
    add(MatMul(Operands(inputs: 2)), [shares, 0], "mixed")
    add(Ranked(axis: 2, count: 2), [scores], "largest_keys")
    add(Ranked(axis: 2, count: 2, givesPlaces: true), [scores], "their_places")
  }

  /// `[4, 5, 6]`: whole numbers, as a quantised file has them.
  mutating func addQuantized() {
    func scale(_ type: IntegerType?) -> Quantization {
      Quantization(
        to: type,
        Operands([
          .input(0), .parameter(Parameter("scale", Shape(1), constant: 0.25, isLearned: false)),
          .parameter(Parameter("zero", Shape(1), constant: 3, isLearned: false)),
        ]))
    }
    let whole = add(scale(.uint8), [0], "whole")
    let sums = add(
      WideConv(
        Conv(
          inputChannels: 4, outputChannels: 3, kernelSize: [3, 3], padding: [1, 1], bias: false),
        block: 2), [whole], "sums")
    add(scale(nil), [sums], "real")
    add(
      WideMatMul(Operands([.input(0), .parameter(Parameter("b", Shape(6, 3), fanIn: 6))])),
      [whole], "products")
  }
}
