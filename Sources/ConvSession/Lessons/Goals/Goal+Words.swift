extension Goal.Clause {
  /// For a reader, and short: `max(edges[0] on T) >= 1` is "largest of edges[0] on T ≥ 1".
  public var words: String {
    "\(left.words) \(relation.sign) \(right.words)"
  }
}

extension Goal.Clause {
  /// Whether it says what the network is to answer: that is not given away before it holds.
  public var namesTheAnswer: Bool {
    if case .measured(let leaf) = left.expression, case .answer = leaf.what { true } else { false }
  }
}

extension Goal.Clause.Relation {
  fileprivate var sign: String {
    switch self {
    case .lessOrEqual: "≤"
    case .greaterOrEqual: "≥"
    case .equal: "="
    case .notEqual: "≠"
    case .near: "≈"
    case .less, .greater: rawValue
    }
  }
}

extension Measure {
  /// As it is written, where there is no plainer way to say it.
  fileprivate var words: String { expression.words ?? text }
}

extension MeasureExpression {
  fileprivate var words: String? {
    switch self {
    case .text(let text): text
    case .measured(let leaf): leaf.words
    default: nil
    }
  }
}

extension MeasureLeaf {
  fileprivate var words: String? {
    guard let words = plainWords else { return nil }
    return picture.map { "\(words) on \($0)" } ?? words
  }

  private var plainWords: String? {
    switch what {
    case .reduced(let reduction, let reference): reduction.words(of: reference.text)
    case .answer: "answer"
    case .share(let label): "share of \(label)"
    case .edits: "edits"
    case .changed(let reference): "changed in \(reference.text)"
    default: nil
    }
  }
}

extension MeasureReduction {
  fileprivate func words(of place: String) -> String {
    switch self {
    case .max: "largest of \(place)"
    case .min: "smallest of \(place)"
    case .sum: "sum of \(place)"
    case .mean: "mean of \(place)"
    case .count: "not 0 in \(place)"
    case .zeros: "zeros in \(place)"
    case .only: place
    }
  }
}
