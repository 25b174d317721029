import ConvCanvas
import ConvNet
import ConvSession

/// What model files hold beside the layers that a line can name.
extension LayerStory {
  static let operators = [pointwise, arithmetic, move, transposed, reduction, rows, products]

  private static let pointwise = LayerStory(
    kinds: [Pointwise.kind], tell: { LayerStory.activation.tell($0) })

  private static let arithmetic = LayerStory(kinds: [Arithmetic.kind]) { told in
    guard let layer = told.node.layer as? Arithmetic else { return [] }
    let names = told.node.inputs.map { told.network.nodes[$0].alias }
    let own = layer.parameters.isEmpty ? "" : " and numbers of its own"
    let listed = names.count > 3 ? "\(names.count) layers" : names.joined(separator: " and ")
    return [
      "\(bold: told.name) took \(listed)\(own) together, number by number:",
      "\("y = \(layer.operation.formula), \(told.shape).", .grid)",
    ]
  }

  private static let move = LayerStory(kinds: [Move.kind, Concat.alongKind]) { told in
    let before = told.node.inputShapes.map(\.description).joined(separator: " and ")
    let what = (told.node.layer as? Move)?.told.joined(separator: " ") ?? "one after another"
    return [
      "\(bold: told.name) (\(told.node.kind)) moved numbers: \(what).",
      "\("\(before) became \(told.shape).", .grid)",
      "No number changed, and no weight was needed.",
    ]
  }

  private static let transposed = LayerStory(kinds: [ConvTranspose.kind]) { told in
    guard let conv = told.node.layer as? ConvTranspose else { return [] }
    let kernel = conv.grid.kernelSize.map(String.init).joined(separator: "×")
    return [
      "\(bold: told.name) laid a kernel of \(kernel) down for every number, times itself:",
      "\(told.shapes + ".", .grid)", "Where they overlap they add up: \(told.node.parameterWords).",
    ]
  }

  private static let reduction = LayerStory(kinds: [Reduction.kind]) { told in
    guard let layer = told.node.layer as? Reduction else { return [] }
    let count = layer.axes.reduce(1) { $0 * told.input[$1] }
    return [
      "\(bold: told.name) (\(told.node.kind)) made one number of every \(Numerals.count(count)):",
      "\("\(told.input) became \(told.shape).", .grid)", "No weight was needed.",
    ]
  }

  private static let rows = LayerStory(
    kinds: [LayerNorm.kind, RMSNorm.kind, InstanceNorm.kind, GroupNorm.kind]
  ) { told in
    let group: String =
      switch told.node.layer {
      case let norm as any RowNorm: Numerals.count(norm.normalizedShape.reduce(1, *))
      case let norm as any ChannelNorm: Numerals.count(told.shape.count / max(1, norm.groups))
      default: "some"
      }
    let weights =
      told.node.parameterCount == 0 ? "No weight was needed." : "\(told.node.parameterWords)."
    let measure =
      told.node.layer is RMSNorm
      ? "divided by the root of the mean of their squares"
      : "less their mean, by their deviation, measured anew each time"
    return [
      "\(bold: told.name) brought every \(group) numbers that belong together to the same measure:",
      "\("\(measure).", .grid)",
      Words(stringLiteral: weights),
    ]
  }

  private static let products = LayerStory(kinds: [MatMul.kind, Gemm.kind]) { told in
    let before = told.node.inputShapes.map(\.description).joined(separator: " and ")
    let weights =
      told.node.parameterCount == 0
      ? "No weight was needed: both sides come from layers."
      : "\(told.node.parameterWords) make all its numbers."
    return [
      "\(bold: told.name) multiplied rows with columns and added up:",
      "\("\(before) became \(told.shape).", .grid)", Words(stringLiteral: weights),
    ]
  }
}
