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
    let bench = Bench(scene.session, interaction)
    let alias = scene.position.node.alias
    guard let weight = bench.weightShape else { throw .noParameter(alias, "kernel") }
    let kernels = bench.kernelsPerFilter
    let all = weight[0] * kernels
    interaction.typed = nil
    let index = ((bench.filter * kernels + bench.channel + count) % all + all) % all
    interaction.pointer.channel = index % kernels
    guard index / kernels != bench.filter else { return nil }
    return .goto(Reference(alias, nil, [index / kernels]))
  }
}
