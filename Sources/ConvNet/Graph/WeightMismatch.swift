/// All that keeps the tensors of a file from being a network's weights.
public struct WeightMismatch: Error, Hashable, Sendable {
  public struct Clash: Hashable, Sendable {
    public let name: String
    public let given: [Int]
    public let needed: [Int]
  }
  public var missing: [String] = []
  public var unexpected: [String] = []
  public var shapes: [Clash] = []
  /// What is known of why, half a sentence each.
  public var reasons: [String] = []

  public var isEmpty: Bool {
    missing.isEmpty && unexpected.isEmpty && shapes.isEmpty && reasons.isEmpty
  }

  /// The module of a name in a `state_dict`.
  static func module(of name: String) -> String {
    name.split(separator: ".").dropLast().joined(separator: ".")
  }

  /// Says of batch norms that the network has none for what became of them, instead of listing their
  /// tensors and the biases that convolutions got of them.
  mutating func explainFolded(_ norms: [String]) {
    let modules = Set(norms)
    unexpected.removeAll { modules.contains(WeightMismatch.module(of: $0)) }
    if unexpected.isEmpty { missing.removeAll { $0.hasSuffix(".bias") } }
    let shown = norms.prefix(3).joined(separator: ", ")
    let more = norms.count > 3 ? " and \(norms.count - 3) more" : ""
    reasons.append(
      "batch norms have no layers in this network (\(shown)\(more)): exporters fold them into the "
        + "convolutions before them, with an epsilon that no file of weights holds; export the "
        + "network with them, torch.onnx.export(…, dynamo=False, do_constant_folding=False)")
  }
}

extension WeightMismatch: CustomStringConvertible {
  private static let mostNames = 12

  /// Where names alone stand in the way: how a layer gets a module's name.
  private var advice: String {
    guard reasons.isEmpty, let name = unexpected.first, let layer = missing.first else { return "" }
    let module = WeightMismatch.module(of: name)
    let alias = Node.alias(ofModule: module)
    guard !module.isEmpty, !layer.hasPrefix("\(alias).") else { return "" }
    return "; a layer takes the weights of the module whose name it bears: where a network is "
      + "written down, \"\(alias): \" before a layer gives it those of \(module)"
  }

  public var description: String {
    func written(_ sizes: [Int]) -> String { sizes.map(String.init).joined(separator: "×") }
    func listed(_ names: [String]) -> String {
      let more = names.count - WeightMismatch.mostNames
      return names.prefix(WeightMismatch.mostNames).joined(separator: ", ")
        + (more > 0 ? " and \(more) more" : "")
    }
    // The reasons stand first: what they explain is more than the names.
    var parts = reasons
    if !missing.isEmpty { parts.append("missing \(listed(missing))") }
    if !unexpected.isEmpty { parts.append("unexpected \(listed(unexpected))") }
    if !shapes.isEmpty {
      let clashes = shapes.map { clash in
        "\(clash.name) is \(written(clash.given)) where \(written(clash.needed)) is needed"
      }
      parts.append(listed(clashes))
    }
    return "the weights are not this network's: \(parts.joined(separator: "; "))\(advice)"
  }
}
