public import ConvNet
public import ConvSession

/// What a run without a screen is to do, as it was said.
public struct TrainingOrder: Sendable {
  /// How long it learns.
  public enum Length: Hashable, Sendable {
    case epochs(Int)
    case steps(Int)
  }
  public var request: ModelRequest
  public var data: LearningData
  public var length: Length
  public var recipe: Recipe
  /// Whether the rate falls to 0 along a cosine until the end.
  public var rateFalls = false
  /// Whether all that learns begins as noise.
  public var fromNoise = false
  /// The units of a new last layer, which alone learns; nil where there is none.
  public var head: Int?
  public var threads = 1
  /// The name that the network gets; nil where it keeps its own.
  public var name: String?

  public init(_ request: ModelRequest, _ data: LearningData, _ length: Length, _ recipe: Recipe) {
    (self.request, self.data, self.length, self.recipe) = (request, data, length, recipe)
  }
}

/// A reason why a run can not begin.
public enum TrainingError: Error, CustomStringConvertible {
  case opening(OpenFailure)
  case learning(LearningError)
  /// A sentence on what was ordered.
  case order(String)
  case unknownLayer(CommandError)

  public var description: String {
    switch self {
    case .opening(let failure): failure.sentence
    case .learning(let error): "\(error)"
    case .order(let sentence): sentence
    case .unknownLayer(let error): "\(error)"
    }
  }
}
