import ConvNet

/// `features …`: the layer, the map and the picture that are seen, or a folder of one's own pictures.
struct LookForFeatures: LookCommand {
  static let row = CommandRow(
    "features layer|map|picture|folder|enter …",
    "what excites a map: the layer, map and picture that are seen", .look, inLessons: true,
    whileAsked: .anything,
    examples: [
      .init("features layer +1", "the next layer; features layer conv2 names one"),
      .init("features map +1", "the next map; features map 3 is the one of this number"),
      .init("features folder photos/", "your own pictures; those in folders are of its class"),
      .init("features folder", "the examples of the network again"),
      .init("features enter", "the picture as the input, at the place that it excites"),
    ])
  private enum Deed {
    case layer(String)
    case map(Int, isStep: Bool)
    case picture(Int, isStep: Bool)
    case folder(String?)
    case enter
  }
  private let deed: Deed

  init(_ words: inout CommandWords) throws(CommandError) {
    let word = try words.word("what of it")
    switch word {
    case "layer": deed = .layer(try words.word("a layer"))
    case "map":
      let (number, isStep) = try words.step("a map")
      deed = .map(number, isStep: isStep)
    case "picture":
      let (number, isStep) = try words.step("a picture")
      deed = .picture(number, isStep: isStep)
    case "folder": deed = .folder(words.isEmpty ? nil : try words.file("a folder"))
    case "enter": deed = .enter
    default:
      let known = ["layer", "map", "picture", "folder", "enter"]
      throw .unknownName(word, what: "choice of features", known: known)
    }
  }

  var text: String {
    func step(_ number: Int, _ isStep: Bool) -> String {
      isStep && number >= 0 ? "+\(number)" : "\(number)"
    }
    switch deed {
    case .layer(let layer): return "features layer \(layer)"
    case .map(let number, let isStep): return "features map \(step(number, isStep))"
    case .picture(let number, let isStep): return "features picture \(step(number, isStep))"
    case .folder(let path):
      return path.map { "features folder \(QuotedWord.written($0, holdsBlanks: true))" }
        ?? "features folder"
    case .enter: return "features enter"
    }
  }
  var problemInLesson: String? {
    if case .folder(.some) = deed { "a lesson names no files" } else { nil }
  }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let network = scene.network
    guard network.pictureShape.rank == 3, !network.featureLayers.isEmpty else {
      throw .unavailable("what excites a map is looked for in pictures, which it does not read")
    }
    let features = Features(scene.session, interaction.features)
    if case .folder(let path) = deed {
      if let path { try Self.check(path, in: scene) }
      (interaction.features.folder, interaction.features.part) = (path, 1)
      interaction.screen = .features
      return nil
    }
    guard features.source != nil else { throw .noExamples(network.pictureShape) }
    if case .enter = deed { return try enter(&interaction, features, in: scene) }
    interaction.features.part = scene.knownPart(features)
    change(&interaction.features, features, try layer(features, in: network), in: network)
    if interaction.screen != .features { interaction.screen = .features }
    return nil
  }

  /// A folder without pictures is refused before the screen is another.
  private static func check(_ path: String, in scene: Scene) throws(CommandError) {
    switch scene.shown(PictureListInquiry(path)) {
    case .value: return
    case .failed(let why): throw .failed(why)
    case .computing, .hidden: throw .notYet(Need(PictureListInquiry(path)))
    }
  }

  private func change(
    _ choice: inout FeatureChoice, _ features: Features, _ layer: Int, in network: Network
  ) {
    let maps = network.nodes[features.layer].shape.channels
    (choice.layer, choice.map, choice.rank) = (features.layer, features.map, features.rank)
    switch deed {
    case .map(let number, let isStep):
      choice.map = min(max(0, isStep ? features.map + number : number), maps - 1)
      choice.rank = 0
    case .picture(let number, let isStep):
      let most = ExcitingInputs.kept - 1
      choice.rank = min(max(0, isStep ? features.rank + number : number), most)
    case .layer: (choice.layer, choice.map, choice.rank) = (layer, 0, 0)
    case .folder, .enter: break
    }
  }

  /// By its name, or so many on.
  private func layer(_ features: Features, in network: Network) throws(CommandError) -> Int {
    guard case .layer(let word) = deed else { return features.layer }
    let layers = network.featureLayers
    if let named = network.graph.index(of: word) {
      guard layers.contains(named) else {
        throw .unavailable("\(word) makes nothing of its own that a picture could excite")
      }
      return named
    }
    guard let count = Int(CommandWords.plain(word)), count.magnitude <= 100_000 else {
      throw .unknownLayer(word, known: layers.map { network.nodes[$0].alias })
    }
    let index = layers.firstIndex(of: features.layer) ?? 0
    return layers[min(max(0, index + count), layers.count - 1)]
  }

  /// The picture as the input, at the place that it excites.
  private func enter(
    _ interaction: inout Interaction, _ features: Features, in scene: Scene
  ) throws(CommandError) -> Command? {
    guard let source = features.source, let (inputs, pictures, _) = scene.shownFeatures(features)
    else {
      // The first ones that are found are enough.
      guard let first = features.pictures.last else { return nil }
      throw .notYet(Need(first))
    }
    let entries = inputs.entries(features.layer, map: features.map)
    guard entries.indices.contains(features.rank) else {
      throw .unavailable("no picture excites this map")
    }
    let entry = entries[features.rank]
    interaction.screen = nil
    guard case .folder(let folder, _) = source else {
      return Command(OpenExciting(entry.picture, at: features.place(of: entry, in: scene.network)))
    }
    let files = scene.shown(PictureListInquiry(folder)).value?.files ?? []
    guard files.indices.contains(entry.picture), pictures.pictures[entry.picture] != nil else {
      throw .unavailable("this picture can not be read any more")
    }
    return Command(OpenPicture(files[entry.picture].path))
  }
}

extension CommandWords {
  /// A number, and whether its sign says that it is so many on or back.
  mutating func step(_ what: String) throws(CommandError) -> (number: Int, isStep: Bool) {
    let word = try word(what)
    guard let number = Int(CommandWords.plain(word)), number.magnitude <= 1_000_000 else {
      throw .notANumber(word)
    }
    return (number, word.first.map { "+-\u{2212}".contains($0) } ?? false)
  }
}
