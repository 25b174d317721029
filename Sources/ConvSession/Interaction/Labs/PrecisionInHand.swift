public import ConvNet

/// What is tried on the screen of precision.
public struct PrecisionInHand: Hashable, Sendable {
  public var precision = Precision.eight

  public init() {}
}

extension Scene {
  /// The network with weights of fewer bits; hidden before the pass has come to its end.
  public func precisionReport(_ interaction: Interaction) -> Shown<PrecisionReport> {
    isAllComputed ? measured(PrecisionProbe(interaction.precision.precision)) : .hidden
  }
}
