extension Layer {
  /// Refuses channels that a convolution can not have.
  func checkChannels(
    _ inputChannels: Int, _ outputChannels: Int, groups: Int
  ) throws(LayerError) {
    let channels = 1...Shape.largestCount
    try LayerError.check(kind, "input channels", inputChannels, in: channels)
    try LayerError.check(kind, "channels", outputChannels, in: channels)
    try LayerError.checkGroups(kind, groups, inputChannels, outputChannels)
  }

  /// The ladder of a convolution, whose cells add up products; `isDeep` where of several channels.
  static func ladderOfProducts(isDeep: Bool) -> Ladder {
    isDeep
      ? Ladder([.map: "map", .cell: "cell", .channel: "channel", .term: "product"])
      : Ladder([.map: "map", .cell: "cell", .term: "product"])
  }
}

extension LayerError {
  /// Refuses groups into which the channels can not be divided.
  static func checkGroups(
    _ kind: String, _ groups: Int, _ inputChannels: Int, _ outputChannels: Int
  ) throws(LayerError) {
    guard groups > 0, inputChannels.isMultiple(of: groups), outputChannels.isMultiple(of: groups)
    else {
      throw .hyperparameter(
        kind: kind, name: "groups", value: groups,
        needs: "a divisor of its \(inputChannels) input and \(outputChannels) output channels")
    }
  }
}
