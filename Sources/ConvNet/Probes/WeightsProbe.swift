/// A layer's weights after the edits.
public struct WeightsProbe: Probe {
  public let layer: Int

  public init(layer: Int) { self.layer = layer }

  public func part(of subject: Subject) -> Subject { subject.weighing(layer) }
  public func words(in network: Network) -> String { "\(network.nodes[layer].alias)'s weights" }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Weights {
    Weights(subject.weights(layer), edited: subject.editedParameters(of: layer))
  }
}

/// The parameters of a layer by name, and which of them edits have made.
public struct Weights: Measured {
  public let parameters: Parameters
  /// Names of those that are no longer as their origin gave them.
  public let edited: Set<String>

  public init(_ parameters: Parameters, edited: Set<String>) {
    (self.parameters, self.edited) = (parameters, edited)
  }

  /// What is not edited is its origin's, which holds it anyway.
  public var byteCount: Int { edited.reduce(0) { $0 + (parameters[$1]?.byteCount ?? 0) } }
}

extension Probe where Self == WeightsProbe {
  public static func weights(_ layer: Int) -> Self { Self(layer: layer) }
}
