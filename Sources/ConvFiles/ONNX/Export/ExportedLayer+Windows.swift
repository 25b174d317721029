import ConvNet

extension Conv2D: ExportedLayer {
  func write(_ site: ExportSite, to graph: inout GraphWriter) {
    let weights = graph.weights(["weight", "bias"], site)
    graph.add(
      "Conv", site, inputs: site.inputs + weights,
      [
        .integers("kernel_shape", dimensions.sizes(kernelSize)),
        .integers("strides", dimensions.sizes(stride)), .integers("pads", dimensions.pads(padding)),
        .integers("dilations", dimensions.sizes(dilation)), .integer("group", groups),
      ])
  }
}

extension MaxPool2D: ExportedLayer {
  func write(_ site: ExportSite, to graph: inout GraphWriter) {
    let window = PoolAttributes(
      kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation,
      roundsUp: roundsUp, dimensions: dimensions)
    if window.dropsLast(site) { graph.needs(opset: 22) }
    graph.add("MaxPool", site, window.attributes)
  }
}

extension AveragePool2D: ExportedLayer {
  func write(_ site: ExportSite, to graph: inout GraphWriter) {
    let window = PoolAttributes(
      kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation,
      roundsUp: roundsUp, dimensions: dimensions)
    if window.dropsLast(site) { graph.needs(opset: 22) }
    let counts = ONNXAttribute.integer("count_include_pad", paddingCounts ? 1 : 0)
    graph.add("AveragePool", site, window.attributes + [counts])
  }
}

/// The attributes that both kinds of pooling write for their windows.
private struct PoolAttributes {
  let kernelSize: Pair
  let stride: Pair
  let padding: Padding
  let dilation: Pair
  let roundsUp: Bool
  let dimensions: Dimensions

  var attributes: [ONNXAttribute] {
    [
      .integers("kernel_shape", dimensions.sizes(kernelSize)),
      .integers("strides", dimensions.sizes(stride)), .integers("pads", dimensions.pads(padding)),
      .integers("dilations", dimensions.sizes(dilation)), .integer("ceil_mode", roundsUp ? 1 : 0),
    ]
  }

  /// Whether a last window that would begin in the padding is left out, as PyTorch and ONNX Runtime
  /// do: the standard says so since version 22.
  func dropsLast(_ site: ExportSite) -> Bool {
    guard roundsUp else { return false }
    let pads = dimensions.pads(padding)
    let axes = dimensions.sizes(kernelSize).count
    return (0..<axes).contains { axis in
      let stride = dimensions.sizes(stride)[axis]
      let reach = (dimensions.sizes(kernelSize)[axis] - 1) * dimensions.sizes(dilation)[axis] + 1
      let room = site.node.inputShapes[0][axis + 1] + pads[axis] + pads[axes + axis] - reach
      return (room + stride - 1) / stride + 1 != site.node.shape[axis + 1]
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
    let around = dimensions.pads(padding)
    let half = around.count / 2
    let pads = [0, 0] + around[..<half] + [0, 0] + around[half...]
    let inputs = [graph.integers("pads", pads, site), graph.real("value", value, site)]
    graph.add("Pad", site, inputs: site.inputs + inputs, [.word("mode", "constant")])
  }
}

extension Dimensions {
  fileprivate func sizes(_ pair: Pair) -> [Int] {
    self == .one ? [pair.width] : [pair.height, pair.width]
  }
  /// The amounts of padding before every axis, then those after every axis.
  fileprivate func pads(_ padding: Padding) -> [Int] {
    self == .one
      ? [padding.left, padding.right]
      : [padding.top, padding.left, padding.bottom, padding.right]
  }
}
