/// What a measure gives.
enum MeasureValue: Hashable, Sendable {
  case number(Double)
  case text(String)
  case sizes([Int])
}

/// A measure as it was read.
indirect enum MeasureExpression: Hashable, Sendable {
  enum Kind: String, Hashable, Sendable { case number, text, shape }
  enum Arithmetic: String, Hashable, Sendable, CaseIterable {
    case plus = "+"
    case minus = "-"
    case times = "*"
  }

  case number(Double)
  case text(String)
  case sizes([Int])
  case measured(MeasureLeaf)
  case magnitude(MeasureExpression)
  case arithmetic(Arithmetic, MeasureExpression, MeasureExpression)
}

extension MeasureExpression {
  var kind: Kind {
    switch self {
    case .number, .magnitude, .arithmetic: .number
    case .text: .text
    case .sizes: .shape
    case .measured(let leaf):
      switch leaf.what {
      case .answer: .text
      case .shape: .shape
      default: .number
      }
    }
  }

  var isAnswer: Bool {
    if case .measured(let leaf) = self { leaf.what == .answer } else { false }
  }

  /// All that is asked of the state.
  var leaves: [MeasureLeaf] {
    switch self {
    case .number, .text, .sizes: []
    case .measured(let leaf): [leaf]
    case .magnitude(let inner): inner.leaves
    case .arithmetic(_, let left, let right): left.leaves + right.leaves
    }
  }

  func value(in scene: Scene) -> MeasureValue? {
    switch self {
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .sizes(let sizes): return .sizes(sizes)
    case .measured(let leaf): return leaf.value(in: scene)
    case .magnitude(let inner): return inner.number(in: scene).map { .number($0.magnitude) }
    case .arithmetic(let arithmetic, let left, let right):
      guard let left = left.number(in: scene), let right = right.number(in: scene) else {
        return nil
      }
      switch arithmetic {
      case .plus: return .number(left + right)
      case .minus: return .number(left - right)
      case .times: return .number(left * right)
      }
    }
  }

  private func number(in scene: Scene) -> Double? {
    guard case .number(let number)? = value(in: scene) else { return nil }
    return number
  }
}
