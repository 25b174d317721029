/// A depth at which one looks. The finer a rung, the smaller the part of the pass it takes at a step.
public enum Rung: Int, Hashable, Sendable, Comparable, CaseIterable {
  case network, layer, map, cell, channel, term

  public static func < (first: Rung, second: Rung) -> Bool { first.rawValue < second.rawValue }
}

/// The rungs below `layer` that a layer has, with the word it uses for the parts of each: a conv's
/// term is a product, a dense layer's cell is a unit.
public struct Ladder: Hashable, Sendable {
  public let rungs: [Rung]
  private let words: [String]

  public init(_ rungs: KeyValuePairs<Rung, String>) {
    self.rungs = rungs.map(\.key)
    words = rungs.map(\.value)
  }
  public func has(_ rung: Rung) -> Bool { rung <= .layer || rungs.contains(rung) }
  public func word(_ rung: Rung) -> String {
    rungs.firstIndex(of: rung).map { words[$0] } ?? "\(rung)"
  }
  /// The wanted rung, or the next coarser one that there is.
  public func reachable(_ wanted: Rung) -> Rung {
    wanted <= .layer ? wanted : rungs.last { $0 <= wanted } ?? .layer
  }
  /// The rung below, nil at the bottom.
  public func finer(than rung: Rung) -> Rung? {
    rung == .network ? .layer : rungs.first { $0 > rung }
  }
  /// The rung above, nil at the network.
  public func coarser(than rung: Rung) -> Rung? {
    switch rung {
    case .network: nil
    case .layer: .network
    default: rungs.last { $0 < rung } ?? .layer
    }
  }
}
