public import ConvNet

/// Where pictures come from that are only looked at: a set of examples, or a folder of files.
public enum PictureSource: Hashable, Sendable {
  case examples(ExamplesInquiry)
  /// A folder, and what a network makes of its pictures.
  case folder(String, PictureForm)

  /// A few words on it.
  public var words: String {
    switch self {
    case .examples(let inquiry): inquiry.data.name
    case .folder(let path, _): path
    }
  }
}

/// The pictures of a folder and of the folders in it, whose names are classes.
public struct PictureList: Sendable, Measured {
  public struct File: Hashable, Sendable {
    public let path: String
    /// The number of the folder that it lies in; nil where it lies in none.
    public let label: Int?

    public init(_ path: String, label: Int?) { (self.path, self.label) = (path, label) }
  }
  public let files: [File]
  public let classes: [String]

  public init(_ files: [File], classes: [String]) { (self.files, self.classes) = (files, classes) }

  /// More files of a folder are not looked at.
  public static let most = 20_000
  public var byteCount: Int { files.reduce(0) { $0 + $1.path.utf8.count + 32 } }
}

/// The pictures in a folder.
public struct PictureListInquiry: Inquiry {
  public let folder: String

  public init(_ folder: String) { self.folder = folder }

  public var words: String { "pictures in \(folder)" }

  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<PictureList, OpenFailure> {
    try desk.opened { (desk) throws(OpenFailure) in try desk.pictures(in: folder) }
  }
}

/// One picture of a source.
public struct SourcePictureInquiry: Inquiry {
  public let source: PictureSource
  public let index: Int

  public init(_ source: PictureSource, _ index: Int) {
    (self.source, self.index) = (source, index)
  }

  public var words: String { "picture \(index) of \(source.words)" }

  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<SourcePicture, OpenFailure> {
    switch source {
    case .examples(let inquiry):
      return try desk.answer(inquiry).flatMap { split in
        guard index < split.lookedAt else { return .failure(source.noPicture(index)) }
        let (example, name) = split.seen(index)
        let picture = Picture(
          name: name, pixels: example.input, isExact: !inquiry.normalization.isNone)
        return .success(SourcePicture(picture: picture, label: example.label))
      }
    case .folder(let folder, let form):
      switch try desk.answer(PictureListInquiry(folder)) {
      case .failure(let failure): return .failure(failure)
      case .success(let list):
        guard list.files.indices.contains(index) else { return .failure(source.noPicture(index)) }
        let file = list.files[index]
        return try desk.opened { (desk) throws(OpenFailure) in
          SourcePicture(picture: try desk.picture(file.path, form), label: file.label)
        }
      }
    }
  }
}

extension PictureSource {
  fileprivate func noPicture(_ index: Int) -> OpenFailure {
    OpenFailure(sentence: "\(words) has no picture \(index)")
  }
}

/// A picture, and the number of its class where that is known.
public struct SourcePicture: Sendable, Measured {
  public let picture: Picture
  public let label: Int?
  public var byteCount: Int { picture.byteCount }
}

extension ExampleSplit {
  /// The examples that are looked at: those that are not learned from, and of files the others as well.
  public var lookedAt: Int {
    validation.count + (training.isEndless ? 0 : training.count)
  }
  func seen(_ index: Int) -> (example: Example, name: String) {
    let isTried = index < validation.count
    let example =
      isTried ? validation.example(index) : training.example(index - validation.count)
    let label = classes.indices.contains(example.label) ? classes[example.label] : ""
    let name = isTried ? "example \(index)" : "example \(index - validation.count) that it learned"
    return (example, label.isEmpty ? name : "\(name), \(label)")
  }
}
