/// Another network held against the one at hand, layer by layer and weight by weight, without a
/// picture.
public struct ModelMatchProbe: Probe {
  public let other: Network

  public init(_ other: Network) { self.other = other }

  public func part(of subject: Subject) -> Subject {
    var part = subject
    part.edits.removeAll { edit in
      if case .weights = edit.change { false } else { true }
    }
    (part.picture, part.strokes) = (.none, [])
    return part
  }
  public func words(in network: Network) -> String { "\(network.name) beside \(other.name)" }

  public func answer(
    _ subject: Subject, _ known: inout some Known, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> ModelMatch {
    let here = subject.network
    var weights: [Parameters] = []
    for layer in here.nodes.indices {
      if let own = subject.weightsAtHand(layer) {
        weights.append(own)
      } else {
        weights.append(try known.answer(.weights(layer), of: subject).parameters)
      }
    }
    let alignment = try LayerAlignment(here, other, checkpoint.part(0, of: 2))
    let matching = ModelMatching(
      here: here, weights: weights, there: other, checkpoint.part(1, of: 2))
    return ModelMatch(
      rows: try matching.rows(alignment.partners), isByNameAlone: alignment.isByNameAlone,
      others: others(here))
  }

  private func others(_ here: Network) -> [ModelMatch.Other] {
    var others: [ModelMatch.Other] = []
    if here.input.shape != other.input.shape { others.append(.inputShape) }
    if here.normalization != other.normalization { others.append(.preprocessing) }
    if here.labels != other.labels { others.append(.labels) }
    return others
  }
}

/// What is said of the pairs of an alignment.
struct ModelMatching {
  private let here: Network
  private let weights: [Parameters]
  private let there: Network
  private let checkpoint: Checkpoint

  init(here: Network, weights: [Parameters], there: Network, _ checkpoint: Checkpoint) {
    (self.here, self.weights, self.there) = (here, weights, there)
    self.checkpoint = checkpoint
  }

  func rows(_ aligned: [Int?]) throws(Cancelled) -> [ModelMatch.Row] {
    var partners = aligned
    let folds = try takeFolds(&partners)
    let swallowed = Set(folds.values.filter(\.isHere).map(\.layer))
    var rows: [ModelMatch.Row] = []
    for (layer, partner) in partners.enumerated() where !swallowed.contains(layer) {
      let change: ModelMatch.Change
      if let fold = folds[layer] {
        change = .folded(fold)
      } else if let partner {
        change = try self.change(layer, partner)
      } else {
        change = .alone
      }
      rows.append(.init(here: layer, there: partner, change: change))
    }
    let away = Set(folds.values.filter { !$0.isHere }.map(\.layer))
    return withRest(rows, partners, away)
  }

  /// Puts in what only the other has, each behind what comes before it there.
  private func withRest(
    _ rows: [ModelMatch.Row], _ partners: [Int?], _ away: Set<Int>
  ) -> [ModelMatch.Row] {
    let taken = Set(partners.compactMap { $0 }).union(away)
    var following: [Int: [ModelMatch.Row]] = [:]
    var anchor = 0
    for layer in there.nodes.indices {
      if taken.contains(layer) {
        if !away.contains(layer) { anchor = layer }
      } else {
        following[anchor, default: []].append(.init(here: nil, there: layer, change: .alone))
      }
    }
    return rows.flatMap { row in
      [row] + (row.there.flatMap { following[$0] } ?? [])
    }
  }

  private func change(_ layer: Int, _ partner: Int) throws(Cancelled) -> ModelMatch.Change {
    let (node, other) = (here.nodes[layer], there.nodes[partner])
    guard node.kind == other.kind else { return .replaced }
    guard node.shape == other.shape, node.layer.line == other.layer.line else { return .settings }
    let differences = try differences(
      weights[layer], there.weights[partner], layer, of: here.nodes.count)
    let share = differences.map(\.share).max() ?? 0
    if differences.isEmpty { return .same }
    return share <= TraceComparison.usualTolerance ? .rounded(share) : .weights(differences)
  }

