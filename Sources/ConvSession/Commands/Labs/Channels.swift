import ConvNet

/// `channels`: how the channels of a conv are added up to a map, one after another.
struct AddChannels: LookCommand {
  static let row = CommandRow(
    "channels [add N|add none|add all|map N|groups [N]]",
    "how channels are added up to a map, and which groups leave out", .look,
    completing: .words(["add ", "map ", "groups"]), inLessons: true, whileAsked: .anything,
    examples: [
      .init("channels add 1", "one channel more, the strongest first, the bias last"),
      .init("channels groups 2", "as if the layer had two groups: each map reads half of them"),
    ])
  private enum Doing {
    case open, none, all
    case add(Int)
    case map(Int)
    case groups(Int?)
  }
  private let doing: Doing

  init(_ words: inout CommandWords) throws(CommandError) {
    switch words.optional() {
    case nil: doing = .open
    case "map"?: doing = .map(try words.whole("N", in: -10_000...10_000))
    case "groups"?:
      doing = .groups(words.isEmpty ? nil : try words.whole("N", in: 1...1_000_000))
    case "add"?:
      let word = try words.word("N, none or all")
      switch word {
      case "none": doing = .none
      case "all": doing = .all
      default:
        var rest = CommandWords(word[...], usage: AddChannels.row.usage)
        doing = .add(try rest.whole("N", in: -1_000_000...1_000_000))
      }
    case let word?: throw .unknownName(word, what: "choice", known: ["add", "map", "groups"])
    }
  }
  var text: String {
    switch doing {
    case .open: "channels"
    case .none: "channels add none"
    case .all: "channels add all"
    case .add(let count): "channels add \(count)"
    case .map(let count): "channels map \(count)"
    case .groups(nil): "channels groups"
    case .groups(let count?): "channels groups \(count)"
    }
  }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    interaction.screen = .channels
    guard let layer = ChannelsChoice.layer(scene.session),
      let conv = scene.network.nodes[layer].layer.planarConv
    else { return nil }
    var choice = interaction.channels.atHand(scene.session, layer)
    // The bias comes after the last channel.
    let most = choice.read(by: choice.map, of: conv).count + (conv.bias ? 1 : 0)
    switch doing {
    case .open: break
    case .none: choice.added = 0
    case .all: choice.added = nil
    case .add(let count):
      let added = min(max(0, (choice.added ?? most) + count), most)
      choice.added = added == most ? nil : added
    case .map(let count):
      choice.map = min(max(0, choice.map + count), conv.outputChannels - 1)
    case .groups(let count):
      let all = ChannelsChoice.groups(of: conv)
      let index = all.firstIndex(of: choice.groups ?? conv.groups) ?? 0
      choice.groups = count ?? all[(index + 1) % all.count]
      guard all.contains(choice.groups ?? 1) else {
        throw .outOfRange(
          "the number of groups", "one of \(all.map(String.init).joined(separator: ", "))")
      }
      choice.added = nil
    }
    interaction.channels = choice
    return nil
  }
}
