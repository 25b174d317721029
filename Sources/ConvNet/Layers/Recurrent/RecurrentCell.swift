/// The rule by which a recurrent layer makes its next state of an input and its last state.
public enum RecurrentCell: Hashable, Sendable {
  /// `h = f(W x + R h + b)`
  case plain
  /// Two gates say how much of the past is read, and how much of it stays (Cho et al., 2014).
  ///
  /// - Parameter resetsProduct: whether the first gate scales `R h`, not `h` (ONNX's
  ///   `linear_before_reset`, PyTorch's form).
  case gated(resetsProduct: Bool)
  /// A second state, the cell, that gates write, keep and read (Hochreiter and Schmidhuber, 1997).
  ///
  /// - Parameter couples: whether what is not written anew is kept: `forget = 1 − input`.
  case longShortTerm(couples: Bool)

  /// The gates in ONNX's order, which is that of the rows of the weights.
  var gates: [String] {
    switch self {
    case .plain: ["state"]
    case .gated: ["update", "reset", "candidate"]
    case .longShortTerm: ["input", "output", "forget", "candidate"]
    }
  }
  /// How many gates it has, and so blocks of rows its weights.
  public var gateCount: Int { gates.count }
  /// The functions that it takes: of the gates, of what is written, and of the cell.
  public var functionCount: Int {
    switch self {
    case .plain: 1
    case .gated: 2
    case .longShortTerm: 3
    }
  }
  /// Which function a gate goes through.
  func function(of gate: Int) -> Int {
    switch self {
    case .plain: 0
    case .gated: gate == 2 ? 1 : 0
    case .longShortTerm: gate == 3 ? 1 : 0
    }
  }
  /// What is kept of each step: the state, and beside it the cell, or what is left of the past.
  public var planes: Int { self == .plain || self == .gated(resetsProduct: true) ? 1 : 2 }
  var word: String {
    switch self {
    case .plain: "rnn"
    case .gated: "gru"
    case .longShortTerm: "lstm"
    }
  }
}
