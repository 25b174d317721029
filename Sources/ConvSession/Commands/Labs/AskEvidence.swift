import ConvNet

/// `evidence …`: what the patch does, which class is asked about, and which layer's heatmap is seen.
struct AskEvidence: LookCommand {
  static let row = CommandRow(
    "evidence layer|class|size|move|worst|grow|fill|enter …",
    "what speaks for a class: the layer seen, the class, the patch", .look, inLessons: true,
    whileAsked: .anything,
    examples: [
      .init("evidence layer +1", "the next layer's heatmap; evidence layer conv2 names one"),
      .init("evidence class +1", "the class that comes next; evidence class star names one"),
      .init("evidence size +1", "a larger patch; evidence size 7 one of seven pixels"),
      .init("evidence move 0 1", "the patch to the right"),
      .init("evidence grow", "the patch grows until the answer is another one"),
      .init("evidence worst", "the patch to where it costs the class most"),
      .init("evidence fill", "it is filled with the mean, with black or with white"),
    ])
  private enum Deed {
    case layer(String)
    case unit(String)
    case size(Int, isStep: Bool)
    case move(Int, Int)
    case fill(PatchFill?)
    case worst, grow, enter
  }
  private let deed: Deed

  init(_ words: inout CommandWords) throws(CommandError) {
    let word = try words.word("what of it")
    switch word {
    case "layer": deed = .layer(try words.word("a layer"))
    case "class": deed = .unit(try words.remainder("a class"))
    case "size":
      let (size, isStep) = try words.step("a size")
      deed = .size(size, isStep: isStep)
    case "move":
      deed = .move(
        try words.whole("rows", in: -1000...1000), try words.whole("columns", in: -1000...1000))
    case "fill":
      guard !words.isEmpty else {
        deed = .fill(nil)
        break
      }
      let name = try words.word("what")
      guard let fill = PatchFill(rawValue: name) else {
        throw .unknownName(name, what: "filling", known: PatchFill.allCases.map(\.rawValue))
      }
      deed = .fill(fill)
    case "worst": deed = .worst
    case "grow": deed = .grow
    case "enter": deed = .enter
    default:
      let known = ["layer", "class", "size", "move", "worst", "grow", "fill", "enter"]
      throw .unknownName(word, what: "choice of evidence", known: known)
    }
  }

