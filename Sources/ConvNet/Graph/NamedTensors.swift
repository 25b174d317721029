/// The tensors of a file by their names, in the file's order, and what of it was passed over.
public struct NamedTensors: Sendable {
  /// An entry of the file that is no tensor of numbers.
  public struct Omission: Hashable, Sendable {
    public let name: String
    /// The reason in a few words, such as `objects` or `no numbers`.
    public let reason: String

    public init(name: String, reason: String) { (self.name, self.reason) = (name, reason) }
  }
  public var tensors: [(name: String, tensor: Tensor)]
  public var omissions: [Omission]
  /// The types of the numbers in the file, `float16`, by the tensors' names.
  public var types: [String: String] = [:]

  public init(_ tensors: [(name: String, tensor: Tensor)] = [], omissions: [Omission] = []) {
    (self.tensors, self.omissions) = (tensors, omissions)
  }
}

extension NamedTensors: RandomAccessCollection {
  public var startIndex: Int { tensors.startIndex }
  public var endIndex: Int { tensors.endIndex }
  public subscript(index: Int) -> (name: String, tensor: Tensor) { tensors[index] }
}

extension NamedTensors.Omission: CustomStringConvertible {
  /// `meta (objects)`
  public var description: String { "\(name) (\(reason))" }
}

extension [NamedTensors.Omission] {
  /// The first of them in words: `roi (no numbers), meta (objects) and 3 more`.
  public var words: String {
    let shown = 8
    let more = count - shown
    return prefix(shown).map(\.description).joined(separator: ", ")
      + (more > 0 ? " and \(more) more" : "")
  }
}
