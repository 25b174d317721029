import ConvNet

extension Network {
  /// A sentence on the layers that read a weight of this one as well; empty where none does.
  func sharedWords(_ layer: Int) -> [Words] {
    let others = nodes[layer].layer.parameters.flatMap { sharing($0.name, of: layer) }.map(\.layer)
    let names = Set(others).sorted().map { nodes[$0].alias }
    guard let first = names.first else { return [] }
    let more = names.count == 1 ? first : "\(first) and \(names.count - 1) more"
    return [
      "\(here: more) read\(names.count == 1 ? "s" : "") the same weights: a change is made in all."
    ]
  }
}
