/// A fault in a network line, with its place.
public struct LineError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case missing(String)
    case notANumber(String)
    case notADecimal(String)
    case notAPair(String)
    /// A signal's window has one size.
    case notASize(String)
    case notAShape
    case outOfRange(String, ClosedRange<Int>)
    case decimalOutOfRange(String, ClosedRange<Float>)
    /// What has to be above a number.
    case notAbove(String, Float)
    case unknownWord(String, usage: String)
    case unknownKind(String, known: [String])
    case noInput
    case empty
    case name(String)
    case nameTwice(String)
    case layer(LayerError)
    case shape(ShapeError)
    case network(NetworkError)
    case tooManyLayers(Int)
    case tooManyWeights(Int)
  }
  public let reason: Reason
  /// The place in characters of the line.
  public let range: Range<Int>

  public init(_ reason: Reason, at range: Range<Int>) {
    (self.reason, self.range) = (reason, range)
  }
}

extension LineError: CustomStringConvertible {
  public var description: String {
    switch reason {
    case .missing(let what): "\(what) is missing here"
    case .notANumber(let what): "\(what) has to be a whole number"
    case .notADecimal(let what): "\(what) has to be a number such as 0.1"
    case .notASize(let what):
      "\(what) has to be one number, such as 3, because the input is a signal, channels x width"
    case .notAPair(let what): "\(what) has to be one size, or two such as 3x3"
    case .notAShape:
      "an input is written channels x height x width, such as 1x28x28, or 1x64 for a signal"
    case .outOfRange(let what, let range):
      "\(what) has to be from \(range.lowerBound) to \(range.upperBound)"
    case .decimalOutOfRange(let what, let range):
      "\(what) has to be from \(range.lowerBound) to \(range.upperBound)"
    case .notAbove(let what, let least): "\(what) has to be above \(least)"
    case .unknownWord(let word, let usage): "\(word) is not understood here; write \(usage)"
    case .unknownKind(let word, let known):
      "there is no layer \(word); there are \(known.joined(separator: ", "))"
    case .noInput: "a network begins with its input, such as input 1x28x28"
    case .empty: "a layer is missing between two separators"
    case .name(let name):
      "\(name.isEmpty ? "an empty word" : name) is no name; use letters, digits and _, a letter first"
    case .nameTwice(let name): "two layers are called \(name); each needs a name of its own"
    case .layer(let error): error.description
    case .shape(let error): error.description
    case .network(let error): error.description
    case .tooManyLayers(let most): "a line holds at most \(most) layers"
    case .tooManyWeights(let most):
      "with this layer the network has more than \(most) weights; try fewer channels or units"
    }
  }

  /// The line with what is wrong marked below it.
  public func pointing(in line: String) -> String {
    let marks =
      String(repeating: " ", count: range.lowerBound)
      + String(repeating: "^", count: max(1, range.count))
    return "\(line)\n\(marks)"
  }
}
