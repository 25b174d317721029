public import ConvNet

/// What must be known before a command can run or a screen be drawn.
public enum Need: Hashable, Sendable {
  /// A network by its shipped name, its line or its file, with how it is to be opened.
  case network(ModelRequest)
  /// A network that is read again from its file, for an input of another shape.
  case resized(Network, Shape)
  /// A picture by its shipped name or its file, made to fit a network's input.
  case picture(String, PictureForm)
  case answer(Query, Subject)
  /// A lesson by its id or its file.
  case lesson(String)
  /// A subject's outputs held against those in a file.
  case comparison(String, Subject)
  /// What became of a layer's output from one subject to another, under the parts of both that it
  /// depends on.
  case change(Int, from: Subject, to: Subject)

  /// What is asked about a subject, under the part of it that the answer depends on.
  public static func about(_ subject: Subject, _ query: Query) -> Need {
    .answer(query, subject.part(for: query))
  }

  /// - Returns: nil where a layer can not have changed.
  public static func change(of layer: Int, from before: Subject, to now: Subject) -> Need? {
    let query = Query.activation(layer)
    let (then, now) = (before.part(for: query), now.part(for: query))
    return then == now ? nil : .change(layer, from: then, to: now)
  }
}

extension Need: CustomStringConvertible {
  public var description: String {
    switch self {
    case .network(let request): request.model
    case .resized(let network, let input): "\(network.name) for \(input)"
    case .picture(let name, _): name
    case .lesson(let name): name
    case .comparison(let path, _): path
    case .change(let layer, _, let subject): subject.network.nodes[layer].alias
    case .answer(.activation(let layer), let subject), .answer(.statistics(let layer), let subject):
      subject.network.nodes[layer].alias
    case .answer(.weights(let layer), let subject):
      "\(subject.network.nodes[layer].alias)'s weights"
    case .answer(.contributions(let layer, let map), let subject):
      "the channels of \(subject.network.nodes[layer].alias)[\(map)]"
    }
  }
}

/// What meeting a need gave.
public enum Finding: Sendable {
  case network(Network)
  case picture(Picture)
  case lesson(Lesson)
  case answer(Answer)
  case comparison(TraceComparison)
  case change(LayerChange)
  /// A sentence that says why there is none; whether it is a file that is not there.
  case failed(String, missing: Bool)
}
