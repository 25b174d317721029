/// Holds someone else's intermediates against a network's while a pass goes through it.
///
/// Several layers can bear the name of an array, and several arrays can be of one layer: a ReLU that
/// a program uses twice, a batch norm that an exporter folded into the convolution before it. Those
/// of exactly the array's shape are compared, and of what agrees the likeliest is kept for each
/// array. Only where all arrays of the file hold one other number of samples are those compared that
/// both have.
public struct ReferencePass: Sendable {
  private struct Entry: Sendable {
    let name: String
    var tensor: Tensor
    /// The layers that it may be the value of, the likeliest first.
    var layers: [Int]
  }
  /// An array and a layer that were compared.
  private struct Pair: Sendable {
    let entry: Int
    let row: TraceComparison.Row
    /// 2: the layer computes what the name says; 1: it bears the name; 0: the shape alone fits.
    var strength = 0
    /// The place of the layer in the entry's list.
    var place = 0
    /// The samples there and here; nil where the value has no axis for them.
    var counts: TraceComparison.Counts?

    var isPartial: Bool { counts.map { $0.there != $0.here } ?? false }

    func isBetter(than other: Pair) -> Bool {
      func rank(_ pair: Pair) -> (Int, Int, Double, Int) {
        // The first samples of another array choose no layer, and of what agrees how well it does
        // says nothing.
        guard !pair.isPartial else { return (2, -pair.strength, 0, pair.place) }
        let error = pair.row.agrees ? 0 : pair.row.error
        return (
          pair.row.agrees ? 0 : 1, -pair.strength, error.isNaN ? .infinity : error, pair.place
        )
      }
      return rank(self) < rank(other)
    }
  }
  private let network: Network
  private var entries: [Entry] = []
  private let names: ReferenceNames
  /// The entries that are held against a layer.
  private var claims: [Int: [Int]] = [:]
  /// The entries that are held against a layer though it does not bear their names.
  private var guesses: [Int: [Int]] = [:]
  private var pairs: [Pair] = []
  private var base: TraceComparison

  /// - Parameter reference: arrays by a layer's value in its model file, its alias, its module or
  ///   its name.
  public init(_ network: Network, with reference: NamedTensors, tolerance: Double? = nil) {
    self.network = network
    names = ReferenceNames(network, reference.map(\.name))
    base = TraceComparison(network, tolerance: tolerance, omissions: reference.omissions)
    for (index, (name, tensor)) in reference.enumerated() {
      var layers = names.layers(named: name)
      let fitting = layers.filter { fits(tensor.shape.sizes, network.nodes[$0]) }
      layers = fitting.isEmpty ? Array(layers.prefix(1)) : fitting
      entries.append(Entry(name: name, tensor: tensor, layers: layers))
      for layer in layers { claims[layer, default: []].append(index) }
    }
    guessNeighbours()
  }

  private func fits(_ sizes: [Int], _ node: Node) -> Bool {
    ReferenceSamples.count(sizes, node, in: network) != nil
      || ReferenceSamples.batches(sizes, node, in: network) != nil
  }

  /// An array of no layer's name beside that of a layer which adds products up can be the norm that
  /// was folded into it.
  private mutating func guessNeighbours() {
    for (index, entry) in entries.enumerated() {
      guard let layer = entry.layers.first, network.nodes[layer].addsProducts else { continue }
      for step in [1, -1] {
        var other = index + step
        while entries.indices.contains(other), entries[other].layers.isEmpty {
          if entries[other].tensor.shape == entry.tensor.shape {
            guesses[layer, default: []].append(other)
          }
          other += step
        }
      }
    }
  }

  /// The layers that an array of the file is held against.
  public var layers: [Int] { claims.keys.sorted() }

  /// Compares a layer with the arrays that can be its value.
  /// - Parameter outputs: of the samples, as they flow here.
  public mutating func add(_ layer: Int, _ outputs: [Tensor]) {
    for entry in claims[layer] ?? [] {
      guard var pair = pair(entry, layer, outputs) else { continue }
      pair.strength = names.computes(layer, named: entries[entry].name) ? 2 : 1
      pair.place = entries[entry].layers.firstIndex(of: layer) ?? 0
      pairs.append(pair)
    }
    for entry in guesses[layer] ?? [] {
      guard let pair = pair(entry, layer, outputs), pair.row.agrees, !pair.isPartial
      else { continue }
      pairs.append(pair)
    }
  }

