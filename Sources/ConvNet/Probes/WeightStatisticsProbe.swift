/// Statistics of each parameter of a layer and of each filter in it: what colours of weights reach
/// to, without looking at all of them again for every screen.
public struct WeightStatisticsProbe: Probe {
  public let layer: Int

  public init(layer: Int) { self.layer = layer }

  public func part(of subject: Subject) -> Subject { subject.weighing(layer) }
  public func words(in network: Network) -> String { "\(network.nodes[layer].alias)'s weights" }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> WeightStatistics {
    WeightStatistics(try known.answer(.weights(layer), of: subject).parameters)
  }
}

/// Statistics of a layer's parameters by name.
public struct WeightStatistics: Measured, Hashable {
  private let parameters: [String: ChannelStatistics]

  public init(_ parameters: Parameters) {
    self.parameters = parameters.mapValues { ChannelStatistics($0) }
  }

  /// Statistics of a whole parameter; nil where the layer has none of this name.
  public subscript(name: String) -> Statistics? { parameters[name]?.whole }
  /// Statistics of one filter of a parameter; nil where a filter is a single number.
  public subscript(name: String, filter filter: Int) -> Statistics? { parameters[name]?[filter] }
  public var byteCount: Int { parameters.values.reduce(0) { $0 + $1.byteCount } }
}

extension Probe where Self == WeightStatisticsProbe {
  public static func weightStatistics(_ layer: Int) -> Self { Self(layer: layer) }
}
