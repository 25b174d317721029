import ConvNet

/// A node with what is known of its inputs: the argument of an operator's row in the table.
struct OperatorCall {
  let node: ONNXNode
  let attributes: Attributes
  /// The node's inputs; nil where one is left out.
  let inputs: [GraphValue?]
  /// The version of the operators' set that the model names.
  let version: Int
  let reader: TensorReader
  /// The types of the inputs; nil where the file does not say them.
  var types: [ElementType?] = []
  /// Whether nothing reads the first output but casts to real numbers.
  var isCastAlone = false

  /// - Throws: ``OperatorError/refused(_:)`` where it is left out.
  func input(_ slot: Int) throws(OperatorError) -> GraphValue {
    guard let value = optional(slot) else { throw .refused("its input \(slot) is missing") }
    return value
  }
  func optional(_ slot: Int) -> GraphValue? { inputs.indices.contains(slot) ? inputs[slot] : nil }

  /// An input whose numbers have to be known when the graph is read.
  func known(_ slot: Int) throws(OperatorError) -> KnownTensor? {
    guard let value = optional(slot) else { return nil }
    guard let known = value.numbers else {
      throw .unknown(
        "its input \(slot) depends on the data, and has to be known before a picture flows")
    }
    return known
  }
  /// Whole numbers: an attribute in older versions, an input in newer ones.
  func integers(_ name: String, orInput slot: Int) throws(OperatorError) -> [Int]? {
    if let integers = try attributes.integers(name) { return integers }
    guard let known = try known(slot) else { return nil }
    guard let integers = known.integers else { throw .refused("its \(name) are no whole numbers") }
    return integers
  }
  /// One number: an attribute in older versions, an input in newer ones.
  func real(_ name: String, orInput slot: Int) throws(OperatorError) -> Float? {
    if let real = try attributes.real(name) { return real }
    guard let known = try known(slot) else { return nil }
    guard let scalar = known.scalar else { throw .refused("its \(name) has to be one number") }
    return Float(scalar)
  }
  /// All inputs, none of which may be left out.
  func all() throws(OperatorError) -> [GraphValue] {
    try inputs.indices.map { (slot) throws(OperatorError) in try input(slot) }
  }
  /// The number of outputs that the node names.
  var outputCount: Int { node.output.count }
}
