import ConvData
import ConvNet

/// `input NAME|FILE`: another picture, or with the name of another input its numbers.
struct OpenPicture: SessionCommand {
  static let row = CommandRow(
    "input [NAME=]FILE", "another picture, or numbers for the input NAME", .open,
    completing: pictures,
    examples: [
      .init("input T", "a picture that ships"),
      .init("input photo.jpg", "a picture of your own"),
      .init("input x.npy", "numbers; a network whose file leaves its size open takes theirs"),
      .init("input mask=mask.npy", "numbers for the input of this name"),
    ])
  /// A shipped name, or a file.
  let name: String
  /// The input that it is for, where that is said; nil for the one that takes the picture.
  let input: String?
  /// The digest of what the file held when this was recorded: replay refuses another.
  let digest: String?

  init(_ name: String, for input: String? = nil, digest: String? = nil) {
    (self.name, self.input, self.digest) = (name, input, digest)
  }
  /// As it is recorded: a file with the digest of what was read.
  init(_ name: String, recording picture: Picture) {
    self.init(name, digest: Shipped.picture(named: name) == nil ? "\(picture.digest)" : nil)
  }
  init(_ words: inout CommandWords) throws(CommandError) {
    digest = words.takeDigest()
    let word = try words.name("a name or a file")
    // A file whose own name has the sign stands in quotes.
    if !word.isQuoted, let (input, file) = ModelOptions.named(word.text), !input.contains("/") {
      (self.input, name) = (input, FileAddress.path(file, home: words.home))
    } else {
      (input, name) = (nil, FileAddress(word, home: words.home).path)
    }
  }
  var text: String {
    // A name that ends as a digest does is no digest.
    var rest = CommandWords(name[...], usage: "")
    let isPlain =
      rest.takeDigest() == nil
      && (input != nil || ModelOptions.named(name).map { $0.name.contains("/") } ?? true)
    let given = (input.map { "\($0)=" } ?? "") + name
    let written =
      isPlain ? QuotedWord.written(given, holdsBlanks: true) : QuotedWord.inQuotes(given)
    return "input \(written)" + (digest.map { " \(CommandWords.digest) \($0)" } ?? "")
  }
  var problemInLesson: String? { LessonNames.problem(input: name) }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    if let input, input != session.network.inputName {
      return try give(to: input, in: &session, results)
    }
    let (network, picture) = try session.network.taking(name, results)
    if let digest, digest != "\(picture.digest)" {
      throw .otherFile(name, digest: picture.digest)
    }
    var other = session.subject
    if network != session.network { other.origin = .opened(network) }
    (other.picture, other.strokes) = (picture, [])
    session.change(other)
  }
  /// Gives the numbers to another input than the one that takes the picture, which stays.
  private func give(
    to input: String, in session: inout Session, _ results: Results
  ) throws(CommandError) {
    let before = session.network
    guard before.source != nil else { throw .otherInput(input, own: before.inputName) }
    let network = try results.known(GivingInquiry(name, to: input, of: before))
    if let digest, digest != "\(network.digest)" { throw .otherFile(name, digest: network.digest) }
    guard session.subject.edits.isEmpty || network.hasLayers(of: before) else {
      throw .failed("with \(name) it has other layers than the edited ones; :reset them first")
    }
    var other = session.subject
    other.origin = .opened(network)
    session.change(other)
  }
  func recorded(in session: Session, _ results: Results) -> Command {
    if let input, input != session.network.inputName {
      return Command(OpenPicture(name, for: input, digest: "\(session.network.digest)"))
    }
    return Command(OpenPicture(name, recording: session.subject.picture))
  }
  func mappingFiles(_ path: (String) -> String) -> Command {
    Shipped.picture(named: name) == nil
      ? Command(OpenPicture(path(name), for: input, digest: digest)) : Command(self)
  }

  private static let pictures = ArgumentCompletion { _, session, _ in
    Shipped.pictures(for: session.network).map(\.name)
  }
}

extension Network {
  /// Whether what was said of the layers of another network can be said of these.
  fileprivate func hasLayers(of other: Network) -> Bool {
    nodes.map(\.alias) == other.nodes.map(\.alias)
      && nodes.map(\.layer.parameters) == other.nodes.map(\.layer.parameters)
  }
  /// A picture or an array for it. Where its file leaves the size of its input open and an array has
  /// another, the network is read again for that.
  fileprivate func taking(
    _ name: String, _ results: Results
  ) throws(CommandError) -> (Network, Picture) {
    let asItIs = PictureInquiry(name, pictureForm)
    guard case .failure(let failure)? = results[asItIs], !failure.isMissing,
      failure.isAboutSize
    else { return (self, try results.known(asItIs)) }
    let network = try results.known(FittingInquiry(self, to: name))
    return (network, try results.known(PictureInquiry(name, network.pictureForm)))
  }
}
