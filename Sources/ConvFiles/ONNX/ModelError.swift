public import ConvNet

/// The reason why a model file can not be opened or written. Whoever opened the file knows its
/// name; where a node is at fault the sentence begins with it.
public enum ModelError: Error, Hashable, Sendable {
  case file(FileError)
  /// A file that is no model, or a damaged one.
  case damaged(reason: String)
  /// A kind of file that is not read: `what` with its verb, `instead` what to do.
  case unsupported(what: String, instead: String)
  /// More of something than is read, such as "nodes".
  case tooMany(String, limit: Int)
  /// A value for an input that the graph does not have.
  case noSuchInput(String, known: [String])
  /// Inputs of the graph that have no value.
  case missingInputs([String])
  /// A fault in a value of the graph: an input or an initializer.
  case value(name: String, reason: String)
  /// An array of these sizes for an input that takes others, with what the graph made of it.
  case array([Int], name: String, takes: String, reason: String)
  /// None of the sizes that were guessed for an input fits, where the file leaves them open; what
  /// came of the first.
  case guessed(name: String, takes: String, first: String, option: String, reason: String)
  case node(NodeName, reason: String)
  /// The graph makes no network, such as one of too many numbers.
  case network(NetworkError)
  /// A circle of nodes that wait for each other.
  case cycle(NodeName)
}

/// The name of a node as it is written in a sentence.
public struct NodeName: Hashable, Sendable {
  /// The node's own name, empty where it has none.
  public let name: String
  public let operation: String
  /// The node's index in the file.
  public let index: Int
}

extension NodeName: CustomStringConvertible {
  /// The node in a sentence: `node “/conv1/Conv” (Conv)`, `node 7 (Conv)`.
  public var description: String {
    let operation = operation.isEmpty ? "no operator" : operation.shortened.escaped
    if name.isEmpty, index < 0 { return "a node of a branch (\(operation))" }
    return name.isEmpty
      ? "node \(index) (\(operation))" : "node \(name.shortened.quoted) (\(operation))"
  }
}

extension ModelError {
  /// Whether the file does not exist, which has an exit code of its own.
  public var isMissing: Bool { if case .file(let error) = self { error.isMissing } else { false } }
  /// Whether another size of the input could be the way out.
  var isOfSizes: Bool {
    switch self {
    case .node, .network: true
    default: false
    }
  }
  public var isInputOutput: Bool {
    if case .file(let error) = self { error.isInputOutput } else { false }
  }
}

extension ModelError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .damaged(let reason): "this is no ONNX file that can be read: \(reason.escaped)"
    case .unsupported(let what, let instead): "\(what.escaped); \(instead)"
    case .tooMany(let what, let limit): "the model has more than \(limit) \(what)"
    case .noSuchInput(let name, let known):
      "it has no input \(name.shortened.quoted); its \(known.count == 1 ? "input is" : "inputs are") "
        + known.prefix(12).map(\.shortened.quoted).joined(separator: ", ")
    case .missingInputs(let names):
      "no value is given for its \(names.count == 1 ? "input" : "inputs") "
        + names.prefix(12).map(\.shortened.quoted).joined(separator: ", ")
        + "; give --input \(names.first?.shortened.escaped ?? "NAME")=FILE.npy"
    case .value(let name, let reason): "\(name.shortened.quoted): \(reason.escaped)"
    case .array(let sizes, let name, let takes, let reason):
      "an array of \(sizes.written) does not fit \(name.shortened.quoted), which takes \(takes.escaped); "
        + "with it \(reason.escaped)"
    case .guessed(let name, let takes, let first, let option, let reason):
      "the file does not say how large its input \(name.shortened.quoted) is, which takes "
        + "\(takes.escaped), and what was guessed does not fit; give it with --input-size "
        + "\(option.escaped). With \(first), \(reason.escaped)"
    case .network(let error): "\(error)".escaped
    case .node(let node, let reason): "\(node): \(reason.escaped)"
    case .cycle(let node): "\(node) waits for its own output"
    }
  }
}

extension String {
  /// The text, or of one of hundreds of characters its two ends.
  var shortened: String { count <= 80 ? self : "\(prefix(38))…\(suffix(38))" }
}
