import ConvNet

/// The export of a network without a file as a model: nodes and values by the layers' names,
/// initializers by those of `state_dict`.
struct ModelExport {
  private static let batch = "batch"

  private let network: Network
  private let weights: SavedWeights

  init(_ subject: Subject) { (network, weights) = (subject.network, SavedWeights(subject)) }

  /// - Throws: ``ModelError`` where there is nothing to compute, or a layer has no operator.
  func model() throws(ModelError) -> ONNXModel {
    guard network.nodes.count > 1 else {
      throw .unsupported(
        what: "\(network.name) has no layer but its input",
        instead: "write down at least one before saving it")
    }
    var writer = GraphWriter()
    for (layer, node) in network.nodes.enumerated().dropFirst() {
      guard Layers.named(node.form) != nil, let exported = node.layer as? any ExportedLayer
      else {
        throw .value(
          name: node.alias,
          reason: "a \(node.kind) can not be written into a model file; save a network of layers "
            + "that a line can name, or one that was opened from such a file")
      }
      let site = ExportSite(
        node: node, inputs: node.inputs.map { network.nodes[$0].alias },
        weights: try weights.parameters(layer))
      exported.write(site, to: &writer)
    }
    // This refuses a silenced input as well.
    _ = try weights.parameters(0)
    var model = ONNXModel()
    // These versions of the format came with these versions of the operators.
    model.irVersion = writer.opset > 20 ? 10 : 9
    model.producerName = "convscope"
    var standard = ONNXOperatorSet()
    (standard.domain, standard.version) = ("", Int64(writer.opset))
    model.opsetImport = [standard]
    model.graph = graph(writer)
    metadata.write(to: &model)
    return model
  }

  private func graph(_ writer: GraphWriter) -> ONNXGraph {
    var graph = ONNXGraph()
    graph.name = network.name
    (graph.node, graph.initializer) = (writer.nodes, writer.initializers)
    graph.input = [value(network.input)]
    let read = Set(network.nodes.flatMap(\.inputs))
    let ends = network.nodes.indices.filter { !read.contains($0) && $0 > 0 }
    // The answer is the last layer, but the file's first output.
    graph.output = ends.reversed().map { value(network.nodes[$0]) }
    return graph
  }

  private func value(_ node: Node) -> ONNXValue {
    ONNXValue(
      node.alias, .float32,
      [.open(ModelExport.batch)] + node.shape.sizes.map { .size($0) })
  }

  private var metadata: ModelMetadata {
    var metadata = ModelMetadata()
    metadata.name = network.name
    (metadata.labels, metadata.normalization) = (network.labels, network.normalization)
    metadata.aliases = Dictionary(
      uniqueKeysWithValues: network.nodes.dropFirst().map { ($0.alias, $0.alias) })
    for node in network.nodes where !node.mapNames.isEmpty {
      metadata.mapNames[node.alias] = node.mapNames
    }
    return metadata
  }
}
