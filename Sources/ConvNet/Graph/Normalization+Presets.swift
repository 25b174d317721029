extension Normalization {
  /// A normalization that practitioners call by a name.
  public enum Preset: String, Hashable, Sendable, CaseIterable {
    /// The mean and the standard deviation of ImageNet's pictures, as torchvision's models take
    /// them (docs.pytorch.org/vision, "Classification").
    case imagenet
    /// 0…1.
    case unit
    /// 0…255.
    case bytes
    /// −1…1.
    case symmetric
  }

  /// - Parameter base: whose colour order, layout and fit stay.
  public init(_ preset: Preset, over base: Normalization = .none) {
    let (scale, mean, deviation): (Float, [Float], [Float]) =
      switch preset {
      case .imagenet: (255, [0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
      case .unit: (255, [], [])
      case .bytes: (1, [], [])
      case .symmetric: (127.5, [1], [])
      }
    self.init(
      scale: scale, mean: mean, deviation: deviation, colors: base.colors, layout: base.layout,
      fit: base.fit)
  }

  /// The preset that has these numbers.
  public var preset: Preset? {
    Preset.allCases.first {
      let other = Normalization($0)
      return (other.scale, other.mean, other.deviation) == (scale, mean, deviation)
    }
  }

  /// `0 to 255 ÷ 255, minus 0.485 0.456 0.406, ÷ 0.229 0.224 0.225 (imagenet)`.
  public var words: String {
    var words: [String] = []
    switch preset {
    case .unit?: words.append("0 to 1")
    case .bytes?: words.append("0 to 255")
    case .symmetric?: words.append("−1 to 1")
    case .imagenet?, nil:
      var sum = scale == 1 ? ["0 to 255"] : ["÷\(scale.plain)"]
      if !mean.isEmpty { sum.append("minus \(mean.map(\.plain).joined(separator: " "))") }
      if !deviation.isEmpty { sum.append("÷ \(deviation.map(\.plain).joined(separator: " "))") }
      words.append(sum.joined(separator: ", ") + (preset == nil ? "" : " (ImageNet's)"))
    }
    if colors == .bgr { words.append("blue first") }
    if layout == .channelsLast { words.append("channels last") }
    return words.joined(separator: ", ")
  }
}

extension Float {
  /// `255` rather than `255.0`.
  fileprivate var plain: String {
    self == rounded() && magnitude < 1e7 ? String(Int(self)) : "\(self)"
  }
}
