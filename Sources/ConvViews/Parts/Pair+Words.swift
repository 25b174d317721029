import ConvNet

extension Pair {
  /// `2×2`
  var written: String { "\(height)×\(width)" }
  /// `2`, or both where they differ.
  var stepped: String { height == width ? "\(height)" : written }
}
