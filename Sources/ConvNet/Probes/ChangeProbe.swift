/// A comparison of a layer's output with that of another subject, which differs by its edits,
/// picture or strokes.
public struct ChangeProbe: LayerProbe {
  public let layer: Int
  /// The part of the other subject that the answer depends on.
  private let before: Subject

  /// - Returns: nil where the layer can not have changed.
  public init?(layer: Int, from before: Subject, to now: Subject) {
    self.init(layer: layer, from: before)
    if self.before == now.reaching(layer) { return nil }
  }
  private init(layer: Int, from before: Subject) {
    (self.layer, self.before) = (layer, before.reaching(layer))
  }

  /// It tells of no layer: those that are compared do.
  public var stage: Int? { nil }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> LayerChange {
    let then = try known.answer(.activation(layer), of: before)
    let now = try known.answer(.activation(layer), of: subject)
    return try LayerChange(now.tensor, from: then.tensor, checkpoint)
  }
}
