import ConvNet

/// Which numbers of a file were learned. The file does not say it: what a constant node makes was
/// not, and of an initializer its name and its form tell.
extension KnownTensor {
  /// Whether it is real numbers of the file, or computed of such: a weight where weights are read.
  var isWeight: Bool { element == .real && count > 1 && storedName != nil }

  /// Whether it was learned where any numbers may be read, as by a sum: one number for each channel
  /// or unit, or a name that modules give to what they learn.
  var isLearned: Bool {
    guard isWeight, let name = storedName else { return false }
    return sizes.count { $0 > 1 } == 1 || KnownTensor.isModules(name)
  }

  private static let parts = [
    "weight", "bias", "gamma", "beta", "scale", "kernel", "embed", "token", "table", "param",
  ]
  private static let others = ["mask", "anchor", "grid", "onnx::", "constant"]

  /// Whether a name is a module's for something that it learns, such as `encoder.pos_embedding`.
  private static func isModules(_ name: String) -> Bool {
    let name = name.lowercased()
    guard !others.contains(where: name.contains) else { return false }
    return parts.contains(where: name.contains) || name.contains(".")
  }
}
