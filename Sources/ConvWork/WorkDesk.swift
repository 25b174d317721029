import ConvFiles
import ConvNet
import ConvSession

/// Answers inquiries from the results at hand, and adds to them what had to be worked out.
struct WorkDesk: Desk {
  var results = Results()
  let checkpoint: Checkpoint
  private let watch: Watch
  private let shelf: LessonShelf

  init(_ checkpoint: Checkpoint, _ watch: Watch, _ shelf: LessonShelf) {
    (self.checkpoint, self.watch, self.shelf) = (checkpoint, watch, shelf)
  }

  mutating func meet(_ inquiry: some Inquiry) throws(Cancelled) { _ = try answer(inquiry) }

  mutating func answer<I: Inquiry>(
    _ inquiry: I
  ) throws(Cancelled) -> Result<I.Answer, OpenFailure> {
    if let known = results[inquiry] {
      results.touch([Need(inquiry)])
      return known
    }
    for earlier in inquiry.groundwork(isKnown: { results.has(Need($0)) }) {
      _ = try workOut(earlier)
    }
    return try workOut(inquiry)
  }

  private mutating func workOut<I: Inquiry>(
    _ inquiry: I
  ) throws(Cancelled) -> Result<I.Answer, OpenFailure> {
    watch.began(Need(inquiry))
    let result = try inquiry.answer(at: &self)
    add(Finding(inquiry, result))
    return result
  }
  private mutating func add(_ finding: Finding) {
    results.add(finding)
    watch.found(finding)
  }

  /// A reported answer has been given away: it stays here only as long as there is room.
  mutating func report<I: Inquiry>(_ answer: I.Answer, to inquiry: I) {
    add(Finding(inquiry, .success(answer)))
    results.evict(keeping: [])
  }

  // MARK: Files

  func network(_ request: ModelRequest) throws(OpenFailure) -> Network {
    try ModelOpener(request, ModelOpener.Needs(), checkpoint).network()
  }
  func picture(_ name: String, _ form: PictureForm) throws(OpenFailure) -> Picture {
    try PictureOpener(name, form, checkpoint).picture()
  }
  func network(
    _ network: Network, giving file: String, to input: String
  ) throws(OpenFailure) -> Network {
    let array = try InputFile(path: file, checkpoint).array(for: input)
    do throws(ModelError) { return try ModelFile.giving(array, to: input, of: network) } catch {
      throw OpenFailure(sentence: "\(network.name): \(error)")
    }
  }
  func sizes(ofArray name: String) -> [Int]? { InputFile(path: name).outline()?.sizes }
  func lesson(_ name: String) throws(OpenFailure) -> Lesson {
    let (lesson, issues) = shelf.find(name)
    if let lesson { return lesson }
    throw OpenFailure(
      sentence: issues.first.map { "\($0)" } ?? "\(name) is no lesson",
      isMissing: issues.first?.line == 0)
  }
  func examples(_ inquiry: ExamplesInquiry) throws(OpenFailure) -> ExampleSplit {
    try ExamplesOpener(inquiry, checkpoint).split()
  }
  func pictures(in folder: String) throws(OpenFailure) -> PictureList {
    do throws(FileError) {
      let found = try PictureFolder.pictures(in: folder, most: PictureList.most)
      return PictureList(
        found.files.map { .init($0.path, label: $0.label) }, classes: found.classes)
    } catch { throw OpenFailure(error, of: folder) }
  }
  func moments(_ place: FiledMomentsInquiry.Place) throws(OpenFailure) -> FiledMoments {
    try MomentsOpener(checkpoint).moments(place)
  }
  func weights(_ file: String, for network: Network) throws(OpenFailure) -> Network {
    try MomentsOpener(checkpoint).network(file, for: network)
  }
  func arrays(_ path: String) throws(OpenFailure) -> NamedTensors {
    try ReferenceFile.read(path, checkpoint)
  }
}
