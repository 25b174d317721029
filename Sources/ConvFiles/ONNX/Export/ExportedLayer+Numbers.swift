import ConvNet

extension Pointwise: ExportedLayer {
  func write(_ site: ExportSite, to graph: inout GraphWriter) {
    switch function {
    case .relu: graph.add("Relu", site)
    case .leakyReLU(let slope): graph.add("LeakyRelu", site, [.real("alpha", Float(slope))])
    case .sigmoid: graph.add("Sigmoid", site)
    case .tanh: graph.add("Tanh", site)
    case .gelu: graph.add("Gelu", site, [.word("approximate", "none")])
    case .geluByTanh: graph.add("Gelu", site, [.word("approximate", "tanh")])
    case .clip(let low, let high):
      let bounds = [graph.real("min", Float(low), site), graph.real("max", Float(high), site)]
      graph.add("Clip", site, inputs: site.inputs + bounds)
    default: preconditionFailure("a \(kind) is not written into model files")
    }
  }
}

extension BatchNorm: ExportedLayer {
  func write(_ site: ExportSite, to graph: inout GraphWriter) {
    let weights = graph.weights(["weight", "bias", "running_mean", "running_var"], site)
    graph.add(
      "BatchNormalization", site, inputs: site.inputs + weights, [.real("epsilon", epsilon)])
  }
}

extension Dropout: ExportedLayer {
  /// Writes a dropout. The standard wants a share below 1, so 1 becomes the largest such number.
  func write(_ site: ExportSite, to graph: inout GraphWriter) {
    let ratio = graph.real("ratio", min(share, Float(1).nextDown), site)
    graph.add("Dropout", site, inputs: site.inputs + [ratio])
  }
}

extension Arithmetic: ExportedLayer {
  func write(_ site: ExportSite, to graph: inout GraphWriter) {
    graph.add(site.inputs.count == 2 ? "Add" : "Sum", site)
  }
}

extension Concat: ExportedLayer {
  func write(_ site: ExportSite, to graph: inout GraphWriter) {
    graph.add("Concat", site, [.integer("axis", 1)])
  }
}

extension Flatten: ExportedLayer {
  func write(_ site: ExportSite, to graph: inout GraphWriter) {
    graph.add("Flatten", site, [.integer("axis", 1)])
  }
}

extension Dense: ExportedLayer {
  /// Writes a dense layer. A map of one number is laid into a vector first.
  func write(_ site: ExportSite, to graph: inout GraphWriter) {
    var inputs = site.inputs
    if site.node.inputShapes[0].rank > 1 {
      inputs = [graph.add("Flatten", site, suffix: ".vector", [.integer("axis", 1)])]
    }
    let weights = graph.weights(["weight", "bias"], site)
    graph.add("Gemm", site, inputs: inputs + weights, [.integer("transB", 1)])
  }
}

extension Softmax: ExportedLayer {
  func write(_ site: ExportSite, to graph: inout GraphWriter) {
    graph.add("Softmax", site, [.integer("axis", 1)])
  }
}
