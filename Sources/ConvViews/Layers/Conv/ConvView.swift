import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  static let conv = LayerView(
    isFor: { $0.layer.planarConv != nil }, story: convStory, maps: convMaps,
    map: { convPane($0, isCell: false) }, cell: { convPane($0, isCell: true) },
    needs: { session in
      guard session.position.ladder.has(.channel) else { return [] }
      let (layer, map) = (session.place.layer, session.position.map)
      return [.about(session.subject, .contributions(layer: layer, map: map))]
    },
    hasFilters: true,
    wayBack: {
      "Each number that \($0.alias) read gets kernel × gradient of every place that read it, added up."
    })

  private static func convPane(_ view: View, isCell: Bool) -> any Pane {
    if view.interaction.hand == .kernel { return KernelEditorPane(view: view) }
    return Filter(view).isSingle
      ? ConvPane(view: view, isCell: isCell) : ConvChannelsPane(view: view)
  }

  private static func convStory(_ facts: LayerFacts) -> [Words] {
    guard let conv = facts.node.layer.planarConv else { return [] }
    let kernels =
      conv.outputChannels == 1 ? "1 kernel" : "\(conv.outputChannels) kernels"
    let kernel =
      conv.grid.rank == 1 ? "\(conv.grid.width)" : Pair(conv.grid.height, conv.grid.width).written
    let size =
      facts.input.cells == facts.shape.cells
      ? "\(facts.grid) stayed \(facts.grid)" : "\(facts.inputGrid) became \(facts.grid)"
    let questions: String =
      conv.outputChannels == 1
      ? "The kernel asks one question everywhere"
      : "Each kernel asks its own question"
    let maps = LayerFacts.maps(facts.input.channels)
    return [
      "\(bold: facts.name) slid \(kernels) of \(kernel) over \(ground(facts, conv)):",
      "\(maps + " became \(conv.outputChannels), " + size + ".", .grid)",
      "\(questions): \(facts.node.parameterWords) in all.",
    ]
  }

  /// The ground that the kernels slid over.
  private static func ground(_ facts: LayerFacts, _ conv: Conv) -> String {
    if conv.groups > 1 { return "\(LayerFacts.maps(conv.groupChannels)) each" }
    switch (facts.readsPicture, conv.inputChannels) {
    case (true, 1): return conv.grid.rank == 1 ? "the signal" : "the picture"
    case (true, 3) where conv.grid.rank == 2: return "the picture's 3 colours"
    case (_, 1): return "the map"
    case (_, let channels): return "all \(channels) maps at once"
    }
  }

  private static func convMaps(_ view: View) -> Words {
    guard let conv = view.node.layer.planarConv else { return view.mapSizes }
    let input = view.node.inputShapes[0]
    let readsPicture = view.node.inputs == [0]
    let maps = view.node.shape.channels
    guard conv.groupChannels > 1 else {
      let filters = maps == 1 ? "One kernel" : "\(maps) kernels"
      return readsPicture && input.channels == 1
        ? "\(filters), \(view.mapCount) of one \(input.rank == 2 ? "signal" : "picture")."
        : "\(filters), \(view.mapCount)."
    }
    let read =
      readsPicture ? "the picture's \(input.channels) channels" : "\(input.channels) maps"
    return
      "\(maps) filters of \(conv.groupChannels) kernels each read \(read) and give \(view.mapCount)."
  }
}