  /// - Parameter part: how far the whole comparison is.
  private func differences(
    _ ours: Parameters, _ theirs: Parameters, _ part: Int, of parts: Int
  ) throws(Cancelled) -> [WeightDifference] {
    var found: [WeightDifference] = []
    for name in Set(ours.keys).union(theirs.keys).sorted(by: ModelMatching.comesFirst) {
      guard let own = ours[name], let other = theirs[name], own.shape == other.shape else {
        found.append(.unfit(name, (ours[name] ?? theirs[name])?.shape.count ?? 0))
        continue
      }
      let difference = try WeightDifference(name, own, other, checkpoint.part(part, of: parts))
      if difference.changed > 0 { found.append(difference) }
    }
    return found
  }
  /// Weights before biases.
  private static func comesFirst(_ one: String, _ other: String) -> Bool {
    (one == "weight" ? "" : one) < (other == "weight" ? "" : other)
  }

  /// Finds the batch norms that one side alone has, behind a layer that both have. What was the
  /// partner of the layer becomes that of the norm.
  /// - Returns: the folds by the layer here whose row they are.
  private func takeFolds(_ partners: inout [Int?]) throws(Cancelled) -> [Int: FoldedNorm] {
    var folds: [Int: FoldedNorm] = [:]
    for (norm, layer) in lonelyNorms(here, Set(partners.indices.filter { partners[$0] != nil })) {
      guard let partner = partners[layer],
        let fold = try fold(norm, layer, partner, isHere: true)
      else { continue }
      (partners[norm], partners[layer]) = (partner, nil)
      folds[norm] = fold
    }
    for (norm, layer) in lonelyNorms(there, Set(partners.compactMap { $0 })) {
      guard let partner = partners.firstIndex(of: layer), folds[partner] == nil,
        let fold = try fold(norm, layer, partner, isHere: false)
      else { continue }
      partners[partner] = norm
      folds[partner] = fold
    }
    return folds
  }

  /// The batch norms without a partner, with the layer that nothing but the norm reads.
  private func lonelyNorms(_ network: Network, _ taken: Set<Int>) -> [(norm: Int, layer: Int)] {
    var readers: [Int: Int] = [:]
    for node in network.nodes { for input in node.inputs { readers[input, default: 0] += 1 } }
    return network.nodes.indices.compactMap { norm in
      let node = network.nodes[norm]
      guard !taken.contains(norm), node.layer is BatchNorm, let layer = node.inputs.first,
        readers[layer] == 1
      else { return nil }
      return (norm, layer)
    }
  }

  private func fold(
    _ norm: Int, _ layer: Int, _ partner: Int, isHere: Bool
  ) throws(Cancelled) -> FoldedNorm? {
    let network = isHere ? here : there
    func weights(_ index: Int, here isHere: Bool) -> Parameters {
      isHere ? self.weights[index] : there.weights[index]
    }
    let other = (isHere ? there : here).nodes[partner]
    guard let batchNorm = network.nodes[norm].layer as? BatchNorm,
      other.kind == network.nodes[layer].kind,
      let folded = FoldedNorm.weights(
        network.nodes[layer].layer, weights(layer, here: isHere), norm: batchNorm,
        weights(norm, here: isHere))
    else { return nil }
    var theirs = weights(partner, here: !isHere)
    // Kernels of another shape are no fold, but another layer.
    guard theirs["weight"]?.shape == folded["weight"]?.shape else { return nil }
    if theirs["bias"] == nil, let bias = folded["bias"] { theirs["bias"] = Tensor(bias.shape) }
    let differences =
      try isHere
      ? differences(folded, theirs, norm, of: network.nodes.count)
      : differences(theirs, folded, norm, of: network.nodes.count)
    return FoldedNorm(norm: norm, layer: layer, isHere: isHere, weights: differences)
  }
}
