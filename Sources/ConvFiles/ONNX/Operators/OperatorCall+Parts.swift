import ConvNet
import Foundation

/// One attribute of an operator that is a part of another.
enum PartAttribute {
  case integer(Int)
  case integers([Int])
  case real(Float)
  case text(String)
}

// Operators that are made of others, as the standard defines them by their function bodies.
extension OperatorCall {
  /// The version of the standard in whose words parts are said.
  private static let versionOfParts = 21

  /// Does an operator of the standard on some values, as a part of this node.
  ///
  /// - Parameters:
  ///   - kept: names of attributes that are the node's own.
  ///   - types: of the inputs, where they matter.
  func parts(
    _ operation: String, _ inputs: [GraphValue?], with attributes: [String: PartAttribute] = [:],
    keeping kept: Set<String> = [], outputs: Int = 1, types: [ElementType?] = [],
    _ builder: inout GraphBuilder
  ) throws(OperatorError) -> [GraphValue] {
    guard let lower = Operators.table[operation] else {
      throw .unknown("\(operation) is not computed here")
    }
    var part = ONNXNode()
    part.opType = operation
    part.name = node.name
    part.output = (0..<outputs).map { "part\($0)" }
    part.attribute = attributes.sorted { $0.key < $1.key }.map { ONNXAttribute($0.key, $0.value) }
    part.attribute += node.attribute.filter { kept.contains($0.name) }
    let context = builder.context
    builder.context.isPart = true
    defer { builder.context = context }
    let call = OperatorCall(
      node: part, attributes: Attributes(part), inputs: inputs,
      version: OperatorCall.versionOfParts, reader: reader, types: types)
    return try lower(call, &builder)
  }

  /// Does an operator with one output as a part of this node.
  func part(
    _ operation: String, _ inputs: [GraphValue?], with attributes: [String: PartAttribute] = [:],
    keeping kept: Set<String> = [], types: [ElementType?] = [], _ builder: inout GraphBuilder
  ) throws(OperatorError) -> GraphValue {
    let values = try parts(
      operation, inputs, with: attributes, keeping: kept, types: types, &builder)
    guard let value = values.first else { throw .unknown("\(operation) gives nothing here") }
    return value
  }

  /// Whether the node names its output at this place.
  func names(output: Int) -> Bool {
    node.output.indices.contains(output) && !node.output[output].isEmpty
  }
  /// The type of an input; nil where the file does not say it.
  func type(_ slot: Int) -> ElementType? { types.indices.contains(slot) ? types[slot] : nil }
}

extension ONNXAttribute {
  fileprivate init(_ name: String, _ value: PartAttribute) {
    self.init()
    self.name = name
    switch value {
    case .integer(let integer): (type, i) = (2, Int64(integer))
    case .integers(let integers): (type, ints) = (7, integers.map(Int64.init))
    case .real(let real): (type, f) = (1, real)
    case .text(let text): (type, s) = (3, Data(text.utf8))
    }
  }
}

extension GraphValue {
  /// Known numbers that layers are made with.
  static func reals(_ numbers: [Float], _ sizes: [Int]? = nil) -> GraphValue {
    .known(KnownTensor(sizes ?? [numbers.count], reals: numbers))
  }
  static func real(_ number: Float) -> GraphValue { .known(KnownTensor([], reals: [number])) }
  static func integers(_ numbers: [Int], _ sizes: [Int]? = nil) -> GraphValue {
    .known(KnownTensor(sizes ?? [numbers.count], integers: numbers.map(Int64.init)))
  }
}
