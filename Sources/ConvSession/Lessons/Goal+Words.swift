extension Goal.Clause {
  /// For a reader: `max(edges[0]) > 1` is "the largest of edges[0] is above 1".
  public var words: String {
    "\(left.words) \(relation.words) \(right.words)"
  }
}

extension Goal.Clause.Relation {
  fileprivate var words: String {
    switch self {
    case .less: "is below"
    case .lessOrEqual: "is at most"
    case .greater: "is above"
    case .greaterOrEqual: "is at least"
    case .equal: "is"
    case .notEqual: "is not"
    case .near: "is about"
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
    case .answer: "the answer"
    case .share(let label): "the share of \(label)"
    case .edits: "the number of edits"
    case .changed(let reference): "what changed in \(reference.text)"
    default: nil
    }
  }
}

extension MeasureReduction {
  fileprivate func words(of place: String) -> String {
    switch self {
    case .max: "the largest of \(place)"
    case .min: "the smallest of \(place)"
    case .sum: "the sum of \(place)"
    case .mean: "the mean of \(place)"
    case .count: "the count of what is not 0 in \(place)"
    case .zeros: "the count of zeros in \(place)"
    case .only: place
    }
  }
}
