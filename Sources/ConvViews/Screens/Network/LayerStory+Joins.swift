import ConvCanvas
import ConvNet
import ConvSession

/// Activations other than ReLU, and layers that join, pad or normalize.
extension LayerStory {
  static let activation = LayerStory(
    kinds: [
      WrittenForm.leakyReLU.kind, WrittenForm.sigmoid.kind, WrittenForm.tanh.kind,
      WrittenForm.gelu.kind, Dropout.kind,
    ]
  ) { told in
    guard let layer = told.node.layer as? any ElementwiseLayer else { return [] }
    return [
      "\(bold: told.name) did the same to every number, \(layer.function.formula, .grid):",
      Words(stringLiteral: layer.function.summary), "No number moved, and no weight was needed.",
    ]
  }

  static let normalization = LayerStory(kinds: [BatchNorm.kind]) { told in
    [
      "\(bold: told.name) brought every map to the same measure:",
      "\("less its mean, by its deviation, then scaled and shifted.", .grid)",
      "Two weights for each map: \(Numerals.count(told.node.parameterCount)).",
    ]
  }

  static let add = LayerStory(kinds: [WrittenForm.add.kind]) { told in
    [
      "\(bold: told.name) added \(sources(told)), number by number:",
      "\("\(told.node.inputs.count) times \(told.input) became one.", .grid)",
      "What took the short way is still in it. No weight was needed.",
    ]
  }

  static let concat = LayerStory(kinds: [Concat.kind]) { told in
    let all = told.node.inputShapes.map { "\($0.channels)" }
    let counts = (all.count > 6 ? all.prefix(4) + ["…"] + all.suffix(1) : all[...])
      .joined(separator: " + ")
    return [
      "\(bold: told.name) put the maps of \(sources(told)) one after another:",
      "\("\(counts) maps became \(told.shape.channels).", .grid)",
      "No number changed, and no weight was needed.",
    ]
  }

  static let pad = LayerStory(kinds: [Pad.kind]) { told in
    [
      "\(bold: told.name) put a frame around every map:",
      "\("\(told.inputGrid) became \(told.grid).", .grid)",
      "No number changed, and no weight was needed.",
    ]
  }

  /// `conv2 and pool1`
  private static func sources(_ told: Told) -> String {
    let names = told.node.inputs.map { told.network.nodes[$0].alias }
    guard names.count > 3 else { return names.joined(separator: " and ") }
    return "\(names[0]), \(names[1]) and \(names.count - 2) more"
  }
}
