/// Sizes that do not go together.
public enum LayerError: Error, Hashable, Sendable {
  case inputCount(kind: String, takes: Int, given: Int)
  /// The layer reads tensors of another rank.
  case rank(kind: String, takes: [Int], given: Shape)
  case channels(kind: String, takes: Int, given: Shape)
  case units(kind: String, takes: Int, given: Shape)
  /// `axis` is "height" or "width"; `reach` is dilation · (size − 1) + 1.
  case kernelTooLarge(kind: String, axis: String, reach: Int, padded: Int)
  /// A hyperparameter out of its range.
  case hyperparameter(kind: String, name: String, value: Int, needs: String)
  case shape(ShapeError)
}

extension LayerError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .inputCount(let kind, let takes, let given):
      "\(kind) takes \(takes) input\(takes == 1 ? "" : "s"), not \(given)"
    case .rank(let kind, let takes, let given):
      takes == [1]
        ? "\(kind) takes a vector, not \(given); put flatten before it"
        : "\(kind) takes \(takes.map { "\($0)-D" }.joined(separator: " or ")), not \(given)"
    case .channels(let kind, let takes, let given):
      "\(kind) takes \(takes) channels, but its input \(given) has \(given.channels)"
    case .units(let kind, let takes, let given):
      "\(kind) takes \(takes) numbers, but its input \(given) has \(given.count)"
    case .kernelTooLarge(let kind, let axis, let reach, let padded):
      "\(kind) reaches over \(reach), more than the \(axis) \(padded) of its padded input; "
        + "try pad \((reach - padded + 1) / 2) more or a kernel of \(padded)"
    case .hyperparameter(let kind, let name, let value, let needs):
      "\(name) \(value) of \(kind) has to be \(needs)"
    case .shape(let error): error.description
    }
  }
}
