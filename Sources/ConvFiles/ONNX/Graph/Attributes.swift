/// The attributes of a node, by name. One of the wrong type is an error, a missing one takes the
/// standard's default.
struct Attributes {
  private let attributes: [String: ONNXAttribute]

  init(_ node: ONNXNode) {
    attributes = Dictionary(
      node.attribute.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func has(_ name: String) -> Bool { attributes[name] != nil }

  func integer(_ name: String) throws(OperatorError) -> Int? {
    guard let attribute = attributes[name] else { return nil }
    // Old files do not say the type.
    guard attribute.hasI || attribute.type == 2 else { throw .attribute(name, "a whole number") }
    return Int(attribute.i)
  }
  func integer(_ name: String, default value: Int) throws(OperatorError) -> Int {
    try integer(name) ?? value
  }
  func flag(_ name: String, default value: Bool = false) throws(OperatorError) -> Bool {
    try integer(name).map { $0 != 0 } ?? value
  }
  func real(_ name: String) throws(OperatorError) -> Float? {
    guard let attribute = attributes[name] else { return nil }
    guard attribute.hasF || attribute.type == 1 else { throw .attribute(name, "a number") }
    return attribute.f
  }
  func real(_ name: String, default value: Float) throws(OperatorError) -> Float {
    try real(name) ?? value
  }
  func integers(_ name: String) throws(OperatorError) -> [Int]? {
    guard let attribute = attributes[name] else { return nil }
    guard attribute.type == 7 || attribute.type == 0 || !attribute.ints.isEmpty else {
      throw .attribute(name, "a list of whole numbers")
    }
    return attribute.ints.map { Int($0) }
  }
  func reals(_ name: String) throws(OperatorError) -> [Float]? {
    guard let attribute = attributes[name] else { return nil }
    guard attribute.type == 6 || attribute.type == 0 || !attribute.floats.isEmpty else {
      throw .attribute(name, "a list of numbers")
    }
    return attribute.floats
  }
  func text(_ name: String) throws(OperatorError) -> String? {
    guard let attribute = attributes[name] else { return nil }
    guard attribute.hasS || attribute.type == 3 else { throw .attribute(name, "a word") }
    return String(decoding: attribute.s, as: UTF8.self)
  }
  func texts(_ name: String) throws(OperatorError) -> [String]? {
    guard let attribute = attributes[name] else { return nil }
    guard attribute.type == 8 || attribute.type == 0 || !attribute.strings.isEmpty else {
      throw .attribute(name, "a list of words")
    }
    return attribute.strings.map { String(decoding: $0, as: UTF8.self) }
  }
  func text(_ name: String, default value: String) throws(OperatorError) -> String {
    try text(name) ?? value
  }
  func tensor(_ name: String) -> ONNXTensor? {
    attributes[name].flatMap { $0.hasT ? $0.t : nil }
  }
  func sparse(_ name: String) -> ONNXSparseTensor? {
    attributes[name].flatMap { $0.hasSparseTensor ? $0.sparseTensor : nil }
  }
}
