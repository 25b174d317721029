import ConvNet

/// `paintlab WHAT`: the brush on the screen of painting.
struct PaintLabCommand: LookCommand {
  private enum Word: String, CaseIterable {
    case move, at, line, dab, pen, size, color, channel, pick, erase, fill, noise, crop, shuffle
  }
  static let row = CommandRow(
    "paintlab move R C|at R C|line R C|dab|pen|size N|color N|channel N|pick|erase|fill|noise|crop"
      + "|shuffle",
    "the brush, while one paints", .look,
    completing: .words(Word.allCases.map(\.rawValue)), inLessons: true, whileAsked: .nothing)
  private let word: Word
  private let numbers: [Int]

  init(_ words: inout CommandWords) throws(CommandError) {
    guard let word: Word = try words.choice() else {
      throw .missing("what", usage: PaintLabCommand.row.usage)
    }
    self.word = word
    switch word {
    case .move, .at, .line:
      numbers = [
        try words.whole("rows", in: -10_000...10_000),
        try words.whole("columns", in: -10_000...10_000),
      ]
    case .size, .color, .channel: numbers = [try words.whole("N", in: -1000...1000)]
    case .dab, .pen, .pick, .erase, .fill, .noise, .crop, .shuffle: numbers = []
    }
  }
  var text: String {
    (["paintlab", word.rawValue] + numbers.map(String.init)).joined(separator: " ")
  }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let shape = scene.network.pictureShape
    guard shape.rank == 3 else {
      throw .unavailable("only a picture can be painted, and this network reads none")
    }
    let lab = interaction.paint
    let spot = lab.spot(shape)
    switch word {
    case .move, .at, .line: return moved(&interaction, from: spot, shape)
    case .dab: return dab(interaction.paint, from: spot, to: spot, shape)
    case .pen:
      interaction.paint.isDown.toggle()
      return interaction.paint.isDown ? dab(interaction.paint, from: spot, to: spot, shape) : nil
    case .size: interaction.paint.size = min(max(1, lab.size + numbers[0]), 15)
    case .color, .channel, .pick, .erase: color(&interaction.paint, scene)
    case .fill: return Command(Fill(color: lab.paint(shape)))
    case .noise:
      let seed = UInt64(scene.session.subject.strokes.count)
      return Command(NoisePatch(at: spot, size: max(3, lab.size), seed: seed))
    case .crop:
      let size = Pair(max(1, shape.height / 2), max(1, shape.width / 2))
      let corner = Pair(
        min(max(0, spot.height - size.height / 2), shape.height - size.height),
        min(max(0, spot.width - size.width / 2), shape.width - size.width))
      return Command(Crop(at: corner, size: size))
    case .shuffle: return try Command(parsing: "shuffle \(scene.session.subject.strokes.count + 1)")
    }
    return nil
  }

  private func moved(
    _ interaction: inout Interaction, from spot: Pair, _ shape: Shape
  ) -> Command? {
    var to = Pair(numbers[0], numbers[1])
    if word == .move { to = Pair(spot.height + to.height, spot.width + to.width) }
    to = Pair(min(max(0, to.height), shape.height - 1), min(max(0, to.width), shape.width - 1))
    interaction.paint.spot = to
    switch word {
    case .at: return dab(interaction.paint, from: to, to: to, shape)
    case .line: return to == spot ? nil : dab(interaction.paint, from: spot, to: to, shape)
    default:
      return interaction.paint.isDown ? dab(interaction.paint, from: to, to: to, shape) : nil
    }
  }

  private func dab(_ lab: PaintLab, from: Pair, to: Pair, _ shape: Shape) -> Command {
    Command(Brush(from: from, to: to, size: lab.size, color: lab.paint(shape)))
  }

  private func color(_ lab: inout PaintLab, _ scene: Scene) {
    let shape = scene.network.pictureShape
    switch word {
    case .color:
      let palette = PaintLab.palette(shape)
      let index = palette.firstIndex(of: lab.color) ?? 0
      lab.color = palette[((index + numbers[0]) % palette.count + palette.count) % palette.count]
      lab.erases = false
    case .channel:
      let channel = min(max(0, numbers[0]), 2)
      let next = lab.color[channel] >= 1 ? 0 : min(1, lab.color[channel] + 0.25)
      if shape.channels == 3 { lab.color[channel] = next } else { lab.color = [next, next, next] }
      lab.erases = false
    case .pick:
      let (pixels, spot) = (scene.session.subject.pixels, lab.spot(shape))
      lab.color = (0..<3).map {
        min(max(0, pixels[min($0, shape.channels - 1), spot.height, spot.width]), 1)
      }
      lab.erases = false
    default: lab.erases.toggle()
    }
  }
}
