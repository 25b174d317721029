import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  /// Maps that are added, number by number.
  static let sum = LayerView(
    isFor: { $0.form == WrittenForm.add.kind }, story: sumStory,
    map: { SumPane($0) }, staysInPlace: true,
    wayBack: { "\($0.alias) gives all that comes to it to each of the layers that it added." })

  /// The maps of several layers one after another.
  static let concat = LayerView(
    isFor: { $0.form == Concat.kind },
    story: { facts in
      let all = facts.node.inputShapes.map { "\($0.channels)" }
      let counts = (all.count > 6 ? all.prefix(4) + ["…"] + all.suffix(1) : all[...])
        .joined(separator: " + ")
      return [
        "\(bold: facts.name) put the maps of \(names(facts)) one after another:",
        "\("\(counts) maps became \(facts.shape.channels).", .grid)",
        "No number changed, and no weight was needed.",
      ]
    },
    map: { ConcatPane($0) }, staysInPlace: true,
    wayBack: { "\($0.alias) gives each of the layers that it joined what comes to its own maps." })

  static func sumStory(_ facts: LayerFacts) -> [Words] {
    [
      "\(bold: facts.name) added \(names(facts)), number by number:",
      "\("\(facts.node.inputs.count) times \(facts.input) became one.", .grid)",
      "What took the short way is still in it. No weight was needed.",
    ]
  }

  /// `conv2 and pool1`
  private static func names(_ facts: LayerFacts) -> String {
    let names = facts.sources
    guard names.count > 3 else { return names.joined(separator: " and ") }
    return "\(names[0]), \(names[1]) and \(names.count - 2) more"
  }
}
