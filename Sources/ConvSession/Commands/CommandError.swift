public import ConvNet

/// Why a command can not be read or done. A command that fails leaves the session as it was.
public enum CommandError: Error, Hashable, Sendable {
  // Reading
  case empty
  case unknownCommand(String, near: [String])
  case missing(String, usage: String)
  case notANumber(String)
  case outOfRange(String, String)
  case badMatrix(String)
  case badValue(String)
  case extra(String, usage: String)
  case badPlace(String)
  case noMember(String)
  // Places
  case unknownLayer(String, known: [String])
  case tooManyIndices(String, takes: Int)
  case indexOutOfRange(String, index: Int, count: Int)
  case noParameter(String, String)
  /// The parameter is the output of another layer.
  case computedParameter(String, String, from: String)
  case noSuchRung(String, Rung)
  case noMaps(String)
  // Walking
  case endOfPass(inLesson: Bool)
  case startOfPass
  case noFinerPart(String)
  case wholeNetwork
  case noRows
  // Subjects
  case operation(String, OperationError)
  case line(LineError, String)
  case network(NetworkError)
  case nothingToUndo
  case nothingToRedo
  case nothingBefore
  case nothingLearned
  case noExamples(Shape)
  case notASize(String)
  case badSize(String, reason: String)
  case outsidePicture(row: Int, column: Int, Shape)
  case otherFile(String, digest: Digest)
  case otherInput(String, own: String)
  case pictureShape(String, Shape, Shape)
  // The edge
  case notYet(Need)
  case failed(String)
  case unavailable(String)
  case unknownName(String, what: String, known: [String])
}

extension CommandError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .empty: "nothing was typed; help lists all commands"
    case .unknownCommand(let word, let near):
      near.isEmpty
        ? "there is no command \(word); help lists them all"
        : "there is no command \(word); did you mean \(near.joined(separator: " or "))?"
    case .missing(let what, let usage): "\(what) is missing; write \(usage)"
    case .notANumber(let text): "\(text) is not a number"
    case .outOfRange(let what, let range): "\(what) has to be \(range)"
    case .badMatrix(let text): "\(text) is no matrix; write it like [-1 0 1; -2 0 2; -1 0 1]"
    case .badValue(let text):
      "\(text) is no value; write a number, a matrix, a preset such as sobel-x, or an operation"
    case .extra(let text, let usage): "\(text) is too much here; write \(usage)"
    case .badPlace(let text): "\(text) is no place; write it like conv1, conv1[2] or conv1[2,5,7]"
    case .noMember(let name):
      "\(name) is no part of a layer; there are "
        + Address.Member.allCases.map(\.rawValue).joined(separator: ", ")
    case .unknownLayer, .tooManyIndices, .indexOutOfRange, .noParameter, .computedParameter,
      .noSuchRung,
      .noMaps:
      placeDescription
    // A lesson says by itself what to do next.
    case .endOfPass(inLesson: true): "the pass ends here, this is the answer"
    case .endOfPass(inLesson: false):
      "the pass ends here, this is the answer; ↓ looks inside, Home begins again, :input takes "
        + "another picture, m has lessons"
    case .startOfPass: "this is the input: nothing comes before it"
    case .noFinerPart(let what): "\(what) has no smaller parts"
    case .wholeNetwork: "this is the whole network already"
    case .noRows: "rows are rows of cells: go into a map first"
    default: subjectDescription
    }
  }

  /// Whether it says only that there is nowhere further to go, which is no mistake.
  public var isEndOfWay: Bool {
    switch self {
    case .endOfPass, .startOfPass, .noFinerPart, .wholeNetwork: true
    default: false
    }
  }

  private var placeDescription: String {
    switch self {
    case .unknownLayer(let alias, let known):
      "there is no layer \(alias); there are \(known.prefix(12).joined(separator: ", "))"
        + (known.count > 12 ? " and \(known.count - 12) more" : "")
    case .tooManyIndices(let text, let takes):
      "\(text) has too many indices; there \(takes == 1 ? "is" : "are") \(takes)"
    case .indexOutOfRange(let text, let index, let count):
      "\(text): \(index) is out of range, the last one is \(count - 1)"
    case .noParameter(let alias, let name): "\(alias) has no \(name)"
    case .computedParameter(let alias, let name, let source):
      "the \(name) of \(alias) is no weight of the network: \(source) computes it anew for each "
        + "input; look there, or change what \(source) is made of"
    case .noSuchRung(let alias, let rung): "\(alias) has no \(rung)s to go to"
    case .noMaps(let alias): "\(alias) has no maps"
    default: ""
    }
  }

  private var subjectDescription: String {
    switch self {
    case .operation(let place, let error): "\(place): \(error)"
    case .line(let error, let line): "\(error)\n\(error.pointing(in: line))"
    case .network(let error): error.description
    case .nothingToUndo: "nothing is left to take back"
    case .nothingToRedo: "nothing was undone"
    case .nothingBefore: "nothing has been changed yet, so there is nothing to compare with"
    case .nothingLearned: "nothing was learned yet; train 100 takes a hundred steps"
    case .noExamples(let shape):
      "no examples are drawn for an input of \(shape); data FILE names some of your own"
    case .notASize(let text): "\(text) is no size; write height x width, such as 32x32"
    case .badSize(let text, let reason): "\(text) \(reason)"
    case .outsidePicture(let row, let column, let shape):
      "(\(row), \(column)) is outside the picture of \(shape.height)×\(shape.width)"
    case .otherInput(let name, let own):
      "there is no input \(name), the one input is \(own); a file of such a name stands in quotes"
    case .otherFile(let path, let digest):
      "\(path) is not the file that was recorded (\(digest)); its content has changed"
    case .pictureShape(let name, let given, let needed):
      "\(name) is \(given), the network takes \(needed)"
    case .notYet(let need): "\(need) is not there yet"
    case .failed(let sentence), .unavailable(let sentence): sentence
    case .unknownName(let name, let what, let known):
      "there is no \(what) \(name); there are \(known.joined(separator: ", "))"
    default: ""
    }
  }
}

extension CommandError {
  /// Why a layer has no parameter of this name to change.
  static func no(_ name: String, ofLayer layer: Int, in network: Network) -> CommandError {
    let node = network.nodes[layer]
    guard let slot = node.input(ofParameter: name == "kernel" ? "weight" : name) else {
      return .noParameter(node.alias, name)
    }
    return .computedParameter(node.alias, name, from: network.nodes[node.inputs[slot]].alias)
  }
}
