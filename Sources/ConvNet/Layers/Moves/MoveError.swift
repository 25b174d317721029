/// A reason why numbers can not be moved so.
public enum MoveError: Error, Hashable, Sendable {
  /// The layer is made for inputs of one shape.
  case madeFor(kind: String, Shape, given: Shape)
  /// A reshape keeps every number.
  case count(kind: String, Shape, to: [Int])
  /// There is no such axis.
  case axis(kind: String, Int, of: Shape)
  /// A list that has one entry for each axis, or for each index, has another length.
  case listed(kind: String, what: String, needs: Int, given: Int)
  /// Not every axis once.
  case permutation(kind: String, [Int], of: Shape)
  /// There is no such place along the axis.
  case place(kind: String, Int, axis: Int, of: Shape)
  /// An axis of more than one number can not be repeated to another size.
  case repeats(kind: String, Shape, to: [Int])
  /// The axis can not be divided into blocks.
  case blocks(kind: String, block: Int, axis: Int, of: Shape)
  /// The first axis has another number of slices, or there is nothing behind it.
  case slices(kind: String, count: Int, given: Shape)
  /// A factor that does not make the one size of the other.
  case scale(kind: String, Float, Int, to: Int)
  /// An axis too long for a table of its places.
  case tooLong(kind: String, Int, most: Int)
}

extension MoveError: CustomStringConvertible {
  public var description: String {
    func sizes(_ sizes: [Int]) -> String { sizes.map(String.init).joined(separator: "×") }
    switch self {
    case .madeFor(let kind, let shape, let given):
      return "\(kind) is made for \(shape), not for \(given); its sizes were worked out when the "
        + "network was opened"
    case .count(let kind, let shape, let target):
      return "\(kind) keeps all numbers, but \(shape) has \(shape.count) of them, and not as many "
        + "are in \(sizes(target))"
    case .axis(let kind, let axis, let shape):
      return "\(kind) works along axis \(axis), but \(shape) has the axes 0 to \(shape.rank - 1)"
    case .listed(let kind, let what, let needs, let given):
      return "\(kind) takes \(needs) \(what), not \(given)"
    case .permutation(let kind, let order, let shape):
      return "\(kind) takes every axis of \(shape) once, not the axes "
        + order.map(String.init).joined(separator: " ")
    case .place(let kind, let place, let axis, let shape):
      return "\(kind) reads place \(place) along axis \(axis) of \(shape), which has the places 0 "
        + "to \(shape[axis] - 1)"
    case .repeats(let kind, let shape, let target):
      return "\(kind) repeats axes of one number, so that \(shape) can not become \(sizes(target))"
    case .blocks(let kind, let block, let axis, let shape):
      return "\(kind) needs axis \(axis) of \(shape) to be a multiple of \(block)"
    case .slices(let kind, let count, let given):
      return "\(kind) works on \(count) slices of the first axis one by one, and \(given) has not "
        + "got as many"
    case .scale(let kind, let scale, let input, let output):
      return "\(kind) by \(scale) does not make \(output) of \(input)"
    case .tooLong(let kind, let size, let most):
      return
        "\(kind) makes an axis of \(size) numbers, but at most \(most) are worked out one by one"
    }
  }
}
