/// An operator of a model file that is not computed here, or one that depends on such: it keeps its
/// place in the graph and its weights.
public struct UnknownLayer: Layer {
  public static let kind = "unknown"
  public let kind: String
  public let reason: String
  /// The shape that the file declares; `[1]` where it does not.
  public let shape: Shape
  /// Whether the file declares the shape.
  public let isDeclared: Bool
  public let parameters: [Parameter]

  /// - Parameters:
  ///   - kind: the operator's name in the file.
  ///   - reason: a sentence that names the operator and its version.
  ///   - shape: nil where the file does not declare it.
  public init(kind: String, reason: String, shape: Shape?, parameters: [Parameter]) {
    (self.kind, self.reason) = (kind, reason)
    (self.shape, isDeclared) = (shape ?? Shape(1), shape != nil)
    self.parameters = parameters
  }

  public var obstacle: String? { reason }
  /// Nobody knows what it multiplies.
  public func multiplyAdds(_ inputs: [Shape]) -> Int { 0 }
  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape { shape }
  public func compute(_ work: LayerWork) { preconditionFailure("\(kind) is not computed") }
  /// Nothing is known of what it reads.
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    Explanation([Step(.sum(divisor: 1), [])])
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Ladder([:]) }
}
