import ConvNet

/// Numbers that are asked for anew each time: the author names a map or a layer, and one of its
/// cells is chosen.
extension Session {
  /// How many cells are looked at before the first that will do is taken.
  private static let most = 64

  /// The question of the step at hand about one number of what it names; nil where it names one
  /// number itself. The pass stands at that number then.
  mutating func chooseAsked(
    _ course: Course, _ results: Results
  ) throws(CommandError) -> Question? {
    guard let question = course.step?.question, case .predict(let named) = question.kind,
      named.member == nil
    else { return nil }
    // What is not there is said where the question is checked.
    guard let first = try? named.place(in: network) else { return nil }
    let node = network.nodes[first.layer]
    guard named.indices.count < node.shape.rank else { return nil }
    try results.require(inputNeeds(first.layer))
    var whole = self
    whole.isStepping = false
    let scene = Scene(whole, results)
    let seed = UInt64(truncatingIfNeeded: course.seed &* 1009 &+ course.index)
    var generator = SeededGenerator(seed: seed)
    let sizes = node.shape.sizes.dropFirst(named.indices.count)
    var chosen: Position?
    for _ in 0..<Session.most {
      let rest = sizes.map { Int.random(in: 0..<$0, using: &generator) }
      let address = Address(named.alias, nil, named.indices + rest)
      let position = Position(network, try address.place(in: network))
      if chosen == nil { chosen = position }
      guard Session.tellsApart(position, in: scene) else { continue }
      chosen = position
      break
    }
    guard let chosen else { return nil }
    place = chosen.place
    return question.asking(.predict(Address(named.alias, nil, chosen.element)))
  }

  /// Whether the number is not 0, and each usual mistake gives another one.
  private static func tellsApart(_ position: Position, in scene: Scene) -> Bool {
    guard
      let number = scene.reading(position.place.layer, of: scene.session.subject)
        .value?[position.place.element], number != 0
    else { return false }
    return Misconception.ambiguities(of: position, in: scene).allSatisfy(\.isHarmless)
  }
}
