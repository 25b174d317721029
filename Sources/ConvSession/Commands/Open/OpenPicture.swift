import ConvData
import ConvNet

/// `input NAME|FILE`: another picture.
struct OpenPicture: SessionCommand {
  static let row = CommandRow("input NAME|FILE", "another picture", .open, completing: pictures)
  /// A shipped name, or a file: with the digest of what it held where it is recorded.
  let name: String

  init(_ name: String) { self.name = name }
  init(_ words: inout CommandWords) throws(CommandError) {
    name = try words.remainder("a name or a file")
  }
  var text: String { "input \(name)" }
  var problemInLesson: String? { LessonNames.problem(input: name) }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    let name = Shipped.name(of: name)
    let picture = try results.known(PictureInquiry(name, session.network.pictureForm))
    if let digest = Shipped.digest(of: self.name), digest != "\(picture.digest)" {
      throw .otherFile(name, digest: picture.digest)
    }
    var other = session.subject
    (other.picture, other.strokes) = (picture, [])
    session.change(other)
  }
  /// A file with the digest of what was read, so that replay refuses another.
  func recorded(in session: Session, _ results: Results) -> Command {
    .input(Shipped.recorded(Shipped.name(of: name), session.subject.picture))
  }
  func mappingFiles(_ path: (String) -> String) -> Command {
    .input(Shipped.picture(named: name) == nil ? path(name) : name)
  }

  private static let pictures = ArgumentCompletion { _, session, _ in
    Shipped.pictures(for: session.network).map(\.name)
  }
}
