import ConvFiles
import ConvNet
import Foundation
import Testing

/// A graph of one operator with an input of several samples and the values that ONNX Runtime gives
/// for it, as `operators.jsonl` holds them: `script/compare-onnx --write-fixtures` makes that file.
struct OperatorCase: Decodable, Sendable, CustomTestStringConvertible {
  struct Values: Decodable, Sendable {
    let shape: [Int]
    /// numpy's: `f`, `i`, `u`, `b`.
    let kind: String
    let numbers: String

    var floats: [Float] { numbers.split(separator: " ").map { Float($0) ?? .nan } }
  }
  let name: String
  let by: String
  let model: Data
  let input: Values
  let values: [String: Values]

  var testDescription: String { name }

  /// The first says what made them.
  static let lines: [Substring] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("operators.jsonl")
    return (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
  }()
  static let all: [OperatorCase] = lines.dropFirst().compactMap {
    try? JSONDecoder().decode(OperatorCase.self, from: Data($0.utf8))
  }

  func network() throws -> Network {
    let whole = try opened(nil)
    // A file that leaves its sizes open takes those of the numbers.
    let original = try #require(whole.input.original)
    var sample = original.isBatched ? Array(input.shape.dropFirst()) : input.shape
    if let permutation = original.permutation { sample = permutation.map { sample[$0] } }
    if sample.count + 1 == whole.input.shape.rank { sample.insert(1, at: 0) }
    if sample.isEmpty { sample = [1] }
    return whole.input.shape.sizes == sample ? whole : try opened(Shape(checking: sample))
  }
  private func opened(_ shape: Shape?) throws -> Network {
    try ModelFile.decode(Array(model), name: name, ImportOptions(inputShape: shape))
  }

  /// Samples that lie side by side in the input; one where it counts none.
  func samples(_ network: Network) -> [Tensor] {
    let numbers = input.floats
    let count = network.input.shape.count
    return stride(from: 0, to: numbers.count, by: count).map {
      Tensor(network.input.shape, Array(numbers[$0..<$0 + count]))
    }
  }
}

extension Network {
  /// The output of every layer.
  func outputs(of sample: Tensor) -> [Tensor] {
    var outputs: [Tensor] = []
    for (node, weights) in zip(nodes, weights) {
      outputs.append(
        node.isInput
          ? sample : node.forward(node.inputs.map { outputs[$0] }, weights, packed: nil))
    }
    return outputs
  }
}
