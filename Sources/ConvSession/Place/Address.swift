public import ConvNet

/// A place as it is written: `alias[.member][indices]`.
public struct Address: Hashable, Sendable {
  public enum Member: String, Hashable, Sendable, CaseIterable {
    case weight, bias, channel, term
    case runningMean = "running_mean"
    case runningVariance = "running_var"
  }
  public let alias: String
  public let member: Member?
  public let indices: [Int]

  public init(_ alias: String, _ member: Member? = nil, _ indices: [Int] = []) {
    (self.alias, self.member, self.indices) = (alias, member, indices)
  }

  /// Reads a reference.
  /// - Throws: ``CommandError/badPlace``.
  public init(parsing text: String) throws(CommandError) {
    var rest = text[...]
    indices = try Address.indices(&rest, of: text)
    let names = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = names.first, !first.isEmpty, names.count <= 2 else {
      throw .badPlace(text)
    }
    alias = String(first)
    guard names.count == 2 else {
      member = nil
      return
    }
    guard let member = Member(rawValue: String(names[1])) else {
      throw .noMember(String(names[1]))
    }
    self.member = member
  }

  private static func indices(
    _ rest: inout Substring, of text: String
  ) throws(CommandError) -> [Int] {
    guard let open = rest.firstIndex(of: "[") else { return [] }
    guard rest.last == "]" else { throw .badPlace(text) }
    let inside = rest[rest.index(after: open)..<rest.index(before: rest.endIndex)]
    rest = rest[..<open]
    var indices: [Int] = []
    for word in inside.split(separator: ",", omittingEmptySubsequences: false) {
      guard let index = Int(word.trimmed), index >= 0, indices.count < 8 else {
        throw .badPlace(text)
      }
      indices.append(index)
    }
    return indices
  }

  public var text: String {
    let name = member.map { "\(alias).\($0.rawValue)" } ?? alias
    return indices.isEmpty ? name : "\(name)[\(indices.map(String.init).joined(separator: ","))]"
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    let start = drop { $0 == " " }
    return start.prefix(start.count - start.reversed().prefix { $0 == " " }.count)
  }
}

extension Address {
  /// Finds the layer.
  /// - Throws: ``CommandError`` that lists what there is.
  public func layer(in network: Network) throws(CommandError) -> Int {
    guard let index = network.graph.index(of: alias) else {
      throw .unknownLayer(alias, known: network.nodes.map(\.alias))
    }
    return index
  }

  func check(_ sizes: [Int]) throws(CommandError) {
    guard indices.count <= sizes.count else {
      throw .tooManyIndices(text, takes: sizes.count)
    }
    for (index, size) in zip(indices, sizes) where index >= size {
      throw .indexOutOfRange(text, index: index, count: size)
    }
  }

  /// The place this names, and the rung with it.
  public func place(in network: Network) throws(CommandError) -> Place {
    let layer = try layer(in: network)
    let node = network.nodes[layer]
    var place = Place(layer: layer, rung: .layer)
    switch member {
    case .weight, .bias, .runningMean, .runningVariance:
      _ = try parameter(in: network)
      // A parameter's first axis need not be the output's.
      let isMap = node.ladder.has(.map) && !(node.layer is LocallyConnected)
      guard let map = indices.first, map < (isMap ? node.shape.channels : node.shape.count) else {
        break
      }
      place.rung = node.ladder.reachable(isMap ? .map : .cell)
      place.element = map * (isMap ? node.shape.cells : 1)
    case nil:
      try check(node.shape.sizes)
      guard !indices.isEmpty else { return place }
      let padding = [Int](repeating: 0, count: node.shape.rank - indices.count)
      place.element = node.shape.offset(indices + padding)
      place.rung = node.ladder.reachable(indices.count < node.shape.rank ? .map : .cell)
    case .channel, .term:
      let wanted: Rung = member == .channel ? .channel : .term
      guard node.ladder.has(wanted) else { throw .noSuchRung(node.alias, wanted) }
      guard indices.count == node.shape.rank + 1, let last = indices.last else {
        throw .badPlace(text)
      }
      let element = Array(indices.dropLast())
      try Address(alias, nil, element).check(node.shape.sizes)
      place.element = node.shape.offset(element)
      place.rung = wanted
      let position = Position(network, place)
      let count = wanted == .channel ? position.channelCount : position.termCount
      guard last < count else { throw .indexOutOfRange(text, index: last, count: count) }
      place.term = wanted == .channel ? position.terms(ofChannel: last).lowerBound : last
    }
    place.wanted = place.rung
    return place
  }

  /// The parameter this names, `weight` where no member is written.
  func parameter(
    in network: Network
  ) throws(CommandError) -> (layer: Int, parameter: Parameter, block: [Int]) {
    let layer = try layer(in: network)
    let name = (member ?? .weight).rawValue
    guard
      let parameter = network.nodes[layer].parameters.first(where: { $0.name == name })
    else { throw .no(name, ofLayer: layer, in: network) }
    try check(parameter.shape.sizes)
    return (layer, parameter, Array(parameter.shape.sizes.dropFirst(indices.count)))
  }
}
