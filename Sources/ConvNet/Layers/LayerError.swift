/// Sizes that do not go together.
public enum LayerError: Error, Hashable, Sendable {
  case inputCount(kind: String, takes: Int, given: Int)
  case tooFewInputs(kind: String, least: Int, given: Int)
  /// The layer reads tensors of another rank.
  case rank(kind: String, takes: [Int], given: Shape)
  case channels(kind: String, takes: Int, given: Shape)
  case units(kind: String, takes: Int, given: Shape)
  /// Not one window fits; `axis` is "height" or "width", `padded` its size with the padding.
  case kernelTooLarge(kind: String, axis: String, kernel: Int, dilation: Int, padded: Int)
  /// A hyperparameter out of its range.
  case hyperparameter(kind: String, name: String, value: Int, needs: String)
  /// Inputs that are taken together have to agree.
  case shapesDiffer(kind: String, Shape, Shape, agree: String)
  /// Sizes that can not be stretched to one another.
  case broadcast(kind: String, Shape, Shape)
  /// The input has no such axis.
  case axis(kind: String, Int, given: Shape)
  case axisTwice(kind: String, Int)
  /// The layer reads tensors that end in these sizes.
  case lastSizes(kind: String, takes: [Int], given: Shape)
  case shape(ShapeError)
  case move(MoveError)
  case product(ProductError)
}

extension LayerError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .inputCount(let kind, let takes, let given):
      "\(kind) takes \(takes) input\(takes == 1 ? "" : "s"), not \(given)"
    case .rank(let kind, let takes, let given):
      LayerError.rank(kind, takes, given)
    case .channels(let kind, let takes, let given):
      "\(kind) takes \(takes) \(takes == 1 ? "channel" : "channels"), but its input \(given) has \(given.channels)"
    case .units(let kind, let takes, let given):
      "\(kind) takes \(takes) \(takes == 1 ? "number" : "numbers"), but its input "
        + (given.rank > 1 ? "\(given) " : "") + "has \(given.count)"
    case .kernelTooLarge(let kind, let axis, let kernel, let dilation, let padded):
      LayerError.tooLarge(kind, axis, kernel: kernel, dilation: dilation, padded: padded)
    case .hyperparameter(let kind, let name, let value, let needs):
      "\(name) \(value) of \(kind) has to be \(needs)"
    case .tooFewInputs(let kind, let least, let given):
      "\(kind) takes \(least) inputs or more, not \(given)"
    case .shapesDiffer(let kind, let first, let other, let agree):
      "\(kind) takes inputs of the same \(agree), not \(first) and \(other)"
    case .broadcast(let kind, let first, let other):
      "\(kind) can not stretch \(first) and \(other) to one shape; counted from the last, their "
        + "sizes have to be equal or 1"
    case .axis(let kind, let axis, let given):
      "\(kind) works along axis \(axis), but the axes of its input \(given) end at \(given.rank - 1)"
    case .axisTwice(let kind, let axis): "\(kind) names axis \(axis) twice"
    case .lastSizes(let kind, let takes, let given):
      "\(kind) takes numbers whose last sizes are "
        + (takes.isEmpty ? "none" : takes.map(String.init).joined(separator: "×"))
        + ", not \(given)"
    case .shape(let error): error.description
    case .move(let error): error.description
    case .product(let error): error.description
    }
  }

  private static func rank(_ kind: String, _ takes: [Int], _ given: Shape) -> String {
    if takes == [1] { return "\(kind) takes a vector, not \(given); put flatten before it" }
    let what = given.rank == 1 ? "a vector of \(given)" : "\(given)"
    switch takes {
    case [3]: return "\(kind) takes maps, channels×height×width, not \(what)"
    case [4]: return "\(kind) takes volumes, channels×depth×height×width, not \(what)"
    case [2]: return "\(kind) takes signals, channels×width, not \(what)"
    default: return "\(kind) takes maps or signals, not \(what)"
    }
  }

  /// "kernel 7 of conv is larger than the padded height 5; try pad 1 more on each side or kernel 5"
  private static func tooLarge(
    _ kind: String, _ axis: String, kernel: Int, dilation: Int, padded: Int
  ) -> String {
    let reach = dilation * (kernel - 1) + 1
    let what =
      dilation == 1
      ? "kernel \(kernel) of \(kind) is"
      : "kernel \(kernel) of \(kind) spans \(reach) with dilation \(dilation),"
    return "\(what) larger than the padded \(axis) \(padded); "
      + "try pad \((reach - padded + 1) / 2) more on each side or kernel "
      + "\((padded - 1) / dilation + 1)"
  }
}
