/// A product of matrices whose sums are added up in double precision, so that those of whole numbers
/// stay exact beyond the 24 bits of a float: each output is rounded once, at the end.
public struct WideMatMul: Layer {
  public static let kind = "widematmul"
  public let product: MatMul

  public init(_ operands: Operands) { product = MatMul(operands) }

  public var kind: String { product.kind }
  public var parameters: [Parameter] { product.parameters }
  public func outputShape(_ inputs: [Shape]) throws(LayerError) -> Shape {
    try product.outputShape(inputs)
  }
  public func compute(_ work: LayerWork) throws(Cancelled) {
    try product.eachMatrix(work) { (first, second, output, plan, checkpoint) throws(Cancelled) in
      let places = plan.rows * plan.columns
      try checkpoint.stretches(of: places, each: plan.inner) { stretch in
        for place in stretch {
          let (row, column) = place.quotientAndRemainder(dividingBy: plan.columns)
          var sum = 0.0
          for index in 0..<plan.inner {
            sum +=
              Double(first[row * plan.inner + index])
              * Double(second[index * plan.columns + column])
          }
          output[place] = Float(sum)
        }
      }
    }
  }
  public func explain(_ element: [Int], _ inputs: [Shape]) -> Explanation {
    product.explain(element, inputs)
  }
  public func links(_ input: Int, _ inputs: [Shape]) -> [AxisLink]? {
    product.links(input, inputs)
  }
  public func multiplyAdds(_ inputs: [Shape]) -> Int { product.multiplyAdds(inputs) }
  public func ladder(_ inputs: [Shape]) -> Ladder { product.ladder(inputs) }
}
