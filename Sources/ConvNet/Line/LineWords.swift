/// The words of one layer in a network line, read from left to right.
public struct LineWords: Sendable {
  public struct Word: Hashable, Sendable {
    public let text: String
    /// The place in the line, in characters.
    public let range: Range<Int>

    public init(_ text: String, _ range: Range<Int>) { (self.text, self.range) = (text, range) }
  }
  private var words: ArraySlice<Word>
  /// The word that an error points at when the next one is missing.
  private var previous: Word

  /// - Parameter kind: the word before these.
  public init(kind: Word, _ words: [Word]) { (previous, self.words) = (kind, words[...]) }

  public var next: Word? { words.first }

  public mutating func take() -> Word? {
    guard let word = words.popFirst() else { return nil }
    previous = word
    return word
  }
  /// Takes the next word where it is this one.
  public mutating func take(_ text: String) -> Bool {
    guard next?.text == text else { return false }
    _ = take()
    return true
  }
  /// A whole number.
  public mutating func number(_ what: String, in range: ClosedRange<Int>) throws(LineError) -> Int {
    guard let word = take() else { throw LineError(.missing(what), at: previous.range) }
    guard let number = Int(word.text) else { throw LineError(.notANumber(what), at: word.range) }
    guard range.contains(number) else { throw LineError(.outOfRange(what, range), at: word.range) }
    return number
  }
  /// A number such as `0.1`; U+2212 is read as a minus.
  public mutating func decimal(
    _ what: String, in range: ClosedRange<Float>
  ) throws(LineError) -> Float {
    guard let word = take() else { throw LineError(.missing(what), at: previous.range) }
    let text = String(word.text.map { $0 == "\u{2212}" ? "-" : $0 })
    guard let number = Float(text), number.isFinite else {
      throw LineError(.notADecimal(what), at: word.range)
    }
    guard range.contains(number) else {
      throw LineError(.decimalOutOfRange(what, range), at: word.range)
    }
    return number
  }
  /// One whole number for each axis, `3x5`, or one for all, `3`.
  mutating func sizes(
    _ what: String, in range: ClosedRange<Int>, axes: Int
  ) throws(LineError) -> [Int] {
    let (start, word) = (previous.range, next)
    let sizes = try sizes(what, counts: [1, 2], in: range)
    guard sizes.count == 1 || sizes.count == axes else {
      throw LineError(.notASize(what), at: word?.range ?? start)
    }
    return sizes.count == axes ? sizes : [Int](repeating: sizes[0], count: axes)
  }
  /// Padding as a ``GridWindow`` takes it: `1`, `1x2` (rows, columns) or `1x2x0x2` (top, left,
  /// bottom, right); for a signal `1` or `1x2` (before, after).
  mutating func padding(
    _ what: String, in range: ClosedRange<Int>, axes: Int
  ) throws(LineError) -> [Int] {
    let sizes = try sizes(what, counts: axes == 1 ? [1, 2] : [1, 2, 4], in: range)
    return sizes.count == 1 ? [Int](repeating: sizes[0], count: axes) : sizes
  }
  /// Whole numbers with an `x` between them.
  private mutating func sizes(
    _ what: String, counts: [Int], in range: ClosedRange<Int>
  ) throws(LineError) -> [Int] {
    guard let word = take() else { throw LineError(.missing(what), at: previous.range) }
    let parts = word.text.split(
      omittingEmptySubsequences: false, whereSeparator: { "x×".contains($0) })
    let sizes = parts.compactMap { Int($0) }
    guard counts.contains(sizes.count), sizes.count == parts.count else {
      throw LineError(.notAPair(what), at: word.range)
    }
    guard sizes.allSatisfy(range.contains) else {
      throw LineError(.outOfRange(what, range), at: word.range)
    }
    return sizes
  }
  /// - Throws: ``unknown(_:)`` where a word is left.
  public func end(_ usage: String) throws(LineError) {
    if next != nil { throw unknown(usage) }
  }
  /// The error of a word that is not understood, for a layer with this usage.
  public func unknown(_ usage: String) -> LineError {
    LineError(.unknownWord(next?.text ?? "", usage: usage), at: (next ?? previous).range)
  }
}
