public import ConvNet

/// Which blocks of layers stand as one stack in the funnel: where it begins, and what was turned
/// since. It holds no blocks itself: how many have to be folded for the whole network to be seen
/// follows from the columns that there are.
public struct Folding: Hashable, Sendable {
  public enum Start: Hashable, Sendable {
    /// As many as it takes for the whole network to be seen.
    case fitting
    /// All that lie in no other.
    case all
    case none
  }
  /// A block that is folded is opened, else it is folded.
  public enum Turn: Hashable, Sendable {
    /// The block that holds a layer.
    case layer(Int)
    /// Once more at the same layer: a block that was just folded is folded into the next outer one.
    case again(Int)
    /// A block by its index.
    case block(Int)
  }
  private var chosen = Start.fitting
  private var turned: [Turn] = []
  /// The digest of the network whose blocks were turned: another one begins anew.
  private var network: Digest?

  /// Whether the last thing done was a turn of the block at the place.
  private var goesOn = false

  public init() {}

  public func start(of network: Network) -> Start {
    self.network == network.digest ? chosen : .fitting
  }
  /// In the order they were made.
  public func turns(of network: Network) -> [Turn] {
    self.network == network.digest ? turned : []
  }

  /// After the place has moved, what stands there is looked at afresh.
  mutating func settle() { goesOn = false }

  /// - Returns: what has to be said of it.
  mutating func apply(
    _ fold: Fold.Choice, _ session: Session
  ) throws(CommandError) -> String? {
    let network = session.network
    guard !network.graph.blocks.isEmpty else {
      throw .unavailable("this network has no blocks: its layers' names have no parts in common")
    }
    var next = self
    if next.network != network.digest {
      next = Folding()
      next.network = network.digest
    }
    switch fold {
    case .fitting: next.begin(.fitting)
    case .all: next.begin(.all)
    case .none: next.begin(.none)
    case .next: next.begin(next.chosen.next)
    case .here:
      guard session.place.layer > 0 else {
        throw .unavailable("the input is in no block; go to a layer, or name a block")
      }
      let layer = session.place.layer
      next.turned.append(next.goesOn ? .again(layer) : .layer(layer))
    case .block(let name): next.turned.append(.block(try Folding.block(name, network)))
    }
    next.goesOn = fold == .here
    self = next
    return fold == .next ? chosen.words : nil
  }

  private mutating func begin(_ start: Start) { (chosen, turned) = (start, []) }

  /// By its whole name, else by the end of it, else by the start.
  private static func block(_ name: String, _ network: Network) throws(CommandError) -> Int {
    let blocks = network.graph.blocks
    let found =
      blocks.firstIndex { $0.name == name } ?? blocks.firstIndex { $0.name.hasSuffix(".\(name)") }
      ?? blocks.firstIndex { $0.name.hasPrefix(name) }
    guard let found else {
      let known = blocks.map(\.name)
      let rest = known.count > 12 ? ["and \(known.count - 12) more"] : []
      throw .unknownName(name, what: "block", known: known.prefix(12) + rest)
    }
    return found
  }
}

extension Folding.Start {
  /// The next one where one goes through them.
  fileprivate var next: Self {
    switch self {
    case .fitting: .none
    case .none: .all
    case .all: .fitting
    }
  }
  fileprivate var words: String {
    switch self {
    case .fitting: "as many blocks are folded as it takes to see the whole network"
    case .none: "all blocks are open; again folds all of them"
    case .all: "all blocks are folded; again folds as many as fit"
    }
  }
}
