/// What is looked at on the screen of two models.
public struct ModelsInHand: Hashable, Sendable {
  /// The map, or the unit, that is seen on both sides; nil: the one that differs most.
  public var map: Int?

  public init() {}
}