  private func pair(_ entry: Int, _ layer: Int, _ outputs: [Tensor]) -> Pair? {
    let (name, tensor) = (entries[entry].name, entries[entry].tensor)
    let node = network.nodes[layer]
    guard let shape = outputs.first?.shape else { return nil }
    let tolerance = base.tolerance(of: layer)
    if let (there, here, rest) = ReferenceSamples.batches(tensor.shape.sizes, node, in: network),
      outputs.count == 1, shape == node.shape,
      let cut = try? Shape(checking: [min(there, here)] + rest)
    {
      let both = [outputs[0], tensor].map { Tensor(cut, Array($0.elements.prefix(cut.count))) }
      return Pair(
        entry: entry,
        row: .init(layer, name, [both[0]], [both[1]], cut, tolerance: tolerance),
        counts: .init(there: there, here: here))
    }
    let there = ReferenceSamples.count(tensor.shape.sizes, node, in: network)
    guard shape == node.shape, let there,
      let samples = ReferenceSamples(tensor, of: node, in: network, limit: outputs.count)?.samples
    else { return Pair(entry: entry, row: .init(unfit: entries[entry].tensor, layer, name)) }
    let isCounted = ReferenceSamples.countsSamples(node, in: network)
    return Pair(
      entry: entry, row: .init(layer, name, outputs, samples, shape, tolerance: tolerance),
      counts: isCounted ? .init(there: there, here: outputs.count) : nil)
  }

  /// For each array what it is best held against. Samples that only one side has are left out where
  /// it is so for all values of the file.
  private func chosen(_ counts: inout TraceComparison.Counts?) -> [Int: Pair] {
    var best: [Int: Pair] = [:]
    for pair in pairs {
      best[pair.entry] = best[pair.entry].map { $0.isBetter(than: pair) ? $0 : pair } ?? pair
    }
    let all = Set(best.values.compactMap(\.counts))
    if all.count == 1, let only = all.first {
      if only.there != only.here { counts = only }
      return best
    }
    return best.mapValues { pair in
      guard pair.isPartial else { return pair }
      let entry = entries[pair.entry]
      return Pair(
        entry: pair.entry, row: .init(unfit: entry.tensor, pair.row.layer, entry.name),
        strength: pair.strength, place: pair.place)
    }
  }

  /// The layers that an array can be as well as it can be the one that it is held against.
  private func rivals(of pair: Pair, among pairs: [Pair]) -> [Int] {
    let rivals = pairs.filter { $0.isPartial == pair.isPartial && $0.row.unfit == nil }
    return rivals.sorted { $0.place < $1.place }.map(\.row.layer)
  }

  /// What was found so far.
  public var comparison: TraceComparison {
    var comparison = base
    let best = chosen(&comparison.counts)
    let pairsByEntry = Dictionary(grouping: pairs, by: \.entry)
    var agreeing: [Int: Int] = [:]
    for (index, pair) in best.sorted(by: { $0.key < $1.key }) where pair.row.agrees {
      agreeing[pair.row.layer] = agreeing[pair.row.layer] ?? index
    }
    var rows: [TraceComparison.Row] = []
    for (index, entry) in entries.enumerated() {
      guard let pair = best[index] else {
        if entry.layers.isEmpty { comparison.unmatched.append(entry.name) }
        continue
      }
      let row = pair.row
      // What a layer gives is another array: it is not held to be this one as well.
      if !row.agrees, row.unfit == nil, let other = agreeing[row.layer] {
        comparison.superseded.append(
          .init(name: entry.name, layer: row.layer, by: entries[other].name))
        continue
      }
      rows.append(row)
      // That the last of a module's layers gives its value goes without saying.
      let layers = rivals(of: pair, among: pairsByEntry[index] ?? [])
      if layers.count > 1, row.layer != layers.first || !row.agrees {
        comparison.choices.append(.init(name: entry.name, layers: layers, chosen: row.layer))
      }
    }
    comparison.rows = rows.enumerated().sorted { first, second in
      (first.element.layer, first.offset) < (second.element.layer, second.offset)
    }.map(\.element)
    return comparison
  }
}

extension TraceComparison.Row {
  /// An array of another shape than the layer's.
  fileprivate init(unfit tensor: Tensor, _ layer: Int, _ name: String) {
    self.init(
      layer: layer, name: name, error: .infinity, first: nil, unfit: tensor.shape.sizes)
  }

  /// Compares the samples that both have.
  fileprivate init(
    _ layer: Int, _ name: String, _ outputs: [Tensor], _ samples: [Tensor], _ shape: Shape,
    tolerance: Double
  ) {
    var largest = 0.0
    for sample in samples {
      for number in sample.elements where number.isFinite {
        largest = max(largest, Double(number.magnitude))
      }
    }
    var most = 0.0
    var first: TraceComparison.Difference?
    for (index, (output, sample)) in zip(outputs, samples).enumerated() {
      for offset in output.elements.indices {
        let (here, there) = (output.elements[offset], sample.elements[offset])
        let delta = OutputError.distance(here, there)
        most = max(most, delta)
        if first == nil, delta > tolerance * largest {
          first = .init(sample: index, place: shape.element(at: offset), here: here, there: there)
        }
      }
    }
    self.init(
      layer: layer, name: name, error: most == 0 ? 0 : most / largest, first: first, unfit: nil)
  }
}
