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
    graph.add(
      "MaxPool", site,
      [
        .integers("kernel_shape", dimensions.sizes(kernelSize)),
        .integers("strides", dimensions.sizes(stride)), .integers("pads", dimensions.pads(padding)),
        .integers("dilations", dimensions.sizes(dilation)),
        .integer("ceil_mode", roundsUp ? 1 : 0),
      ])
  }
}

extension AveragePool2D: ExportedLayer {
  func write(_ site: ExportSite, to graph: inout GraphWriter) {
    graph.add(
      "AveragePool", site,
      [
        .integers("kernel_shape", dimensions.sizes(kernelSize)),
        .integers("strides", dimensions.sizes(stride)), .integers("pads", dimensions.pads(padding)),
        .integers("dilations", dimensions.sizes(dilation)),
        .integer("ceil_mode", roundsUp ? 1 : 0),
        .integer("count_include_pad", paddingCounts ? 1 : 0),
      ])
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
  /// All axes are named: samples and channels have none before and none after.
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
  /// Before every axis, then after every axis.
  fileprivate func pads(_ padding: Padding) -> [Int] {
    self == .one
      ? [padding.left, padding.right]
      : [padding.top, padding.left, padding.bottom, padding.right]
  }
}
