import ConvNet

/// `set PLACE = VALUE`: other numbers for weights.
struct SetWeights: SessionCommand {
  static let row = CommandRow(
    "set PLACE = VALUE", "a number, a matrix, a preset or an operation", .edit,
    completing: assignment,
    examples: [
      .init("set edges.weight[0,0] = sobel-x", "the kernel becomes a ready-made one"),
      .init("set edges.weight[0,0,2,1] = 0.5", "one weight: filter, channel, row, column"),
      .init("set edges.weight[0,0] = [-1 0 1; -2 0 2; -1 0 1]", "nine numbers, row by row"),
      .init("set edges.bias[0] = -1", "the bias of a map"),
    ])
  let place: Address
  let operation: WeightOperation

  init(_ place: Address, _ operation: WeightOperation) {
    (self.place, self.operation) = (place, operation)
  }
  init(_ words: inout CommandWords) throws(CommandError) {
    place = try words.place()
    guard words.take("=") else { throw .missing("=", usage: words.usage) }
    operation = try WeightOperation(parsing: words.remainder("a value"))
  }
  var text: String { "set \(place.text) = \(operation.text)" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    let (layer, parameter, block) = try place.parameter(in: session.network)
    do { try operation.check(block) } catch { throw .operation(place.text, error) }
    var edited = session.subject
    edited.edit(parameter.name, of: layer, place.indices, operation)
    session.change(edited)
  }

  /// Parameters and their kernels before the sign, and what can be set after it.
  private static let assignment = ArgumentCompletion { rest, session, _ in
    if let sign = rest.firstIndex(of: "=") {
      return WeightOperation.words.map { "\(rest[...sign]) \($0.name)" }
    }
    return session.network.nodes.flatMap { node in
      node.parameters.flatMap { parameter -> [String] in
        let name = "\(node.alias).\(parameter.name)"
        guard parameter.shape.rank == 4 else { return ["\(name) = "] }
        return (0..<min(parameter.shape[0], 32)).map { "\(name)[\($0),0] = " }
      }
    }
  }
}
