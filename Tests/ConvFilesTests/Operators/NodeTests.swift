import ConvFiles
import ConvNet
import Foundation
import Testing

@Suite("The standard's tests of operators")
struct NodeTests {
  @Test("there are some of them")
  func count() { #expect(NodeCase.all.count > 180) }

  @Test("are passed, and each number is explained", arguments: NodeCase.all)
  func numbers(_ one: NodeCase) throws {
    let (network, sample) = try one.opened()
    let outputs = network.outputs(of: sample)
    let values = try network.named(outputs)
    for (name, expected) in one.outputs {
      let value = try #require(values[name], "\(name) is not there")
      #expect(value.sizes == expected.shape, "\(name)")
      let kinds: [OriginalValue.Element: String] = [.real: "f", .integer: "iu", .boolean: "b"]
      #expect(kinds[value.element]?.contains(expected.kind) == true, "\(name)")
      for (ours, theirs) in zip(value.numbers, expected.floats) {
        let isNear = (ours - theirs).magnitude <= 1e-5 + 1e-3 * theirs.magnitude
        let bound = expected.kind == "f" ? isNear : ours == theirs
        #expect(
          ours == theirs || ours.isNaN && theirs.isNaN || bound, "\(name): \(ours), \(theirs)")
      }
    }
    explain(network, outputs)
  }

  /// What a few numbers of every layer are told to be made of gives them.
  private func explain(_ network: Network, _ outputs: [Tensor]) {
    for (index, node) in network.nodes.enumerated() where !node.isInput {
      let reach = outputs[index].elements.filter(\.isFinite).map(\.magnitude).max() ?? 0
      for offset in Set([0, node.shape.count / 2, node.shape.count - 1]) {
        let element = node.shape.element(at: offset)
        let told = node.explain(element).value { source, place in
          let tensor: Tensor?
          switch source {
          case .input(let slot): tensor = outputs[node.inputs[slot]]
          case .parameter(let name): tensor = network.weights[index][name]
          case .output: tensor = outputs[index]
          case .step, .gradient: tensor = nil
          }
          return tensor.flatMap { $0.shape.contains(place) ? $0[place] : nil }
        }
        let computed = Double(outputs[index][element])
        let isNear =
          told == computed || told.isNaN && computed.isNaN
          || abs(told - computed) <= 1e-4 * max(Double(reach), 1e-6)
        #expect(isNear, "\(node.kind) \(element): \(told) is told, \(computed) computed")
      }
    }
  }
}
