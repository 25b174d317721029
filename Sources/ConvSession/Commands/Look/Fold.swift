import ConvNet

/// `fold [BLOCK|all|none|fitting|next]`: which blocks of layers stand as one stack in the funnel.
struct Fold: LookCommand {
  enum Choice: Hashable, Sendable {
    /// The block that stands there is opened; of a layer by itself the block it is in is folded,
    /// said again the next outer one.
    case here
    /// All opened, all folded, as many as fit, in turn.
    case next
    /// As many as it takes for the whole network to be seen.
    case fitting
    case all
    case none
    /// By its name, or the end of it.
    case block(String)
  }
  static let row = CommandRow(
    "fold [BLOCK|all|none|fitting|next]", "a block of layers as one stack of the funnel, or opened",
    .look, completing: blocks)
  let choice: Choice

  init(_ words: inout CommandWords) throws(CommandError) {
    choice = words.isEmpty ? .here : Choice(try words.remainder("a block"))
  }
  var text: String { choice == .here ? "fold" : "fold \(choice.text)" }

  /// Stacks are seen in the funnel alone, so they are folded and opened there.
  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let place = scene.session.place
    let isFunnel =
      interaction.screen.map { $0 == .network } ?? (place.rung == .network || place.layer == 0)
    guard isFunnel || ![.here, .next].contains(choice) else {
      throw .unavailable(
        "blocks are folded and opened in the funnel of the network; go out to it first")
    }
    if let words = try interaction.folding.apply(choice, scene.session) {
      interaction.notice(words)
    }
    return nil
  }

  private static let blocks = ArgumentCompletion { _, session, _ in
    ["all", "none", "fitting", "next"] + session.network.graph.blocks.map(\.name)
  }
}

extension Fold.Choice {
  fileprivate init(_ text: String) {
    switch text {
    case "all": self = .all
    case "none": self = .none
    case "next": self = .next
    case "fitting": self = .fitting
    default: self = .block(text)
    }
  }
  fileprivate var text: String {
    switch self {
    case .here: ""
    case .next: "next"
    case .fitting: "fitting"
    case .all: "all"
    case .none: "none"
    case .block(let name): name
    }
  }
}
