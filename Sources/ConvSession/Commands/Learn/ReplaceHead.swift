import ConvNet

/// `head CLASSES`: a new last layer for other classes, which alone learns.
struct ReplaceHead: SessionCommand {
  static let row = CommandRow(
    "head CLASSES", "a new last layer of so many units, which alone learns", .learn,
    examples: [.init("head 2", "then data photos/ with two folders, and Space on T")])
  let count: Int

  init(_ words: inout CommandWords) throws(CommandError) {
    count = try words.whole("CLASSES", in: 1...100_000)
  }
  var text: String { "head \(count)" }
  var deed: String? {
    "The last layer is new, noise for \(count) classes, and all before it stands still; :data FOLDER "
      + "names what it learns from"
  }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    guard count > 1 else {
      throw .outOfRange("CLASSES", "at least 2, for one is nothing to tell apart")
    }
    let head: NewHead
    do throws(LearningError) {
      head = try NewHead(
        session.subject.editedNetwork, classes: (0..<count).map { "class \($0)" },
        seed: session.learning.recipe.seed)
    } catch { throw .unavailable("\(error)") }
    let network = head.network
    let own = network.nodes[head.layer].alias
    var settings = LearningSettings()
    settings.recipe = session.learning.recipe
    settings.recipe.frozen = Set(
      network.nodes.filter { $0.parameterCount > 0 && $0.alias != own }.map(\.alias))
    var other = session.subject
    other.origin = .opened(network)
    other.edits = []
    session.change(other)
    session.forgetOldNetworks()
    (session.learning, session.compared) = (settings, nil)
  }
}
