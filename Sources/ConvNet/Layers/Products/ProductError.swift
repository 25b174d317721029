/// A reason why two tensors can not be multiplied.
public enum ProductError: Error, Hashable, Sendable {
  /// Rows of the first have to be as long as columns of the second.
  case inner(kind: String, Shape, Shape)
  /// The axes in front are neither the same nor 1.
  case leading(kind: String, Shape, Shape)
  /// The layer takes another number of operands.
  case operands(kind: String, takes: String, given: Int)
  /// An operand is of a rank that the layer does not take.
  case rank(kind: String, takes: String, given: Shape)
  /// The addend does not fit the product.
  case addend(kind: String, Shape, product: Shape)
}

extension ProductError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .inner(let kind, let first, let second):
      "\(kind) can not multiply \(first) by \(second): a row of the first has to have as many "
        + "numbers as a column of the second"
    case .leading(let kind, let first, let second):
      "\(kind) can not pair the matrices of \(first) with those of \(second): the axes before the "
        + "last two have to be the same, or 1"
    case .operands(let kind, let takes, let given): "\(kind) takes \(takes) operands, not \(given)"
    case .rank(let kind, let takes, let given): "\(kind) takes \(takes), not \(given)"
    case .addend(let kind, let addend, let product):
      "\(kind) can not add \(addend) to the product, which is \(product)"
    }
  }
}
