/// The operands of an operation on several tensors, in order: outputs of other layers, and numbers
/// of its own. `x − 3` and `3 − x` are the same operation on other operands.
public struct Operands: Hashable, Sendable {
  public enum Operand: Hashable, Sendable {
    /// The layer's n-th input.
    case input(Int)
    case parameter(Parameter)
  }
  public let list: [Operand]

  public init(_ list: [Operand]) { self.list = list }
  /// All of them come from other layers.
  public init(inputs: Int) { list = (0..<inputs).map { .input($0) } }

  public var count: Int { list.count }
  public var inputCount: Int {
    list.reduce(0) { count, operand in
      if case .input(let slot) = operand { max(count, slot + 1) } else { count }
    }
  }
  public var parameters: [Parameter] {
    list.compactMap { if case .parameter(let parameter) = $0 { parameter } else { nil } }
  }
  /// The source in which an explanation finds the n-th operand's numbers.
  public func source(_ index: Int) -> Source {
    switch list[index] {
    case .input(let slot): .input(slot)
    case .parameter(let parameter): .parameter(parameter.name)
    }
  }

  /// - Throws: ``LayerError/inputCount(kind:takes:given:)``
  func shapes(_ kind: String, _ inputs: [Shape]) throws(LayerError) -> [Shape] {
    guard inputs.count == inputCount else {
      throw .inputCount(kind: kind, takes: inputCount, given: inputs.count)
    }
    return list.indices.map { shape($0, inputs) }
  }
  /// The shape of the n-th operand.
  func shape(_ index: Int, _ inputs: [Shape]) -> Shape {
    switch list[index] {
    case .input(let slot): inputs[slot]
    case .parameter(let parameter): parameter.shape
    }
  }
  /// Their numbers, while a layer computes.
  func views(_ work: LayerWork) -> [TensorView] { list.indices.map { work[source($0)] } }
}
