/// Counts the steps of long work, and asks about once a millisecond whether it goes on. What is not
/// wanted once stays so.
struct Asking {
  private let ask: (() -> Bool)?
  private var left = Self.stepsBetweenQuestions
  private(set) var isWanted = true
  /// Products of a tile or numbers that are copied: some milliseconds' where each is taken alone.
  private static let stepsBetweenQuestions = 1 << 20

  /// - Parameter ask: nil where nobody is to be asked.
  init(_ ask: (() -> Bool)?) { self.ask = ask }

  /// - Parameter steps: those since the last call.
  mutating func goesOn(after steps: Int) -> Bool {
    left -= steps
    guard isWanted, left <= 0 else { return isWanted }
    left = Self.stepsBetweenQuestions
    if let ask { isWanted = ask() }
    return isWanted
  }
}
