/// Why a file can not be read, understood or written. Those without a path are about its content;
/// who opened the file knows its name.
public enum FileError: Error, Hashable, Sendable {
  case noSuchFile(path: String)
  /// A folder, a device or a pipe; `kind` names it, with its article.
  case notAFile(path: String, kind: String)
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)
  /// More bytes than `limit`, in the file or once unpacked.
  case tooManyBytes(limit: Int)
  /// Nobody waits for it any more.
  case givenUp

  case notAnImage
  /// A picture in a format that is not read, such as WebP.
  case foreignPicture(String)
  /// More pixels than `limit`.
  case tooLarge(width: Int, height: Int, limit: Int)
  /// The file ends too early; `format` is `PNG`, `JPEG`, `PNM`, `NPY`, `NPZ` or `safetensors`.
  case truncated(format: String)
  case damaged(format: String, reason: String)
  /// Content that is not read; the text is a sentence's second half and says what to do instead.
  case unsupported(String)
  /// An array of what are no numbers; `kind` says of what, with nothing around it: `objects`.
  case notNumbers(kind: String, advice: String)
  /// A pickle, which only Python can read safely, with the line that converts it.
  case pickled(String)

  case notAnArray
  case notAnArchive
  /// More numbers in an array, or in all arrays of an archive, than `limit`.
  case tooManyNumbers(shape: [Int], limit: Int)
  /// An array without numbers.
  case empty(shape: [Int])
  /// An array that is neither the wanted input nor a picture.
  case doesNotFit(shape: [Int], wanted: [Int], reason: String)
}

extension FileError {
  /// The reason why one array of many is passed over; nil for what speaks against the whole file.
  var omission: String? {
    switch self {
    case .empty: "no numbers"
    case .notNumbers(let kind, _): kind
    case .notAnArray: "no array"
    case .unsupported: "not read here"
    default: nil
    }
  }
  /// Whether the file does not exist, which has an exit code of its own.
  public var isMissing: Bool {
    if case .noSuchFile = self { true } else { false }
  }
  /// Whether its sentence names the file.
  public var namesFile: Bool {
    switch self {
    case .noSuchFile, .notAFile, .unreadable, .unwritable: true
    default: false
    }
  }
  /// Whether an array of another size would do.
  public var isAboutSize: Bool { if case .doesNotFit = self { true } else { false } }
  /// Whether the system refused to read or write, whatever the content.
  public var isInputOutput: Bool {
    switch self {
    case .unreadable, .unwritable: true
    default: false
    }
  }
}

extension FileError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noSuchFile, .notAFile, .unreadable, .unwritable, .tooManyBytes, .givenUp:
      aboutTheFile
    case .notAnImage, .foreignPicture, .tooLarge, .truncated, .damaged, .unsupported, .notNumbers,
      .pickled:
      aboutItsContent
    case .notAnArray, .notAnArchive, .tooManyNumbers, .empty, .doesNotFit: aboutItsArrays
    }
  }

  private var aboutTheFile: String {
    switch self {
    case .noSuchFile(let path): "there is no file \(path.shown); look at its spelling and folder"
    case .notAFile(let path, let kind): "\(path.shown) is \(kind), not a file; name a file"
    case .unreadable(let path, let reason):
      "\(path.shown) can not be read: \(reason.escaped); look at its permissions"
    case .unwritable(let path, let reason):
      "\(path.shown) can not be written: \(reason.escaped); try another folder"
    case .tooManyBytes(let limit):
      "the file is larger than the limit of \(limit >> 20) MB; try a smaller one"
    case .givenUp: "nobody waited for it any more; open it again"
    default: ""
    }
  }

  private var aboutItsContent: String {
    switch self {
    case .notAnImage: "this is not an image that is read here; try a PNG, JPEG or PNM file"
    case .foreignPicture(let format):
      "this is a \(format) picture, which is not read here; make a PNG of it, such as with "
        + "Image.open(\"FILE\").save(\"picture.png\") of Pillow or magick FILE picture.png"
    case .tooLarge(let width, let height, let limit):
      "a picture of \(width)×\(height) pixels is larger than the limit of \(limit >> 20) million; "
        + "scale it down first"
    case .truncated(let format):
      "the \(format) file ends before its content is complete; copy or save it again"
    case .damaged(let format, let reason):
      "the \(format) file is damaged: \(reason.escaped); copy or save it again"
    case .unsupported(let what): what.escaped
    case .notNumbers(let kind, let advice): "arrays of \(kind.escaped) are not read; \(advice)"
    case .pickled(let line):
      "a PyTorch pickle is a program, and is not run here; make a safetensors file of it: \(line) "
        + "(of a whole module from somebody you trust: weights_only=False and .state_dict().items())"
    default: ""
    }
  }

  private var aboutItsArrays: String {
    switch self {
    case .notAnArray: "this is not a NumPy array; write one with numpy.save"
    case .notAnArchive: "this is not an archive of NumPy arrays; write one with numpy.savez"
    case .tooManyNumbers(let shape, let limit):
      "an array of \(shape.written) goes beyond the limit of \(limit >> 20) million numbers; "
        + "try a smaller one"
    case .empty(let shape):
      "an array of \(shape.written) holds no numbers, for an axis of it is 0 long; save one such as "
        + shape.map { max(1, $0) }.written
    case .doesNotFit(let shape, let wanted, let reason):
      "an array of \(shape.written) can not be the input of \(wanted.written): \(reason.escaped)"
    default: ""
    }
  }
}

extension [Int] {
  /// The shape as text: `3×28×28`; a single number is `1`.
  var written: String { isEmpty ? "1" : map(String.init).joined(separator: "×") }
}

extension String {
  /// Text from a file or a path made fit for a sentence: without what could steer a terminal, and
  /// shortened.
  var escaped: String {
    var text = ""
    for scalar in unicodeScalars.prefix(200) {
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator:
        text += "\\u{\(String(scalar.value, radix: 16))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return unicodeScalars.count > 200 ? text + "…" : text
  }
  var quoted: String { "“\(escaped)”" }
  /// A path in a sentence.
  fileprivate var shown: String { StreamFile.name(of: self) ?? quoted }
}
