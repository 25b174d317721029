import ConvNet

extension Conv: ExportedLayer {
  func write(_ site: ExportSite, to graph: inout GraphWriter) {
    let weights = graph.weights(["weight", "bias"], site)
    graph.add(
      "Conv", site, inputs: site.inputs + weights, grid.attributes + [.integer("group", groups)])
  }
}

extension MaxPool: ExportedLayer {
  func write(_ site: ExportSite, to graph: inout GraphWriter) {
    if grid.dropsLast(site) { graph.needs(opset: 22) }
    graph.add("MaxPool", site, grid.attributes + [grid.rounding])
  }
}

extension AveragePool: ExportedLayer {
  func write(_ site: ExportSite, to graph: inout GraphWriter) {
    if grid.dropsLast(site) { graph.needs(opset: 22) }
    let counts = ONNXAttribute.integer("count_include_pad", paddingCounts ? 1 : 0)
    graph.add("AveragePool", site, grid.attributes + [grid.rounding, counts])
  }
}

extension GridWindow {
  fileprivate var attributes: [ONNXAttribute] {
    [
      .integers("kernel_shape", kernelSize), .integers("strides", stride),
      .integers("pads", paddingBefore + paddingAfter), .integers("dilations", dilation),
    ]
  }
  fileprivate var rounding: ONNXAttribute { .integer("ceil_mode", roundsUp ? 1 : 0) }

  /// Whether a last window that would begin in the padding is left out, as PyTorch and ONNX Runtime
  /// do: the standard says so since version 22.
  fileprivate func dropsLast(_ site: ExportSite) -> Bool {
    guard roundsUp else { return false }
    return kernelSize.indices.contains { axis in
      let reach = (kernelSize[axis] - 1) * dilation[axis] + 1
      let room =
        site.node.inputShapes[0][axis + 1] + paddingBefore[axis] + paddingAfter[axis] - reach
      return (room + stride[axis] - 1) / stride[axis] + 1 != site.node.shape[axis + 1]
    }
  }
}

extension GlobalAveragePool: ExportedLayer {
  func write(_ site: ExportSite, to graph: inout GraphWriter) {
    graph.add("GlobalAveragePool", site)
  }
}

extension GlobalMaxPool: ExportedLayer {
  func write(_ site: ExportSite, to graph: inout GraphWriter) { graph.add("GlobalMaxPool", site) }
}

extension Pad: ExportedLayer {
  /// Writes padding of all axes: samples and channels have none before and none after.
  func write(_ site: ExportSite, to graph: inout GraphWriter) {
    let pads = [0, 0] + grid.paddingBefore + [0, 0] + grid.paddingAfter
    let inputs = [graph.integers("pads", pads, site), graph.real("value", value, site)]
    graph.add("Pad", site, inputs: site.inputs + inputs, [.word("mode", "constant")])
  }
}
