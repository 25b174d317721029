import ConvNet

/// A layer that can be written into a model file in the standard's operators, in the form that a
/// network line can name.
protocol ExportedLayer: Layer {
  /// Adds the layer's nodes, the last of which makes the site's value.
  func write(_ site: ExportSite, to graph: inout GraphWriter)
}

/// A layer's place in a network that is written.
struct ExportSite {
  let node: Node
  /// The names in the file of the values it reads.
  let inputs: [String]
  /// The layer's weights as they are written.
  let weights: Parameters

  /// The name of the node and of its value.
  var name: String { node.alias }
}