  var text: String {
    switch deed {
    case .layer(let layer): "evidence layer \(layer)"
    case .unit(let unit): "evidence class \(unit)"
    case .size(let size, let isStep):
      "evidence size \(isStep && size >= 0 ? "+" : "")\(size)"
    case .move(let rows, let columns): "evidence move \(rows) \(columns)"
    case .fill(let fill): fill.map { "evidence fill \($0.rawValue)" } ?? "evidence fill"
    case .worst: "evidence worst"
    case .grow: "evidence grow"
    case .enter: "evidence enter"
    }
  }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let network = scene.network
    if let obstacle = network.classObstacle { throw .unavailable(obstacle) }
    guard scene.hasAnswered else {
      throw .unavailable("the pass has not come to the answer yet; r computes all at once")
    }
    guard let evidence = Evidence(scene, interaction.evidence), scene.said != nil else {
      throw .notYet(.about(scene.session.subject, .activation(network.scoreLayer)))
    }
    if case .enter = deed {
      interaction.screen = nil
      return Command(Goto(Address(network.nodes[evidence.layer].alias)))
    }
    try change(&interaction.evidence, evidence, in: scene)
    if interaction.screen != .evidence { interaction.screen = .evidence }
    return nil
  }

  private func change(
    _ choice: inout EvidenceChoice, _ evidence: Evidence, in scene: Scene
  ) throws(CommandError) {
    let shape = scene.network.pictureShape
    switch deed {
    case .layer(let word): choice.layer = try layer(word, evidence, in: scene.network)
    case .unit(let word): choice.unit = try unit(word, evidence, in: scene)
    case .size(let size, let isStep):
      // On a large picture a pixel more or less is not seen.
      let step = max(1, min(shape.height, shape.width) / 28)
      let side = isStep ? evidence.side + size * step : size
      choice.side = min(max(1, side), min(shape.height, shape.width))
      choice.grown = nil
    case .move(let rows, let columns):
      let step = max(1, min(shape.height, shape.width) / 28)
      choice.pixel = Pair(
        min(max(0, evidence.pixel.height + rows * step), shape.height - 1),
        min(max(0, evidence.pixel.width + columns * step), shape.width - 1))
      choice.grown = nil
    case .fill(let fill):
      let all = PatchFill.allCases
      let next = all[((all.firstIndex(of: choice.fill) ?? 0) + 1) % all.count]
      (choice.fill, choice.grown) = (fill ?? next, nil)
    case .worst:
      guard let heat = try heat(evidence, in: scene), let peak = heat.peak else {
        throw .unavailable("no place speaks for \(scene.network.label(evidence.unit(scene))) there")
      }
      // The middle of what one number of a smaller map stands for.
      choice.pixel = Pair(
        (2 * peak.height + 1) * shape.height / (2 * heat.rows),
        (2 * peak.width + 1) * shape.width / (2 * heat.columns))
      choice.grown = nil
    case .grow:
      let flip = try scene.required(evidence.flip)
      guard let side = flip.side else {
        throw .unavailable("even a patch over all of it leaves the answer as it is")
      }
      choice.grown = side
    case .enter: break
    }
  }

  /// Whether a number says so many on, or back.
  private static func isStep(_ word: String) -> Bool {
    word.first.map { "+-\u{2212}".contains($0) } ?? false
  }

  /// By its name, or so many on.
  private func layer(
    _ word: String, _ evidence: Evidence, in network: Network
  ) throws(CommandError) -> Int {
    let layers = network.evidenceLayers
    if let named = network.graph.index(of: word) {
      guard layers.contains(named) else {
        throw .unavailable("\(word) has no maps on the way to the answer, so no heatmap")
      }
      return named
    }
    guard let count = Int(CommandWords.plain(word)), count.magnitude <= 100_000 else {
      throw .unknownLayer(word, known: layers.map { network.nodes[$0].alias })
    }
    let index = layers.firstIndex(of: evidence.layer) ?? 0
    return layers[min(max(0, index + count), layers.count - 1)]
  }

  /// By its name, or so many on, the class with the largest share first.
  private func unit(
    _ word: String, _ evidence: Evidence, in scene: Scene
  ) throws(CommandError) -> Int {
    let network = scene.network
    let count = network.nodes[network.scoreLayer].shape.count
    let number = Int(CommandWords.plain(word))
    guard Self.isStep(word), let number, number.magnitude <= count else {
      if let named = (0..<count).first(where: { network.label($0) == word }) { return named }
      if let number, (0..<count).contains(number) { return number }
      throw .unknownName(word, what: "class", known: (0..<min(count, 12)).map(network.label))
    }
    let scores = try scene.required(ActivationProbe(layer: network.scoreLayer)).tensor.elements
    let order = (0..<count).sorted { (scores[$1], $0) < (scores[$0], $1) }
    let place = order.firstIndex(of: evidence.unit(scene)) ?? 0
    return order[min(max(0, place + number), count - 1)]
  }

  private func heat(_ evidence: Evidence, in scene: Scene) throws(CommandError) -> HeatMap? {
    guard evidence.layer > 0 else {
      guard let last = evidence.occlusion.last else { return nil }
      return try scene.required(last).heat
    }
    return try scene.required(evidence.gradCam).maps[evidence.layer]
  }
}

extension Scene {
  /// The answer of a probe.
  /// - Throws: `notYet` where it is not known, and why there is none.
  func required<P: Probe>(_ probe: P) throws(CommandError) -> P.Answer {
    switch measured(probe) {
    case .value(let answer): return answer
    case .failed(let why): throw .failed(why)
    case .computing, .hidden: throw .notYet(.about(session.subject, probe))
    }
  }
}
