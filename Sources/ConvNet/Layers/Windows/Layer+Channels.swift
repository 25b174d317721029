extension Layer {
  /// For convolutions of every kind.
  static func checkChannels(
    _ inputChannels: Int, _ outputChannels: Int, groups: Int
  ) throws(LayerError) {
    let channels = 1...Shape.largestCount
    try LayerError.check(kind, "input channels", inputChannels, in: channels)
    try LayerError.check(kind, "channels", outputChannels, in: channels)
    try checkGroups(groups, inputChannels, outputChannels)
  }

  static func checkGroups(
    _ groups: Int, _ inputChannels: Int, _ outputChannels: Int
  ) throws(LayerError) {
    guard groups > 0, inputChannels.isMultiple(of: groups), outputChannels.isMultiple(of: groups)
    else {
      throw .hyperparameter(
        kind: kind, name: "groups", value: groups,
        needs: "a divisor of its \(inputChannels) input and \(outputChannels) output channels")
    }
  }
}
