/// What is checked on the screen of health.
public struct HealthInHand: Hashable, Sendable {
  /// The folder of pictures that is looked at; nil: the input at hand.
  public var folder: String?

  public init() {}
}
