public import ConvNet

extension Network {
  /// The layers that a text can mean, the best first: those of this alias, of an alias that begins
  /// like it or has it inside, then those that bore such a name where they came from, then those
  /// of a kind. Upper and lower case are the same.
  public func layers(matching text: String) -> [Int] {
    let wanted = text.lowercased().filter { !$0.isWhitespace }
    guard !wanted.isEmpty else { return [] }
    let ranked = nodes.enumerated().compactMap { index, node in
      LayerMatch(node, wanted).map { (match: $0, index: index) }
    }
    return ranked.sorted { ($0.match.rawValue, $0.index) < ($1.match.rawValue, $1.index) }
      .map(\.index)
  }
}

/// How well a layer's names fit what is searched, the best first.
private enum LayerMatch: Int {
  case alias, rawName, aliasStart, aliasInside, rawPart, rawInside, kind, kindInside

  /// nil where nothing fits.
  /// - Parameter wanted: in lower case.
  init?(_ node: Node, _ wanted: String) {
    let (alias, raw) = (node.alias.lowercased(), node.rawName.lowercased())
    // As the program calls it where the file does not: `layer2.1.conv2` is layer2_1_conv2.
    let spelled = wanted.replacing(".", with: "_")
    let kind = node.kind.lowercased()
    if alias == wanted || alias == spelled {
      self = .alias
    } else if raw == wanted {
      self = .rawName
    } else if alias.hasPrefix(wanted) {
      self = .aliasStart
    } else if alias.contains(wanted) {
      self = .aliasInside
    } else if raw.split(whereSeparator: { "/.".contains($0) }).contains(where: { $0 == wanted }) {
      self = .rawPart
    } else if raw.contains(wanted) {
      self = .rawInside
    } else if kind == wanted {
      self = .kind
    } else if kind.contains(wanted) {
      self = .kindInside
    } else {
      return nil
    }
  }
}
