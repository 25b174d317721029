public import ConvNet

/// The sizes that are tried on the screen of arithmetic: those of a layer at first.
public struct ArithmeticChoice: Hashable, Sendable {
  /// A quantity that keys change.
  public enum Quantity: String, Hashable, Sendable, CaseIterable {
    case kind, input, inputs, channels, kernel, stride, padding, dilation, rounding, growth, head
  }
  /// The layer whose sizes it began with, and these.
  public let layer: Int?
  public let start: WindowArithmetic
  public internal(set) var now: WindowArithmetic
  /// The quantity at hand.
  public internal(set) var quantity = Quantity.stride
  /// How many times as many channels there are after each halving of height and width.
  public internal(set) var growth = 2
  /// Whether one number a map goes into the dense layer behind it, and not all of them.
  public internal(set) var isGlobal = false

  /// Units of the dense layer behind it.
  public static let units = 10

  init(_ layer: Int?, _ start: WindowArithmetic) {
    (self.layer, self.start, now) = (layer, start, start)
  }

  /// Layers whose sizes come about like this.
  static func layers(_ network: Network) -> [Int] {
    network.nodes.indices.filter { WindowArithmetic(network.nodes[$0]) != nil }
  }
  /// The layer at hand, or the next that has a window, or the last one before; where a network has
  /// none, a kernel that many have.
  static func atFirst(_ session: Session) -> ArithmeticChoice {
    let (network, place) = (session.network, session.place.layer)
    let layers = layers(network)
    guard let layer = layers.first(where: { $0 >= place }) ?? layers.last,
      let start = WindowArithmetic(network.nodes[layer])
    else {
      let axis = AxisArithmetic(input: 28, kernel: 3)
      return ArithmeticChoice(
        nil,
        WindowArithmetic(.conv, inputChannels: 1, outputChannels: 8, height: axis, width: axis))
    }
    return ArithmeticChoice(layer, start)
  }
}

extension Interaction {
  /// The sizes at hand: what was chosen, as long as the network is the one that it began with.
  public func arithmetic(in session: Session) -> ArithmeticChoice {
    guard let arithmetic else { return .atFirst(session) }
    guard let layer = arithmetic.layer else { return arithmetic }
    let nodes = session.network.nodes
    guard nodes.indices.contains(layer), WindowArithmetic(nodes[layer]) == arithmetic.start else {
      return .atFirst(session)
    }
    return arithmetic
  }
}

extension ArithmeticChoice {
  /// The range of a quantity that keys and commands stay in; a layer that is beyond it may stay.
  static func range(_ quantity: Quantity) -> ClosedRange<Int> {
    switch quantity {
    case .input: 1...4096
    case .inputs, .channels: 1...8192
    case .kernel: 1...64
    case .stride, .dilation: 1...32
    case .padding: 0...32
    case .growth: 1...8
    case .kind: 0...Kind.allCases.count - 1
    case .rounding, .head: 0...1
    }
  }
  private typealias Kind = WindowArithmetic.Kind

  /// A quantity as a number: along the width, where it has two.
  public var value: Int { value(of: quantity) }
  func value(of quantity: Quantity) -> Int {
    switch quantity {
    case .kind: Kind.allCases.firstIndex(of: now.kind) ?? 0
    case .input: now.width.input
    case .inputs: now.inputChannels
    case .channels: now.outputChannels
    case .kernel: now.width.kernel
    case .stride: now.width.stride
    case .padding: now.width.before
    case .dilation: now.width.dilation
    case .rounding: now.width.roundsUp ? 1 : 0
    case .growth: growth
    case .head: isGlobal ? 1 : 0
    }
  }

  /// Sets a quantity, both its rows and its columns.
  mutating func set(_ quantity: Quantity, to value: Int) {
    switch quantity {
    case .kind: become(Kind.allCases[value])
    case .input: each { $0.input = value }
    case .inputs, .channels: setChannels(quantity, to: value)
    case .kernel: each { $0.kernel = value }
    case .stride: each { $0.stride = value }
    case .padding: each { ($0.before, $0.after) = (value, value) }
    case .dilation: each { $0.dilation = value }
    case .rounding: each { $0.roundsUp = value == 1 }
    case .growth: growth = value
    case .head: isGlobal = value == 1
    }
  }
  /// Rounding up is for poolings, and a pooling neither makes channels nor learns.
  private mutating func become(_ kind: Kind) {
    now.kind = kind
    (now.groups, now.hasBias) = (1, kind != .pooling)
    if kind == .pooling { now.outputChannels = now.inputChannels }
    each {
      $0.isTransposed = kind == .transposed
      if kind != .pooling { $0.roundsUp = false }
    }
  }
  /// Groups stay as long as they divide both.
  private mutating func setChannels(_ quantity: Quantity, to value: Int) {
    if quantity == .inputs || now.kind == .pooling { now.inputChannels = value }
    if quantity == .channels || now.kind == .pooling { now.outputChannels = value }
    let divides = [now.inputChannels, now.outputChannels].allSatisfy {
      $0.isMultiple(of: now.groups)
    }
    if !divides { now.groups = 1 }
  }
  private mutating func each(_ change: (inout AxisArithmetic) -> Void) {
    change(&now.width)
    if var height = now.height {
      change(&height)
      now.height = height
    }
  }
}
