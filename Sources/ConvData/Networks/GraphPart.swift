public import ConvNet

/// One layer of a shipped graph, with the names of those it reads.
public struct GraphPart: Sendable {
  public let alias: String
  public let layer: any Layer
  /// The layers it reads, all of which come before it; `input` is the first.
  public let reads: [String]

  init(_ alias: String, _ layer: any Layer, _ reads: String...) {
    (self.alias, self.layer, self.reads) = (alias, layer, reads)
  }

  /// Makes the parts of a graph.
  /// - Parameter weights: those that are given; the rest begins as PyTorch begins, with seed 7.
  static func parts(_ graph: [GraphPart], _ weights: [String: Tensor]) -> [Network.Part] {
    let names = ["input"] + graph.map(\.alias)
    var generator = SeededGenerator(seed: 7)
    return graph.map { part in
      var parameters: Parameters = [:]
      for parameter in part.layer.parameters {
        parameters[parameter.name] =
          weights["\(part.alias).\(parameter.name)"] ?? parameter.initial(&generator)
      }
      return Network.Part(
        part.alias, part.layer,
        inputs: part.reads.map { name in
          guard let index = names.firstIndex(of: name) else {
            preconditionFailure("\(part.alias) reads \(name), which is not there")
          }
          return index
        }, weights: parameters)
    }
  }
}
