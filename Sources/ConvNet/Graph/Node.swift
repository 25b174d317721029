/// One named layer in a graph.
public struct Node: Sendable {
  /// `[A-Za-z_][A-Za-z0-9_]*`, unique in the graph; the first part of a place.
  public let alias: String
  /// The name it bore where it came from, for display, search and export.
  public let rawName: String
  /// The module of the program that it came from, `layer1.0.conv1`; empty where nobody knows.
  public let module: String
  public let layer: any Layer
  /// The nodes it reads, each before this one. Empty for the input and for constants.
  public let inputs: [Int]
  /// Names of parameters that are no weights of the network: they are the outputs of the last
  /// inputs, one each, in this order.
  public let computed: [String]
  public let inputShapes: [Shape]
  public let shape: Shape
  /// What the layer declares.
  let declared: [Parameter]
  /// What the layer declares and the network has: all that is not computed.
  public let parameters: [Parameter]
  /// Names of parameters that a layer before it has as well: they are learned once.
  public let shared: Set<String>
  /// The tensors of the file that its parameters are, by the parameters' names.
  public let sources: [String: String]
  /// Names of parameters that the file makes of constants: numbers that nobody learned.
  public let constants: Set<String>
  /// A few words on what each map answers to; empty where nobody knows.
  public let mapNames: [String]
  /// The value of the model file that its output is; nil where it was read from none.
  public let original: OriginalValue?

  /// - Throws: ``NetworkError`` where it does not fit the nodes before it.
  init(_ part: Network.Part, after nodes: [Node]) throws(NetworkError) {
    guard part.inputs.allSatisfy(nodes.indices.contains) else { throw .order(part.alias) }
    inputShapes = part.inputs.map { nodes[$0].shape }
    (alias, rawName, layer, inputs) = (part.alias, part.rawName, part.layer, part.inputs)
    let own = Array(inputShapes.dropLast(part.computed.count))
    do { shape = try part.layer.outputShape(own) } catch { throw .layer(part.alias, error) }
    (shared, mapNames, original) = (part.shared, part.mapNames, part.original)
    (sources, constants, module) = (part.sources, part.constants, part.module)
    computed = part.computed
    declared = part.layer.parameters
    parameters = declared.filter { !part.computed.contains($0.name) }
    try checkComputed()
  }
  /// The input of a network.
  init(input: Shape, original: OriginalValue?) {
    (alias, rawName, layer) = ("input", original?.name ?? "input", Input(input))
    (inputs, inputShapes, shape) = ([], [], input)
    (shared, mapNames, self.original) = ([], [], original)
    (sources, constants, module, computed) = ([:], [], "", [])
    (declared, parameters) = ([], [])
  }
  /// All that a digest knows of it.
  var digested: String {
    "\(alias) \(kind) \(layer) \(shape) \(inputs)" + (computed.isEmpty ? "" : " \(computed)")
  }

  public var kind: String { layer.kind }
  public var form: String { layer.form }
  /// Whether ``shape`` is more than a stand-in: an operator that is not known may give anything.
  public var hasKnownShape: Bool { (layer as? UnknownLayer)?.isDeclared ?? true }
  public var ladder: Ladder { layer.ladder(ownShapes) }
  /// Numbers that are learned.
  public var parameterCount: Int {
    parameters.reduce(0) { $0 + (isLearned($1) ? $1.shape.count : 0) }
  }
  /// Whether a parameter counts as a weight.
  public func isLearned(_ parameter: Parameter) -> Bool {
    parameter.isLearned && !constants.contains(parameter.name)
  }
  /// The learned numbers without those that a layer before it has as well.
  public var ownParameterCount: Int {
    parameters.reduce(0) {
      $0 + (isLearned($1) && !shared.contains($1.name) ? $1.shape.count : 0)
    }
  }
  /// Numbers that were measured while learning.
  public var measuredCount: Int {
    layer is BatchNorm
      ? parameters.reduce(0) { $0 + ($1.isLearned ? 0 : $1.shape.count) } : 0
  }
  /// Numbers of the file that are neither learned nor measured, or of which that can not be told.
  public var constantCount: Int {
    let all = parameters.reduce(0) { $0 + (isLearned($1) ? 0 : $1.shape.count) }
    return all - measuredCount
  }
  /// Multiply-adds as torchinfo 1.8 counts them (`LayerInfo.calculate_macs`): what a convolution
  /// learns, biases too, once for each position of its output; what any other layer learns, once,
  /// also where it is used on many rows. Numbers that are multiplied outside a module count
  /// nothing.
  public var torchMultiplyAdds: Int {
    // What is computed belongs to a function, which is no module.
    if isConvolution, computed.isEmpty {
      return parameterCount * (shape.count / max(1, shape.channels))
    }
    // A scale by itself is no module; a bias after a product belongs to one, and so does PReLU.
    return kind == Combination.product.rawValue ? 0 : parameterCount
  }
  public var multiplyAdds: Int { layer.multiplyAdds(ownShapes) }
  private var isConvolution: Bool { layer is Conv || layer is ConvTranspose }
  /// The sizes of its window, `[3, 3]`; empty where it has none.
  public var kernelSizes: [Int] {
    if isConvolution,
      let weight = declared.first(where: { $0.name == "weight" })
    {
      return Array(weight.shape.sizes.dropFirst(2))
    }
    guard let window = layer.window else { return [] }
    return inputShapes.first?.rank == 2
      ? [window.size.width] : [window.size.height, window.size.width]
  }
  public var isInput: Bool { layer is Input }

  /// A module's name in `state_dict` as the alias of a layer: `features.0` is `features_0`.
  static func alias(ofModule name: String) -> String {
    let plain = name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
    return plain.first?.isNumber == true ? "_" + String(plain) : String(plain)
  }
}
