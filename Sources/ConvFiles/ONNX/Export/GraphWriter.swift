import ConvNet
import Foundation

/// Gathers the nodes and initializers of a graph.
struct GraphWriter {
  private(set) var nodes: [ONNXNode] = []
  private(set) var initializers: [ONNXTensor] = []
  /// The oldest version of the standard's operators that gives all of them the meaning needed here.
  private(set) var opset = 20

  /// Adds one operator whose output bears the name of the layer.
  /// | - Parameters:
  ///   - inputs: by default those of the layer.
  ///   - suffix: for a step on the way to the layer's value, appended to its name.
  /// - Returns: the output's name.
  @discardableResult
  mutating func add(
    _ operation: String, _ site: ExportSite, inputs: [String]? = nil, suffix: String = "",
    _ attributes: [ONNXAttribute] = []
  ) -> String {
    var node = ONNXNode()
    node.name = site.name + suffix
    node.opType = operation
    node.input = inputs ?? site.inputs
    node.output = [node.name]
    node.attribute = attributes
    nodes.append(node)
    return node.name
  }

  mutating func needs(opset: Int) { self.opset = max(self.opset, opset) }

  /// - Returns: those of these names of weights that the layer has, as in `state_dict`.
  mutating func weights(_ names: [String], _ site: ExportSite) -> [String] {
    names.compactMap { name in
      site.weights[name].map { tensor in
        add("\(site.name).\(name)", tensor.shape.sizes, RawNumbers(floats: tensor.elements))
      }
    }
  }
  /// Adds a list that the operator reads as an input.
  mutating func integers(_ name: String, _ integers: [Int], _ site: ExportSite) -> String {
    let bytes = integers.flatMap { integer in
      withUnsafeBytes(of: Int64(integer).littleEndian) { Array($0) }
    }
    let numbers = RawNumbers(.signed64, bytes: Data(bytes), count: integers.count)
    return add("\(site.name).\(name)", [integers.count], numbers)
  }
  /// Adds a single number that the operator reads as an input.
  mutating func real(_ name: String, _ real: Float, _ site: ExportSite) -> String {
    add("\(site.name).\(name)", [], RawNumbers(floats: [real]))
  }

  private mutating func add(_ name: String, _ sizes: [Int], _ numbers: RawNumbers) -> String {
    var tensor = ONNXTensor()
    tensor.name = name
    tensor.dims = sizes.map(Int64.init)
    tensor.store(numbers)
    initializers.append(tensor)
    return name
  }
}

extension ONNXAttribute {
  private init(_ name: String, type: Int32) {
    self.init()
    (self.name, self.type) = (name, type)
  }
  static func integer(_ name: String, _ value: Int) -> ONNXAttribute {
    var attribute = ONNXAttribute(name, type: 2)
    attribute.i = Int64(value)
    return attribute
  }
  static func integers(_ name: String, _ values: [Int]) -> ONNXAttribute {
    var attribute = ONNXAttribute(name, type: 7)
    attribute.ints = values.map(Int64.init)
    return attribute
  }
  static func real(_ name: String, _ value: Float) -> ONNXAttribute {
    var attribute = ONNXAttribute(name, type: 1)
    attribute.f = value
    return attribute
  }
  static func word(_ name: String, _ value: String) -> ONNXAttribute {
    var attribute = ONNXAttribute(name, type: 3)
    attribute.s = Data(value.utf8)
    return attribute
  }
}
