import ConvNet

/// `preprocess PRESET [rgb|bgr] [crop|stretch|letterbox]`: another way to prepare pictures.
struct Preprocess: SessionCommand {
  static let row = CommandRow(
    "preprocess PRESET [rgb|bgr] [crop|stretch|letterbox]",
    "prepare pictures in another way: \(Normalization.Preset.allCases.map(\.rawValue).joined(separator: ", "))",
    .edit, completing: .words(Normalization.Preset.allCases.map(\.rawValue)),
    examples: [
      .init("preprocess imagenet", "with ImageNet's mean and deviation"),
      .init("preprocess unit bgr", "0 to 1, blue first"),
    ])
  let preset: Normalization.Preset
  let colors: Normalization.Colors?
  let fit: Normalization.Fit?

  init(_ preset: Normalization.Preset, _ colors: Normalization.Colors?, _ fit: Normalization.Fit?) {
    (self.preset, self.colors, self.fit) = (preset, colors, fit)
  }
  init(_ words: inout CommandWords) throws(CommandError) {
    let word = try words.word("a preset")
    guard let preset = Normalization.Preset(rawValue: word) else {
      throw .unknownName(
        word, what: "preset", known: Normalization.Preset.allCases.map(\.rawValue))
    }
    var colors: Normalization.Colors?
    var fit: Normalization.Fit?
    while let word = words.optional() {
      if let said = Normalization.Colors(rawValue: word), colors == nil {
        colors = said
      } else if let said = Normalization.Fit(rawValue: word), fit == nil {
        fit = said
      } else {
        throw .extra(word, usage: words.usage)
      }
    }
    (self.preset, self.colors, self.fit) = (preset, colors, fit)
  }
  var text: String {
    (["preprocess", preset.rawValue] + [colors?.rawValue, fit?.rawValue].compactMap { $0 })
      .joined(separator: " ")
  }
  var deed: String? { "pictures are prepared as \(text.dropFirst("preprocess ".count)) now" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    let network = session.network
    try session.requirePicture()
    guard session.subject.origin.moment == nil else {
      throw .unavailable("what was learned rests on how pictures were prepared; :undo that first")
    }
    guard session.subject.origin.structure.isOpened else {
      throw .unavailable("windows are made differently; :undo that first")
    }
    let own = network.normalization
    let base = Normalization(
      colors: colors ?? own.colors, layout: own.layout, fit: fit ?? own.fit)
    let other = network.replacing(normalization: Normalization(preset, over: base))
    var subject = session.subject
    subject.origin = .opened(other)
    if let fit, fit != own.fit {
      guard let source = subject.picture.source else {
        throw .unavailable("\(subject.picture.name) is of its size and can not be fitted anew")
      }
      subject.picture = try results.known(PictureInquiry(source, other.pictureForm))
    }
    session.change(subject)
  }
}
