import ConvNet

/// The operators that become layers: one row each, in files by family.
enum Operators {
  /// Makes the layers of a node.
  /// - Returns: the node's outputs in their order.
  typealias Lower =
    @Sendable (OperatorCall, inout GraphBuilder) throws(OperatorError) ->
    [GraphValue]

  static let table: [String: Lower] = [
    windows, dense, pointwise, arithmetic, normalization, reductions, joins, shapes, moves,
    resizing, constants, training, quantization,
    recurrent, picks, scattering, choices, losses, einsum, attention,
    grids, composed,
  ].reduce(into: [:]) { table, family in
    table.merge(family) { _, _ in preconditionFailure("an operator has one row") }
  }
}
