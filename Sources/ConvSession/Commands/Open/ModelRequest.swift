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
    mapped.options.model = options.model.map { ModelRequest($0).isKnown ? $0 : path($0) }
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
  /// - Parameter home: the home folder, for `~/`; nil leaves it as it is.
  public init(parsing text: String, home: String? = nil) throws(CommandError) {
    var words = ModelRequest.words(text[...])
    guard let first = words.first else { throw .missing("a model", usage: "open MODEL") }
    if !first.isQuoted, ModelRequest(text).isLine {
      self.init(text)
      return
    }
    // The words of a name with spaces, up to the first key.
    let key = words.dropFirst().firstIndex(where: ModelRequest.isKey)
    let end = first.isQuoted ? 1 : key ?? words.count
    let model = first.isQuoted ? first : QuotedWord(allOf: text[..<words[end - 1].end])
    words.removeFirst(end)
    self.init(FileAddress(model ?? first, home: home).path)
    while !words.isEmpty {
      let key = words.removeFirst()
      guard ModelRequest.isKey(key) else {
        throw .unknownName(
          key.text, what: "option", known: ModelOptions.Key.allCases.map(\.rawValue))
      }
      guard !words.isEmpty else {
        let usage = ModelOptions.Key(word: key.text)?.usage ?? "DIGEST"
        throw .missing("what follows \(key.text)", usage: "\(key.text) \(usage)")
      }
      let value = words.removeFirst()
      guard let option = ModelOptions.Key(word: key.text) else {
        digest = value.text
        continue
      }
      try options.set(option, ModelRequest.value(value, of: option, home: home))
    }
  }

  /// The value of an option; a file's name in full.
  private static func value(
    _ word: QuotedWord, of option: ModelOptions.Key, home: String?
  ) -> String {
    switch option {
    case .labels, .weights, .model: return FileAddress(word, home: home).path
    case .input where !word.isQuoted:
      guard let (name, file) = ModelOptions.named(word.text) else { return word.text }
      return "\(name)=\(FileAddress.path(file, home: home))"
    default: return word.text
    }
  }

  /// Parsing it gives the request again.
  public var text: String {
    var tail = options.said.map { key, value in
      let file = key == .input ? ModelOptions.named(value)?.file : nil
      let isPlain = file.map { QuotedWord.written($0) == $0 } ?? true
      let written = isPlain ? QuotedWord.written(value) : QuotedWord.inQuotes(value)
      return "\(key.rawValue) \(written)"
    }
    if let digest { tail.append("\(ModelRequest.digestWord) \(digest)") }
    let plain = QuotedWord.written(model, holdsBlanks: true)
    let text = ([plain] + tail).joined(separator: " ")
    if (try? ModelRequest(parsing: text, home: "")) == self { return text }
    return ([QuotedWord.inQuotes(model)] + tail).joined(separator: " ")
  }

  private static func isKey(_ word: QuotedWord) -> Bool {
    !word.isQuoted && (ModelOptions.Key(word: word.text) != nil || word.text == digestWord)
  }

  /// Divided at spaces outside quotes.
  private static func words(_ text: Substring) -> [QuotedWord] {
    var words: [QuotedWord] = []
    var rest = text
    while true {
      rest = Substring(rest.unicodeScalars.drop(while: \.properties.isWhitespace))
      guard let word = QuotedWord(rest) else { return words }
      words.append(word)
      rest = rest[word.end...]
    }
  }
}
