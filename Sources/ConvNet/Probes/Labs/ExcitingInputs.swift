/// Of each map of each layer the inputs in which its largest number is largest, and where: what a map
/// answers to, seen in real pictures.
public struct ExcitingInputs: Measured {
  public struct Entry: Hashable, Sendable {
    /// The number of the picture.
    public let picture: Int
    /// The place in the map, row by row.
    public let cell: Int
    public let value: Float
  }
  /// Pictures that are kept for each map.
  public static let kept = 9

  /// Of each layer the first of its maps among all.
  private let starts: [Int]
  private let maps: [Int]
  /// Of each map the strongest pictures, the strongest first.
  private var entries: [[Entry]]
  /// Of each picture the number of its class; nil where nobody knows.
  public private(set) var labels: [Int?] = []
  /// All pictures that there are.
  public private(set) var all: Int?

  public init(_ network: Network) {
    let counts = network.nodes.enumerated().map { index, node in
      index == 0 || network.graph.obstacle(to: index) != nil ? 0 : node.shape.channels
    }
    maps = counts
    starts = counts.indices.map { counts[..<$0].reduce(0, +) }
    entries = [[Entry]](repeating: [], count: counts.reduce(0, +))
  }

  /// Pictures that were read, and with them those that could not be.
  public private(set) var looked = 0
  public var count: Int { labels.count }
  public var isComplete: Bool { all == count }
  /// The strongest pictures of a map, the strongest first; empty where none excites it.
  public func entries(_ layer: Int, map: Int) -> [Entry] {
    map < maps[layer] ? entries[starts[layer] + map] : []
  }
  public func maps(_ layer: Int) -> Int { maps[layer] }
  public var byteCount: Int {
    entries.count * (Self.kept * MemoryLayout<Entry>.stride + 16) + labels.count * 16
  }

  public mutating func finish(of all: Int) { self.all = all }

  /// Adds what the next picture makes of a layer.
  mutating func add(_ output: Tensor, of layer: Int) {
    let (count, picture) = (maps[layer], labels.count - 1)
    guard count > 0 else { return }
    let cells = output.shape.count / count
    let numbers = output.elements
    for map in 0..<count {
      var (best, place) = (-Float.infinity, 0)
      for cell in map * cells..<(map + 1) * cells where numbers[cell] > best {
        (best, place) = (numbers[cell], cell - map * cells)
      }
      // A map that is 0 everywhere is not excited.
      guard best.isFinite, best != 0 else { continue }
      insert(Entry(picture: picture, cell: place, value: best), starts[layer] + map)
    }
  }
  mutating func begin(_ label: Int?) {
    labels.append(label)
    looked += 1
  }
  /// Leaves a picture out that can not be read.
  public mutating func pass() { labels.append(nil) }

  private mutating func insert(_ entry: Entry, _ index: Int) {
    let known = entries[index]
    guard known.count < Self.kept || entry.value > known[known.count - 1].value else { return }
    let place = known.firstIndex { $0.value < entry.value } ?? known.count
    entries[index].insert(entry, at: place)
    if known.count == Self.kept { entries[index].removeLast() }
  }
}

extension ExcitingInputs {
  /// The class that most of a map's pictures are of, and how many are; nil where nobody knows them.
  public func commonest(_ layer: Int, map: Int) -> (label: Int, count: Int, of: Int)? {
    let known = entries(layer, map: map).compactMap { labels[$0.picture] }
    guard known.count > 1 else { return nil }
    let counts = known.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return most.map { ($0.key, $0.value, known.count) }
  }

  /// How far the maps of a layer keep to one class: the share of a map's pictures that are of the
  /// class which most of them are of, the mean over its maps; nil where nobody knows classes.
  public func purity(_ layer: Int) -> Double? {
    let shares = (0..<maps[layer]).compactMap { map in
      commonest(layer, map: map).map { Double($0.count) / Double($0.of) }
    }
    return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
  }

  /// The same for pictures that are picked by chance.
  public var purityByChance: Double? {
    let known = labels.compactMap { $0 }
    guard known.count >= Self.kept else { return nil }
    var generator = SeededGenerator(seed: 1)
    let draws = 200
    var sum = 0.0
    for _ in 0..<draws {
      var counts: [Int: Int] = [:]
      var picked: Set<Int> = []
      while picked.count < Self.kept {
        let index = Int.random(in: known.indices, using: &generator)
        if picked.insert(index).inserted { counts[known[index], default: 0] += 1 }
      }
      sum += Double(counts.values.max() ?? 0) / Double(Self.kept)
    }
    return sum / Double(draws)
  }
}

/// Passes that look for what excites each map.
public struct ExcitingSearch {
  private let pass: SubjectPass
  private let wanted: [Int]

  /// - Throws: ``Cancelled`` where the checkpoint does.
  public init(_ subject: Subject, _ checkpoint: Checkpoint) throws(Cancelled) {
    pass = try SubjectPass(subject, checkpoint)
    wanted = pass.layers
  }

  /// Takes a picture in, as the first layer reads it.
  public func add(
    _ input: Tensor, label: Int?, to found: inout ExcitingInputs, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    found.begin(label)
    var known = found
    // Nothing else holds it while it changes, or all would be copied.
    found = ExcitingInputs.nothing
    defer { found = known }
    try pass.run([0: input], wanted, checkpoint) { (layer, output) throws(Cancelled) in
      if layer > 0 { known.add(output, of: layer) }
    }
  }
}

extension ExcitingInputs {
  fileprivate static let nothing = ExcitingInputs()
  private init() { (maps, starts, entries) = ([], [], []) }
}
