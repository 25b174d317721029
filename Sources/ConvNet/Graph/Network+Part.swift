extension Network {
  /// A layer before its shapes are known, with its weights.
  public struct Part: Sendable {
    public var alias: String
    public var rawName: String
    /// The module of the program that it came from, `layer1.0.conv1`; empty where nobody knows.
    public var module = ""
    public var layer: any Layer
    public var inputs: [Int]
    public var weights: Parameters
    /// Names of parameters that a part before it has as well.
    public var shared: Set<String>
    /// The tensors of the file that its parameters are, by the parameters' names: one that several
    /// layers read is one tensor.
    public var sources: [String: String] = [:]
    /// Names of parameters that the file makes of constants: numbers that nobody learned.
    public var constants: Set<String> = []
    /// Names of parameters that are computed: the outputs of the last inputs, in this order.
    public var computed: [String] = []
    public var mapNames: [String]
    public var original: OriginalValue?

    public init(
      _ alias: String, _ layer: any Layer, inputs: [Int], weights: Parameters = [:],
      shared: Set<String> = [], mapNames: [String] = [], rawName: String? = nil,
      original: OriginalValue? = nil
    ) {
      (self.alias, self.layer, self.inputs) = (alias, layer, inputs)
      (self.weights, self.mapNames, self.rawName) = (weights, mapNames, rawName ?? alias)
      (self.original, self.shared) = (original, shared)
    }

    /// A part that becomes such a node again.
    init(_ node: Node, _ weights: Parameters) {
      self.init(
        node.alias, node.layer, inputs: node.inputs, weights: weights, shared: node.shared,
        mapNames: node.mapNames, rawName: node.rawName, original: node.original)
      (sources, constants, module) = (node.sources, node.constants, node.module)
      computed = node.computed
    }

    /// - Throws: ``NetworkError`` for a weight that is missing or of another shape.
    func checkWeights() throws(NetworkError) {
      for parameter in layer.parameters where !computed.contains(parameter.name) {
        guard let weight = weights[parameter.name] else { throw .missingWeight(alias, parameter) }
        guard weight.shape == parameter.shape else {
          throw .weightShape(alias, parameter, weight.shape)
        }
      }
    }
  }
}
