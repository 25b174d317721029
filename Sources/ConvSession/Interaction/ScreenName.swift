/// The screens by the names that `view` takes.
public enum ScreenName: String, Hashable, Sendable, CaseIterable {
  case welcome, network, table, layer, map, cell, channel, product, compare, reference

  public var summary: String {
    switch self {
    case .welcome: "where one begins"
    case .network: "all layers as a funnel, from the picture to the answer"
    case .table: "all layers in a table: sizes, ranges, zeros, NaN and Inf"
    case .layer: "all maps of a layer, and its filters"
    case .map: "one map with its input and its kernel"
    case .cell: "one number: the window, the kernel, the products, the sum"
    case .channel: "what each input channel adds to a number"
    case .compare: "two states side by side: what was, and what is"
    case .reference: "someone else's values held against these, layer by layer"
    case .product: "every term of a number, one by one"
    }
  }
}

public enum Screens {
  public static let names = ScreenName.allCases.map(\.rawValue)
}
