public import ConvNet

/// How many channels are added up, of which map, and in how many groups.
public struct ChannelsChoice: Hashable, Sendable {
  /// Channels that have been added, the strongest first, and one more for the bias; nil: all of it.
  public internal(set) var added: Int? = 1
  public internal(set) var map = 0
  /// Groups that are tried; nil: as many as the layer has.
  public internal(set) var groups: Int?
  /// The layer that the choices are about.
  var layer: Int?

  public init() {}

  /// The layer at hand where it adds channels up, else the next that does, or the last one before.
  public static func layer(_ session: Session) -> Int? {
    let (nodes, place) = (session.network.nodes, session.place.layer)
    let layers = nodes.indices.filter { index in
      nodes[index].layer.planarConv != nil && nodes[index].computed.isEmpty
    }
    let deep = layers.filter { (nodes[$0].layer.planarConv?.groupChannels ?? 1) > 1 }
    if layers.contains(place) { return place }
    return deep.first { $0 >= place } ?? deep.last ?? layers.first
  }

  /// What is at hand in a layer: for another one than it was made for from the beginning.
  public func atHand(_ session: Session, _ layer: Int) -> ChannelsChoice {
    if self.layer == layer, let conv = session.network.nodes[layer].layer.planarConv {
      // Another network may have another layer at the same index.
      var choice = self
      choice.map = min(map, conv.outputChannels - 1)
      if let groups, !Self.groups(of: conv).contains(groups) { choice.groups = nil }
      return choice
    }
    var choice = ChannelsChoice()
    choice.layer = layer
    if session.place.layer == layer, session.place.rung >= .map {
      choice.map = session.position.map
    }
    return choice
  }

  /// Groups into which the channels of both sides can be divided.
  public static func groups(of conv: Conv) -> [Int] {
    (1...max(1, min(conv.inputChannels, conv.outputChannels))).filter {
      conv.inputChannels.isMultiple(of: $0) && conv.outputChannels.isMultiple(of: $0)
        && $0.isMultiple(of: conv.groups)
    }
  }
  /// The channels that a map reads, counted in its filter, where there are so many groups.
  public func read(by map: Int, of conv: Conv) -> Range<Int> {
    let groups = max(conv.groups, groups ?? conv.groups)
    let count = conv.inputChannels / groups
    let first = map / (conv.outputChannels / groups) * count - conv.firstChannel(of: map)
    return max(0, first)..<max(0, first) + count
  }
}
