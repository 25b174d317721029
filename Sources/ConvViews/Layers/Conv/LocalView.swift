import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  /// A convolution whose places share no kernel.
  static let local = LayerView(
    isFor: { $0.layer is LocallyConnected }, story: story, maps: maps,
    map: { pane($0, isCell: false) }, cell: { pane($0, isCell: true) }, hasFilters: true)

  private static func pane(_ view: View, isCell: Bool) -> (any Pane)? {
    if view.interaction.hand == .kernel { return KernelEditorPane(view: view) }
    guard let local = view.node.layer as? LocallyConnected, local.conv.groupChannels == 1 else {
      return nil
    }
    return ConvPane(view: view, isCell: isCell)
  }

  private static func story(_ facts: LayerFacts) -> [Words] {
    guard let local = facts.node.layer as? LocallyConnected else { return [] }
    let shared = local.conv.parameters.reduce(0) { $0 + $1.shape.count }
    let own = local.parameters.reduce(0) { $0 + $1.shape.count }
    return [
      "\(bold: facts.name) shares nothing: each of its \(Numerals.count(facts.shape.count)) numbers has a kernel of its own.",
      "\("\(facts.inputGrid) became \(facts.grid).", .grid)",
      "\("\(Numerals.count(shared)) parameters became \(Numerals.count(own))", .weights), for the same multiply-adds.",
    ]
  }

  private static func maps(_ view: View) -> Words {
    let count = view.node.parameters.first { $0.name == "weight" }?.shape[0] ?? 0
    return "\(Numerals.count(count)) filters, one for each number, give \(view.mapCount)."
  }
}
