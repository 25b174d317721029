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

  public var isEmpty: Bool { missing.isEmpty && unexpected.isEmpty && shapes.isEmpty }
}

extension WeightMismatch: CustomStringConvertible {
  /// Where names alone stand in the way: how a layer gets a module's name.
  private var advice: String {
    guard let name = unexpected.first, let layer = missing.first else { return "" }
    let module = name.split(separator: ".").dropLast().joined(separator: ".")
    let alias = Node.alias(ofModule: module)
    guard !module.isEmpty, !layer.hasPrefix("\(alias).") else { return "" }
    return "; a layer takes the weights of the module whose name it bears: where a network is "
      + "written down, \"\(alias): \" before a layer gives it those of \(module)"
  }

  public var description: String {
    func written(_ sizes: [Int]) -> String { sizes.map(String.init).joined(separator: "×") }
    var parts: [String] = []
    if !missing.isEmpty { parts.append("missing \(missing.joined(separator: ", "))") }
    if !unexpected.isEmpty { parts.append("unexpected \(unexpected.joined(separator: ", "))") }
    if !shapes.isEmpty {
      let clashes = shapes.map { clash in
        "\(clash.name) is \(written(clash.given)) where \(written(clash.needed)) is needed"
      }
      parts.append(clashes.joined(separator: ", "))
    }
    return "the weights are not this network's: \(parts.joined(separator: "; "))\(advice)"
  }
}
