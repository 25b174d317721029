/// A reason why layers do not make a network.
public enum NetworkError: Error, Hashable, Sendable {
  case nameTwice(String)
  /// It reads a layer that is not before it.
  case order(String)
  case layer(String, LayerError)
  case missingWeight(String, Parameter)
  case weightShape(String, Parameter, Shape)
  /// The file that it is read from does not allow it: a sentence.
  case source(String)
  /// An output with which a pass is larger than what is kept.
  case tooManyNumbers(String, Shape)
  /// A file that holds so many tensors to look at.
  case tensorCount(Int)
}

extension NetworkError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nameTwice(let alias): "two layers are called \(alias); each needs a name of its own"
    case .source(let reason): reason
    case .order(let alias): "\(alias) reads a layer that does not come before it"
    case .layer(let alias, let error): "\(alias): \(error)"
    case .tooManyNumbers(let alias, let shape):
      "\(alias): its \(shape) are too many numbers; a layer has at most "
        + "\(PassCost.largestOutput >> 20) million, a pass \(PassCost.largestPass >> 20) million"
    case .tensorCount(let count):
      count == 0
        ? "there is no tensor in it"
        : "\(count) tensors are too many to look at; \(TensorGallery.largestCount) are shown at most"
    case .missingWeight(let alias, let parameter):
      "\(alias).\(parameter.name) is missing; it has the shape \(parameter.shape)"
    case .weightShape(let alias, let parameter, let shape):
      "\(alias).\(parameter.name) has the shape \(shape) where \(parameter.shape) is needed"
    }
  }
}
