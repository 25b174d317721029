import ConvNet

/// `kernel N`: through the kernels of a filter, then to the next map's filter.
struct NextKernel: LookCommand {
  static let row = CommandRow(
    "kernel N", "N kernels on, or back with a minus", .look, inLessons: true)
  let count: Int

  init(_ words: inout CommandWords) throws(CommandError) {
    count = try words.whole("N", in: -1000...1000)
  }
  var text: String { "kernel \(count)" }

  func apply(
    to interaction: inout Interaction, in scene: Scene, _ sheet: Sheet
  ) throws(CommandError) -> Command? {
    let reach = HandReach(scene.session, interaction)
    let alias = scene.position.node.alias
    guard let weight = reach.weightShape else { throw .noParameter(alias, "kernel") }
    let kernels = reach.kernelsPerFilter
    let all = weight[0] * kernels
    interaction.typed = nil
    let index = ((reach.filter * kernels + reach.channel + count) % all + all) % all
    interaction.pointer.channel = index % kernels
    guard index / kernels != reach.filter else { return nil }
    return .goto(Address(alias, nil, [index / kernels]))
  }
}
