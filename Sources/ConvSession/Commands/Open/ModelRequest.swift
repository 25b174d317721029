public import ConvNet

/// A model to open: which, and how.
public struct ModelRequest: Hashable, Sendable {
  /// A shipped name, a network line or a file.
  public var model: String
  public var options: ModelOptions
  /// The digest of the network that was opened when this was recorded: replay refuses another.
  public var digest: String?

  public init(_ model: String, _ options: ModelOptions = ModelOptions(), digest: String? = nil) {
    (self.model, self.options, self.digest) = (model, options, digest)
  }

  /// Whether the model is shipped, or written down: both need no file.
  public var isKnown: Bool { Shipped.names.contains(model) || isLine }
  /// Whether the model is a network line.
  public var isLine: Bool { model.contains(">") || model.hasPrefix("input ") }
  /// The same without a digest: all that has to be read to open it.
  var undigested: ModelRequest { ModelRequest(model, options) }

  /// The same with every file's path changed.
  func mappingFiles(_ path: (String) -> String) -> ModelRequest {
    var mapped = self
    if !isKnown { mapped.model = path(model) }
    mapped.options.labels = options.labels.map(path)
    mapped.options.weights = options.weights.map(path)
    mapped.options.inputs = options.inputs.mapValues(path)
    return mapped
  }

  /// As it is recorded: with the digest of what came of it, where that hangs on files.
  public func recorded(_ network: Network) -> ModelRequest {
    let reads =
      !isKnown || options.labels != nil || options.weights != nil || !options.inputs.isEmpty
    var options = options
    if options.array != nil, options.size == nil {
      options.size = network.input.shape
      // All axes of the file are data.
      if let original = network.input.original, !original.isBatched {
        options.size = network.filedSample
      }
    }
    options.array = nil
    return ModelRequest(model, options, digest: reads ? "\(network.digest)" : nil)
  }
}

extension ModelRequest {
  private static let digestWord = "digest"

  /// `MODEL [key value …]`. A model that holds the word of a key, or `>` before one, stands in
  /// quotes; so do values with spaces.
  public init(parsing text: String) throws(CommandError) {
    var rest = text[...]
    var words = ModelRequest.words(&rest)
    guard let first = words.first else { throw .missing("a model", usage: "open MODEL") }
    if !first.isQuoted, ModelRequest(text).isLine {
      self.init(text)
      return
    }
    // The words of a name with spaces, up to the first key.
    let end =
      first.isQuoted ? 1 : words.dropFirst().firstIndex { $0.isKey } ?? words.count
    let model = first.isQuoted ? first.text : String(text[..<words[end - 1].end])
    words.removeFirst(end)
    self.init(model)
    while !words.isEmpty {
      let key = words.removeFirst()
      guard key.isKey else {
        throw .unknownName(
          key.text, what: "option", known: ModelOptions.Key.allCases.map(\.rawValue))
      }
      guard !words.isEmpty else {
        let usage = ModelOptions.Key(word: key.text)?.usage ?? "DIGEST"
        throw .missing("what follows \(key.text)", usage: "\(key.text) \(usage)")
      }
      let value = words.removeFirst().text
      if let option = ModelOptions.Key(word: key.text) {
        try options.set(option, value)
      } else {
        digest = value
      }
    }
  }

  /// Parsing it gives the request again.
  public var text: String {
    var tail = options.said.map { "\($0.key.rawValue) \(ModelRequest.quoted($0.value))" }
    if let digest { tail.append("\(ModelRequest.digestWord) \(digest)") }
    let plain = ([model] + tail).joined(separator: " ")
    if (try? ModelRequest(parsing: plain)) == self { return plain }
    return ([ModelRequest.inQuotes(model)] + tail).joined(separator: " ")
  }

  private static func quoted(_ text: String) -> String {
    text.isEmpty || text.contains { $0.isWhitespace || $0 == "\"" || $0 == "\\" }
      ? inQuotes(text) : text
  }
  private static func inQuotes(_ text: String) -> String {
    "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined() + "\""
  }

  private struct Word {
    var text: String
    var isQuoted: Bool
    /// Where it ends in what was said.
    var end: String.Index

    var isKey: Bool {
      !isQuoted && (ModelOptions.Key(word: text) != nil || text == ModelRequest.digestWord)
    }
  }

  /// Divided at spaces outside quotes; a backslash keeps the quote after it.
  private static func words(_ rest: inout Substring) -> [Word] {
    var words: [Word] = []
    while true {
      rest = rest.drop { $0.isWhitespace }
      guard let first = rest.first else { return words }
      guard first == "\"" else {
        let word = rest.prefix { !$0.isWhitespace }
        rest = rest[word.endIndex...]
        words.append(Word(text: String(word), isQuoted: false, end: word.endIndex))
        continue
      }
      rest = rest.dropFirst()
      var text = ""
      while let character = rest.first, character != "\"" {
        rest = rest.dropFirst()
        if character == "\\", let kept = rest.first {
          text.append(kept)
          rest = rest.dropFirst()
        } else {
          text.append(character)
        }
      }
      rest = rest.dropFirst()
      words.append(Word(text: text, isQuoted: true, end: rest.startIndex))
    }
  }
}
