public import ConvNet

extension TraceComparison {
  /// The first value that differs: where, both numbers, and by how much; nil where all agree.
  public func firstWords(_ network: Network) -> String? {
    guard let row = first else { return nil }
    let node = network.nodes[row.layer]
    if let unfit = row.unfit {
      let sizes = unfit.map(String.init).joined(separator: "×")
      return
        "\(node.alias) is the first that differs: \(row.name) has the shape \(sizes), here it is "
        + "\(node.shape)"
    }
    guard let difference = row.first else { return nil }
    let place = Address(node.alias, nil, difference.place).text
    let sample = difference.sample == 0 ? "" : " of sample \(difference.sample)"
    let delta = abs(difference.here - difference.there)
    return
      "\(place)\(sample) is the first that differs by more than \(Float(tolerance(of: row.layer))): "
      + "\(difference.here) here, \(difference.there) there, by \(delta); "
      + "max|d|/max|y| of \(node.alias) is \(Float(row.error))"
  }

  /// What is to be known beside the rows, a sentence each without its end: how many samples were
  /// compared, and which layer a name was taken to mean.
  public func notes(_ network: Network) -> [String] {
    var notes: [String] = []
    if let halves, tolerance == nil {
      notes.append(
        "from \(network.nodes[halves.first].alias) on the file computes in \(halves.type.rawValue), "
          + "and this pass in float32: up to \(Float(halves.type.tolerance)) agrees")
    }
    if let counts {
      func samples(_ count: Int) -> String { count == 1 ? "1 sample" : "\(count) samples" }
      let compared = min(counts.there, counts.here)
      notes.append(
        "the file has \(samples(counts.there)) and this pass \(counts.here): "
          + (compared == 1 ? "the first is compared" : "the first \(compared) are compared"))
    }
    if let folded = superseded.first {
      let alias = network.nodes[folded.layer].alias
      let more = superseded.count > 1 ? " (\(superseded.count) such names)" : ""
      let why =
        network.nodes[folded.layer].addsProducts
        ? ", as where a batch norm is folded into a convolution" : ""
      notes.append(
        "not compared: \(folded.name), for \(alias) here is \(folded.by) there\(why)\(more)")
    }
    if let choice = choices.first {
      let layers = choice.layers.sorted().map { network.nodes[$0].alias }
      let listed = layers.prefix(3).joined(separator: ", ") + (layers.count > 3 ? " …" : "")
      let more = choices.count > 1 ? " (\(choices.count) such names)" : ""
      notes.append(
        "of the layers that \(choice.name) can be (\(listed)) "
          + "\(network.nodes[choice.chosen].alias) is compared\(more)")
    }
    return notes
  }

  /// Nothing in a file bears the name of a layer.
  public func nothingWords(_ path: String, _ network: Network) -> String {
    let theirs = unmatched.prefix(4).joined(separator: ", ")
    let ours = network.nodes.dropFirst().prefix(4).map { $0.original?.name ?? $0.alias }
    return "no array in \(path) bears the name of a layer that is compared: "
      + "\(theirs.isEmpty ? "it holds none" : "it has \(theirs)"), "
      + "here are \(ours.joined(separator: ", "))"
      + (omissions.isEmpty ? "" : "; not read are \(omissions.words)")
  }
}
