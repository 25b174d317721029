/// A layer's weights after the edits.
public struct WeightsProbe: Probe {
  public let layer: Int

  public init(layer: Int) { self.layer = layer }

  public func part(of subject: Subject) -> Subject { subject.weighing(layer) }
  public func words(in network: Network) -> String { "\(network.nodes[layer].alias)'s weights" }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Weights {
    Weights(
      subject.weights(layer), of: subject.origin, edited: subject.editedParameters(of: layer))
  }
}

/// The parameters of a layer by name, and where they come from.
public struct Weights: Measured {
  public let parameters: Parameters
  /// The origin of all that is not edited.
  public let origin: Origin
  /// Names of those that are no longer as their origin gave them.
  public let edited: Set<String>

  init(_ parameters: Parameters, of origin: Origin, edited: Set<String>) {
    (self.parameters, self.origin, self.edited) = (parameters, origin, edited)
  }

  /// The bytes of the edited parameters: the others are held by their origin anyway.
  public var byteCount: Int { edited.reduce(0) { $0 + (parameters[$1]?.byteCount ?? 0) } }
}

extension Probe where Self == WeightsProbe {
  public static func weights(_ layer: Int) -> Self { Self(layer: layer) }
}
