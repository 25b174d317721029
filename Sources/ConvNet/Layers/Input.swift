/// The beginning of a network: its node 0, and the picture's shape.
public struct Input: WrittenLayer {
  public static let kind = "input"
  public static let usage = "input 1x28x28"

  public let shape: Shape

  public init(_ shape: Shape) { self.shape = shape }

  public static func parse(_ words: inout LineWords, input: Shape) throws(LineError) -> Input {
    Input(input)
  }
  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape { shape }
  public var repeats: Source? { .input(0) }
  public func compute(_ work: LayerWork) { work.copy(.input(0)) }
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    .single(.sum(divisor: 1), of: Region(.input(0), at: element))
  }
  public func ladder(_ inputs: [Shape]) -> Ladder { Ladder([:]) }
}
