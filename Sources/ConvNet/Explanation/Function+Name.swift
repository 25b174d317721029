extension Function {
  /// Its word: `relu`, `clip`, `max`.
  public var name: String {
    switch self {
    case .scaledPower: "scaledpower"
    case .pick: "pick"
    case .identity: "identity"
    case .relu: "relu"
    case .leakyReLU: "leakyrelu"
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    case .gelu, .geluByTanh: "gelu"
    case .elementary(let elementary): elementary.rawValue
    case .elu: "elu"
    case .celu: "celu"
    case .selu: "selu"
    case .hardSigmoid: "hardsigmoid"
    case .clip: "clip"
    case .thresholdedReLU: "thresholdedrelu"
    case .shrink: "shrink"
    case .truncated: "cast"
    case .isInfinite: "isinf"
    case .standardized: "standardized"
    case .overRoot, .quotient, .share: "quotient"
    case .constant: "constant"
    case .arithmetic(let combination, _): combination.rawValue
    case .position(let extreme, _): extreme.isSmallest ? "argmin" : "argmax"
    case .isPosition: "position"
    }
  }
}
