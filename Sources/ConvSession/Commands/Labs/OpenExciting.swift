import ConvNet

/// `exciting N PLACE`: one of the pictures that were looked at, as the input, and there the number that
/// it excites.
struct OpenExciting: SessionCommand {
  static let row = CommandRow(
    "exciting N PLACE", "a picture of the screen of features as the input, at a place", .learn,
    inLessons: false,
    examples: [
      .init("exciting 12 conv2[3,4,5]", "the twelfth example, where it excites map 3 of conv2")
    ])
  let index: Int
  let place: Address

  init(_ index: Int, at place: Address) { (self.index, self.place) = (index, place) }
  init(_ words: inout CommandWords) throws(CommandError) {
    index = try words.whole("N", in: 0...10_000_000)
    place = try words.place()
  }
  var text: String { "exciting \(index) \(place.text)" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    let network = session.network
    guard let data = session.learning.data(for: network) else {
      throw .noExamples(network.pictureShape)
    }
    let inquiry = ExamplesInquiry(data, for: network, seed: session.learning.recipe.seed)
    let split = try results.known(inquiry)
    guard index < split.lookedAt else { throw .outOfRange("N", "below \(split.lookedAt)") }
    let (example, name) = split.seen(index)
    guard example.input.shape == network.pictureShape else {
      throw .pictureShape("example \(index)", example.input.shape, network.pictureShape)
    }
    var other = session.subject
    other.picture = Picture(
      name: name, pixels: example.input, isExact: !network.normalization.isNone)
    other.strokes = []
    let target = try place.place(in: network)
    session.change(other)
    session.place = target
  }
}
