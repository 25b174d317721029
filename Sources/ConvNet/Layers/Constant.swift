/// Numbers that flow into a network beside its input: a further input of a model file, or a tensor
/// that it holds. `y = value`, whatever the sample. ONNX's `Constant`.
public struct Constant: Layer {
  public static let kind = "constant"
  public let shape: Shape

  public init(_ shape: Shape) { self.shape = shape }

  public var line: String { "\(shape)" }
  public var parameters: [Parameter] {
    [Parameter("value", shape, constant: 0, isLearned: false)]
  }
  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    guard inputs.isEmpty else {
      throw .inputCount(kind: Self.kind, takes: 0, given: inputs.count)
    }
    return shape
  }
  public var repeats: Source? { .parameter("value") }
  public func compute(_ work: LayerWork) { work.copy(.parameter("value")) }
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(.sum(divisor: 1), of: Region(.parameter("value"), at: element))
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Self.ladderOfNumbers([shape], term: nil) }
}
