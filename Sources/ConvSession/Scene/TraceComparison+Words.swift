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
