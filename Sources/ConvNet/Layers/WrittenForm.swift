/// A layer that a network line can name: its word, its usage, and how its words are read.
public struct WrittenForm: Sendable {
  /// The word: `conv`, `relu`.
  public let kind: String
  /// The usage, with all its options.
  public let usage: String
  /// The words after the kind for a function of one number that goes by this word; nil for others.
  let line: @Sendable (Function) -> String?
  private let read: @Sendable (inout LineWords, Shape) throws(LineError) -> any Layer

  /// - Parameters:
  ///   - line: names functions that have a word of their own without it.
  ///   - read: takes the words after the kind, and the shape that flows in.
  init(
    _ kind: String, usage: String, line: @escaping @Sendable (Function) -> String? = { _ in nil },
    read: @escaping @Sendable (inout LineWords, Shape) throws(LineError) -> any Layer
  ) {
    (self.kind, self.usage, self.line, self.read) = (kind, usage, line, read)
  }
  /// A layer without options.
  init(_ kind: String, _ layer: any Layer) {
    self.init(kind, usage: kind) { (_, _) throws(LineError) in layer }
  }
  /// The one form of a type of layers.
  init<L: WrittenLayer>(_ type: L.Type) {
    self.init(type.kind, usage: type.usage) { (words, input) throws(LineError) in
      try type.parse(&words, input: input)
    }
  }

  /// Reads all words after the kind; the shape that flows in gives what is not written.
  public func parse(
    _ words: inout LineWords, input: Shape
  ) throws(LineError) -> any Layer {
    let layer = try read(&words, input)
    try words.end(usage)
    return layer
  }
}
