/// Someone else's intermediates held against a network's, value by value in the order of the pass:
/// what a ``ReferencePass`` found.
public struct TraceComparison: Hashable, Sendable {
  /// One number that differs, at its place in the layer's output as it flows here.
  public struct Difference: Hashable, Sendable {
    /// The index of the sample, where there are several.
    public let sample: Int
    public let place: [Int]
    public let here: Float
    public let there: Float

    public init(sample: Int, place: [Int], here: Float, there: Float) {
      (self.sample, self.place, self.here, self.there) = (sample, place, here, there)
    }
  }
  public struct Row: Hashable, Sendable {
    public let layer: Int
    /// The name of the array in the other's file.
    public let name: String
    /// max|Δ| / max|y|, where y is the other's; infinite where only one of two is a number.
    public let error: Double
    /// The first number that differs by more than the tolerance.
    public let first: Difference?
    /// The other's axes, where they are none that fit.
    public let unfit: [Int]?

    public var agrees: Bool { first == nil && unfit == nil }
  }
  /// An array of the file that is held against no layer, though one bears its name: the layer is
  /// what another array of the file is.
  public struct Superseded: Hashable, Sendable {
    public let name: String
    public let layer: Int
    /// The array that is compared with the layer.
    public let by: String
  }
  /// An array whose name several layers bear.
  public struct Choice: Hashable, Sendable {
    public let name: String
    public let layers: [Int]
    /// The one that it is compared with.
    public let chosen: Int
  }

  /// The distance between two correct programs by rounding: after few sums, and after more than
  /// ``fewSums``, each of which rounds what the ones before it rounded.
  public static let usualTolerance = 1e-5
  public static let deepTolerance = 5e-4
  public static let fewSums = 20
  /// One for all layers; nil: the usual ones.
  public let tolerance: Double?
  /// The first layer that lies behind more than ``fewSums`` sums of products.
  private let firstDeep: Int
  /// The first layer whose numbers are halves in the file, and their type; what lies behind is made
  /// of halves as well.
  public let halves: Halves?
  /// In the order of the pass, each array at most once: what is the value of a module and of the last
  /// one inside it is held against one layer twice.
  public internal(set) var rows: [Row] = []
  /// Names in the file that no layer bears.
  public internal(set) var unmatched: [String] = []
  /// Entries of the file that are no tensors of numbers.
  public let omissions: [NamedTensors.Omission]
  public internal(set) var superseded: [Superseded] = []
  public internal(set) var choices: [Choice] = []
  /// The numbers of samples there and here, where they are not the same: the first ones are
  /// compared.
  public internal(set) var counts: Counts?

  public struct Halves: Hashable, Sendable {
    public let first: Int
    public let type: RealType

    public init(first: Int, type: RealType) { (self.first, self.type) = (first, type) }
  }
  public struct Counts: Hashable, Sendable {
    public let there: Int
    public let here: Int
  }

  init(_ network: Network, tolerance: Double?, omissions: [NamedTensors.Omission]) {
    (self.tolerance, self.omissions) = (tolerance, omissions)
    let types = network.nodes.enumerated().compactMap { index, node in
      node.original?.realType.map { (index: index, type: $0) }
    }
    let coarsest = types.map(\.type).filter(\.isHalf).max { $0.tolerance < $1.tolerance }
    halves = coarsest.flatMap { type in
      types.first { $0.type.isHalf }.map { Halves(first: $0.index, type: type) }
    }
    var sums = 0
    firstDeep =
      network.nodes.firstIndex { node in
        sums += node.addsProducts ? 1 : 0
        return sums > TraceComparison.fewSums
      } ?? network.nodes.count
  }

  /// One of nothing yet: what agrees is asked of it.
  public init(of network: Network, tolerance: Double?) {
    self.init(network, tolerance: tolerance, omissions: [])
  }

  /// The largest max|Δ| / max|y| with which a layer agrees.
  public func tolerance(of layer: Int) -> Double {
    if let tolerance { return tolerance }
    let sums = layer < firstDeep ? TraceComparison.usualTolerance : TraceComparison.deepTolerance
    guard let halves, layer >= halves.first else { return sums }
    return max(sums, halves.type.tolerance)
  }
  /// The layer that differs most, whether it agrees or not.
  public var worst: Row? { rows.max { $0.error < $1.error } }
  /// The first value in the order of the pass that differs.
  public var first: Row? { rows.first { !$0.agrees } }
}

extension Node {
  /// Whether its numbers are sums of many products, as those of convolutions and dense layers are.
  public var addsProducts: Bool { multiplyAdds > shape.count }
}
