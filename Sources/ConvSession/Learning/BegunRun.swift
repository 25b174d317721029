public import ConvNet

/// A run that was begun, and how far it has come.
public struct BegunRun: Hashable, Sendable {
  /// The moment of an earlier run whose weights it began with, edited or not.
  public struct Source: Hashable, Sendable {
    /// Counted from 1.
    public let number: Int
    public let step: Int
  }
  public let run: LearningRun
  public let source: Source?
  /// The latest step that was seen, which going back leaves behind.
  public internal(set) var reached = 0
}

extension LearningSettings {
  /// Counted from 1; nil for a run of another network.
  public func number(of run: LearningRun) -> Int? {
    runs.firstIndex { $0.run == run }.map { $0 + 1 }
  }
  /// The latest step of a run that was seen.
  public func reached(of run: LearningRun) -> Int {
    runs.first { $0.run == run }?.reached ?? 0
  }

  /// - Parameter before: the moment that the weights were from until now.
  mutating func note(_ inquiry: MomentInquiry, from before: Moment?) {
    let known = runs.firstIndex { $0.run == inquiry.run }
    let index = known ?? runs.count
    if known == nil {
      let source = before.flatMap { before in
        number(of: before.run).map { BegunRun.Source(number: $0, step: before.step) }
      }
      runs.append(BegunRun(run: inquiry.run, source: source))
    }
    let last = inquiry.run.filed?.moments.last?.step ?? inquiry.step
    runs[index].reached = max(runs[index].reached, last)
  }
}
