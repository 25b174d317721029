/// What is wrong, or looks wrong, in a network: in the order of the pass, each where it begins.
public struct HealthReport: Measured, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A number that is none or infinite.
    case number
    /// Beyond the largest half-precision number, 65504.
    case half
    /// 0 everywhere.
    case dead
    /// One number everywhere, other than 0.
    case constant
    /// Nearly all at an end where the activation is flat.
    case saturated
    /// Equal to another map.
    case duplicate
    /// Several times as strong at the border as inside, where a layer pads.
    case border
  }
  public struct Finding: Hashable, Sendable {
    public let kind: Kind
    public let layer: Int
    /// The maps that it is about; of duplicates one equal group. Empty where it is no map.
    public let maps: [Int]
    /// Of a number that is none: where it came about.
    public let fault: NumberFault?
    /// Of a reach the number, of borders the largest ratio.
    public let size: Double
    /// The parameter that is beyond half precision, where it is one.
    public let parameter: String?

    /// One key away: the first map, or the number.
    public var place: [Int] { fault?.place ?? maps.first.map { [$0] } ?? [] }
  }
  public let findings: [Finding]
  /// Inputs that were looked at.
  public let inputs: Int
  /// Layers that were looked at.
  public let layers: Int
  /// Files that could not be read, each with why.
  public let skipped: [String]

  public var byteCount: Int { findings.count * MemoryLayout<Finding>.stride }
  public func count(_ kind: Kind) -> Int { findings.count { $0.kind == kind } }
}

extension HealthReport {
  /// Fewer numbers of a map say little: a unit that is 0 for one input is no dead one.
  public static let fewNumbers = 8
  /// From this share on a map is saturated.
  static let saturation = 0.99
  /// From this ratio on a border is lit.
  static let litBorder = 3.0
  /// The largest number of half precision.
  public static let largestHalf = RealType.float16.largest

  /// - Parameter health: of each layer; nil for one that can not be computed.
  public init(
    _ network: Network, _ health: [LayerHealth?], weights: [Parameters], skipped: [String] = []
  ) {
    var findings: [Finding] = []
    var isHalf = false
    // What was found of each map of each layer, whether it began there or not.
    var known: [Int: [Kind: Set<Int>]] = [:]
    for (layer, node) in network.nodes.enumerated() {
      guard let health = health[layer] else { continue }
      func add(
        _ kind: Kind, _ maps: [Int] = [], size: Double = 0, fault: NumberFault? = nil,
        parameter: String? = nil
      ) {
        findings.append(
          Finding(
            kind: kind, layer: layer, maps: maps, fault: fault, size: size, parameter: parameter))
      }
      if let fault = health.fault { add(.number, fault: fault) }
      for parameter in node.parameters {
        let reach =
          weights[layer][parameter.name].map { Double(Statistics($0.elements).reach) } ?? 0
        if reach > HealthReport.largestHalf { add(.half, size: reach, parameter: parameter.name) }
      }
      if Double(health.reach) > HealthReport.largestHalf, !isHalf {
        isHalf = true
        add(.half, size: Double(health.reach))
      }
      guard !node.isInput, node.layer.repeats == nil, node.scores != .shares else {
        known[layer] = node.inputs.first.flatMap { known[$0] }
        continue
      }
      let found = HealthReport.maps(health, node)
      known[layer] = found.mapValues { Set($0.flatMap { $0 }) }
      for kind in Kind.allCases {
        for maps in found[kind] ?? [] {
          let before = HealthReport.isInherited(kind, node, network) ? node.inputs : []
          let fresh = maps.filter { map in
            !before.contains { known[$0]?[kind]?.contains(map) ?? false }
          }
          guard fresh.count > (kind == .duplicate ? 1 : 0) else { continue }
          let ratios = kind == .border ? fresh.compactMap(health.borderRatio) : []
          add(kind, fresh, size: ratios.max() ?? 0)
        }
      }
    }
    self.findings = findings
    inputs = health.compactMap { $0?.inputs }.max() ?? 0
    layers = health.count { $0 != nil }
    self.skipped = skipped
  }

  /// Whether what is found of a map may have come from the same map of an input.
  private static func isInherited(_ kind: Kind, _ node: Node, _ network: Network) -> Bool {
    !node.addsProducts
      && node.inputs.contains { network.nodes[$0].shape.channels == node.shape.channels }
  }

  /// The maps of each kind, in groups that are one finding.
  private static func maps(_ health: LayerHealth, _ node: Node) -> [Kind: [[Int]]] {
    guard health.cells >= fewNumbers, !health.hasWrongNumbers else { return [:] }
    var found: [Kind: [Int]] = [:]
    var equal: [Digest: [Int]] = [:]
    let pads = HealthReport.pads(node)
    for (index, map) in health.maps.enumerated() {
      if map.zeros == health.cells {
        found[.dead, default: []].append(index)
      } else if map.minimum == map.maximum {
        found[.constant, default: []].append(index)
      } else {
        equal[map.digest, default: []].append(index)
        if pads, health.borderRatio(index) ?? 0 >= litBorder {
          found[.border, default: []].append(index)
        }
      }
      if map.zeros < health.cells, Double(map.bounded) >= saturation * Double(health.cells) {
        found[.saturated, default: []].append(index)
      }
    }
    var groups = found.mapValues { [$0] }
    let twins = equal.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    if !twins.isEmpty { groups[.duplicate] = twins }
    return groups
  }

  private static func pads(_ node: Node) -> Bool {
    let grid = (node.layer as? Conv)?.grid ?? (node.layer as? any WindowPool)?.grid
    return grid.map { ($0.paddingBefore + $0.paddingAfter).contains { $0 > 0 } } ?? false
  }
}
