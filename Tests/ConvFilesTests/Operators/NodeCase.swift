import ConvFiles
import ConvNet
import Foundation
import Testing

/// One of the standard's own tests of an operator, as `nodes.jsonl` holds them:
/// `script/onnx-node-tests --write-fixtures` makes that file.
struct NodeCase: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let model: Data
  let inputs: [String: OperatorCase.Values]
  let outputs: [String: OperatorCase.Values]

  var testDescription: String { name }

  static let all: [NodeCase] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("nodes.jsonl")
    let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
    return lines.dropFirst().compactMap {
      try? JSONDecoder().decode(NodeCase.self, from: Data($0.utf8))
    }
  }()

  /// The network, and the numbers of its main input.
  func opened() throws -> (network: Network, sample: Tensor) {
    var options = ImportOptions()
    var tensors: [String: Tensor] = [:]
    for (name, values) in inputs {
      let sizes = values.shape.isEmpty ? [1] : values.shape
      guard !sizes.contains(0) else {
        options.inputs[name] = ArrayValue(empty: sizes)
        continue
      }
      let tensor = Tensor(try Shape(checking: sizes), values.floats)
      (tensors[name], options.inputs[name]) = (tensor, ArrayValue(tensor))
    }
    options.readsWhole = true
    let network = try ModelFile.decode(Array(model), name: name, options)
    let main = try #require(network.input.original.flatMap { tensors[$0.name] })
    return (network, main.reshaped(network.input.shape))
  }
}

extension Network {
  /// All values by the names that the file gives them.
  func named(_ outputs: [Tensor]) throws -> [String: TracedValue] {
    var values: [String: TracedValue] = [:]
    for constant in names.constants { values[constant.name] = constant }
    for (index, node) in nodes.enumerated() {
      if node.original != nil {
        let value = try TracedValue(node, [outputs[index]], stacking: false)
        values[value.name] = value
      }
      for other in names.others[index] ?? [] {
        values[other.name] = try TracedValue(node, as: other, [outputs[index]], stacking: false)
      }
    }
    return values
  }
}
