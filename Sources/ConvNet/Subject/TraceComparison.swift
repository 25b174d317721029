/// Someone else's intermediates held against a network's, value by value in the order of the pass.
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

  /// The distance between two correct programs by rounding: after few sums, and after more than
  /// ``fewSums``, each of which rounds what the ones before it rounded.
  public static let usualTolerance = 1e-5
  public static let deepTolerance = 5e-4
  public static let fewSums = 20
  /// One for all layers; nil: the usual ones.
  public let tolerance: Double?
  /// The first layer that lies behind more than ``fewSums`` sums of products.
  private let firstDeep: Int
  public private(set) var rows: [Row] = []
  /// Names in the file that no layer bears.
  public let unmatched: [String]
  /// Entries of the file that are no tensors of numbers.
  public let omissions: [NamedTensors.Omission]
  /// The other's arrays by the layer that they are of.
  private var arrays: [Int: (name: String, tensor: Tensor)]

  /// - Parameter reference: arrays by a layer's value in its model file, its alias or its name.
  public init(_ network: Network, with reference: NamedTensors, tolerance: Double? = nil) {
    var sums = 0
    firstDeep =
      network.nodes.firstIndex { node in
        // Its numbers are sums of many products, as those of convolutions and dense layers are.
        sums += node.multiplyAdds > node.shape.count ? 1 : 0
        return sums > TraceComparison.fewSums
      } ?? network.nodes.count
    var arrays: [Int: (name: String, tensor: Tensor)] = [:]
    var unmatched: [String] = []
    var values: [String: Int] = [:]
    for (index, node) in network.nodes.enumerated() {
      if let name = node.original?.name { values[name] = index }
    }
    let layers = reference.map { network.graph.layer(named: $0.name) }
    // `relu` can be a value in the file and another layer's module: what most names are, all are.
    let areValues = reference.count { values[$0.name] != nil } * 2 > layers.count { $0 != nil }
    for ((name, tensor), named) in zip(reference, layers) {
      let layer = areValues ? values[name] ?? named : named
      if let layer, arrays[layer] == nil {
        arrays[layer] = (name, tensor)
      } else {
        unmatched.append(name)
      }
    }
    (self.arrays, self.unmatched, self.tolerance) = (arrays, unmatched, tolerance)
    omissions = reference.omissions
  }

  /// The largest max|Δ| / max|y| with which a layer agrees.
  public func tolerance(of layer: Int) -> Double {
    tolerance
      ?? (layer < firstDeep ? TraceComparison.usualTolerance : TraceComparison.deepTolerance)
  }
  /// The layer that differs most, whether it agrees or not.
  public var worst: Row? { rows.max { $0.error < $1.error } }

  /// The same findings without the other's numbers.
  public var withoutArrays: TraceComparison {
    var plain = self
    plain.arrays = [:]
    return plain
  }

  public var layers: [Int] { arrays.keys.sorted() }
  /// The first value in the order of the pass that differs.
  public var first: Row? { rows.first { !$0.agrees } }

  /// Compares a layer with the array that bears its name, if one does.
  /// - Parameter outputs: of the samples, as they flow here.
  public mutating func add(_ layer: Int, _ node: Node, _ outputs: [Tensor]) {
    guard let (name, reference) = arrays[layer], let shape = outputs.first?.shape else { return }
    guard let samples = TraceComparison.samples(reference, node, shape, outputs.count) else {
      rows.append(
        Row(layer: layer, name: name, error: .infinity, first: nil, unfit: reference.shape.sizes))
      return
    }
    var largest = 0.0
    for sample in samples {
      for number in sample.elements where number.isFinite {
        largest = max(largest, Double(number.magnitude))
      }
    }
    let tolerance = tolerance(of: layer)
    var most = 0.0
    var first: Difference?
    for (index, (output, sample)) in zip(outputs, samples).enumerated() {
      for offset in output.elements.indices {
        let (here, there) = (output.elements[offset], sample.elements[offset])
        let delta = TraceComparison.distance(here, there)
        most = max(most, delta)
        if first == nil, delta > tolerance * largest {
          first = Difference(
            sample: index, place: shape.element(at: offset), here: here, there: there)
        }
      }
    }
    let error = most == 0 ? 0 : most / largest
    rows.append(Row(layer: layer, name: name, error: error, first: first, unfit: nil))
  }

  private static func distance(_ here: Float, _ there: Float) -> Double {
    if here == there || here.isNaN && there.isNaN { return 0 }
    let distance = (Double(here) - Double(there)).magnitude
    return distance.isNaN ? .infinity : distance
  }

  /// The other's numbers for each sample as they flow here, whether its axes are those of the file
  /// or those here, an axis for samples before them or none; nil where neither fits.
  private static func samples(
    _ reference: Tensor, _ node: Node, _ shape: Shape, _ count: Int
  ) -> [Tensor]? {
    let sizes = reference.shape.sizes
    let permutation = node.original?.permutation
    var filed = shape.sizes
    if let permutation {
      for (axis, place) in permutation.enumerated() { filed[place] = shape[axis] }
    }
    let isFiled = permutation != nil && fits(sizes, filed, count)
    let others = [filed, shape.sizes] + (node.original?.sampleShape.map { [$0.sizes] } ?? [])
    guard isFiled || others.contains(where: { fits(sizes, $0, count) }) else { return nil }
    let isOnce = reference.shape.count == shape.count
    guard isOnce || reference.shape.count == shape.count * count else { return nil }
    return (0..<count).map { index in
      let start = isOnce ? 0 : index * shape.count
      let numbers = Array(reference.elements[start..<start + shape.count])
      guard isFiled, let permutation, let order = try? Shape(checking: filed) else {
        return Tensor(shape, numbers)
      }
      return Tensor(order, numbers).permuted(permutation)
    }
  }
  private static func fits(_ sizes: [Int], _ wanted: [Int], _ count: Int) -> Bool {
    func plain(_ sizes: [Int]) -> [Int] { Array(sizes.drop { $0 == 1 }) }
    return plain(sizes) == plain(wanted) || sizes == [count] + wanted
  }

  public static func == (first: TraceComparison, second: TraceComparison) -> Bool {
    first.rows == second.rows && first.tolerance == second.tolerance
      && first.unmatched == second.unmatched && first.omissions == second.omissions
  }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(rows)
    hasher.combine(unmatched)
  }
}
