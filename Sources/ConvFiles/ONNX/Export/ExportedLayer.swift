import ConvNet

/// A layer that can be written into a model file in the standard's operators, in the form that a
/// network line can name.
protocol ExportedLayer: Layer {
  /// Adds its nodes, the last of which makes the site's value.
  func write(_ site: ExportSite, to graph: inout GraphWriter)
}

/// A layer's place in a network that is written.
struct ExportSite {
  let node: Node
  /// The values it reads, as the file calls them.
  let inputs: [String]
  /// Its weights as they are written.
  let weights: Parameters

  /// The node's name and its value's.
  var name: String { node.alias }
}
