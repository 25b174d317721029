/// A reason why a network can not learn.
public enum LearningError: Error, Hashable, Sendable {
  /// The layer passes no gradients back, and something before it, or its own numbers, are to learn.
  case noGradient(layer: String, kind: String, reason: String?)
  /// The layer can not be computed.
  case obstacle(layer: String, String)
  /// Nothing is left to learn.
  case nothingLearns
  /// The last layer does not say one number for each class.
  case noClasses(Shape)
  /// A label beyond the classes.
  case label(Int, classes: Int)
  /// A picture of another shape.
  case input(Shape, takes: Shape)
  /// One number for all examples: there is nothing to tell apart.
  case tooLarge(bytes: Int)
  /// No dense layer gives the answer, which a new one could take the place of.
  case noHead
}

extension LearningError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noGradient(let layer, let kind, let reason):
      "\(layer) (\(kind)) passes no gradient back\(reason.map { ": \($0)" } ?? ""); freeze what is "
        + "before it, itself as well"
    case .obstacle(let layer, let reason): "\(layer) is not computed: \(reason)"
    case .nothingLearns: "nothing learns: all layers with weights are frozen"
    case .noClasses(let shape):
      "the last layer gives \(shape), and learning needs one number for each class"
    case .label(let label, let classes):
      "label \(label) is outside of the \(classes) classes, which count from 0"
    case .input(let shape, let takes): "an example is \(shape), and the network takes \(takes)"
    case .noHead:
      "no dense layer gives its answer, and only such a one can be made anew for other classes"
    case .tooLarge(let bytes):
      "a batch would take \(bytes >> 20) MB of memory; try a smaller one"
    }
  }
}
