public import ConvNet

/// One property of the state that is measured.
struct MeasureLeaf: Hashable, Sendable {
  enum What: Hashable, Sendable {
    case reduced(MeasureReduction, Address)
    /// The number of values that differ from the opened network's on the picture as it was opened.
    case changed(Address)
    case shape(String)
    case axis(Axis, String)
    /// The parameters of a layer, or with nil of the network.
    case parameters(String?)
    case multiplyAdds(String?)
    /// The label that the network gives.
    case answer
    /// The network's score for one label.
    case share(String)
    /// The number of edits of weights and maps, without strokes of the picture.
    case edits
    case lab(LabMetric, Address)
  }
  enum Axis: String, Hashable, Sendable, CaseIterable { case channels, height, width }

  let what: What
  /// The shipped picture that is measured on instead of the one at hand.
  let picture: String?
  /// The offset in the text.
  let offset: Int
}

extension MeasureLeaf {
  private func node(_ alias: String, in network: Network) -> Node? {
    network.graph.index(of: alias).map { network.nodes[$0] }
  }
  func value(in scene: Scene) -> MeasureValue? {
    let network = scene.network
    switch what {
    case .reduced(let reduction, let reference):
      return subject(in: scene).flatMap { numbers(reference, of: $0, in: scene) }
        .flatMap { reduction($0) }.map { .number($0) }
    case .changed(let reference): return changed(reference, in: scene).map { .number(Double($0)) }
    case .shape(let alias): return node(alias, in: network).map { .sizes($0.shape.sizes) }
    case .axis(let axis, let alias):
      return node(alias, in: network).map { .number(Double(axis.size(of: $0.shape))) }
    case .parameters(let alias?):
      return node(alias, in: network).map { .number(Double($0.parameterCount)) }
    case .parameters(nil): return .number(Double(network.graph.parameterCount))
    case .multiplyAdds(let alias?):
      return node(alias, in: network).map { .number(Double($0.multiplyAdds)) }
    case .multiplyAdds(nil): return .number(Double(network.graph.multiplyAdds))
    case .answer: return prediction(in: scene)?.best.map { .text($0.label) }
    case .share(let label):
      return prediction(in: scene)?.scores.first { $0.label == label }
        .map { .number(Double($0.value)) }
    case .edits: return .number(Double(scene.session.subject.editCount))
    case .lab(let metric, let place):
      return subject(in: scene).flatMap { metric.point(place, of: $0, in: scene.session) }
        .flatMap { metric.value($0, scene) }.map { .number($0) }
    }
  }

  private func prediction(in scene: Scene) -> Prediction? {
    subject(in: scene).flatMap { scene.prediction(of: $0).value }
  }

  private func subject(in scene: Scene) -> Subject? {
    guard let name = picture else { return scene.session.subject }
    return scene.picture(name).flatMap { scene.session.subject.looking(at: $0) }
  }

  private func changed(_ reference: Address, in scene: Scene) -> Int? {
    guard let subject = subject(in: scene), let now = numbers(reference, of: subject, in: scene),
      let opened = numbers(reference, of: subject.asOpened, in: scene), now.count == opened.count
    else { return nil }
    return zip(now, opened).count { $0 != $1 && !($0.isNaN && $1.isNaN) }
  }

  /// The numbers under a place; nil unless all are known.
  private func numbers(
    _ reference: Address, of subject: Subject, in scene: Scene
  ) -> ArraySlice<Float>? {
    guard let layer = scene.network.graph.index(of: reference.alias) else { return nil }
    if let name = reference.member?.rawValue {
      guard let tensor = scene.weights(layer, of: subject).value?[name],
        let range = tensor.shape.range(under: reference.indices)
      else { return nil }
      return tensor.elements[range]
    }
    guard let reading = scene.reading(layer, of: subject).value,
      let range = reading.shape.range(under: reference.indices)
    else { return nil }
    if let tensor = reading.tensor { return tensor.elements[range] }
    var numbers: ArraySlice<Float> = []
    for offset in range {
      guard let number = reading[offset] else { return nil }
      numbers.append(number)
    }
    return numbers
  }
}

extension MeasureLeaf.Axis {
  func size(of shape: Shape) -> Int {
    switch self {
    case .channels: shape.channels
    // Of the last two axes, also for weights and volumes.
    case .height: shape.rank >= 3 ? shape[shape.rank - 2] : 1
    case .width: shape.width
    }
  }
}

extension Shape {
  /// The row-major range under some first indices; nil where they are outside.
  fileprivate func range(under indices: [Int]) -> Range<Int>? {
    guard indices.count <= rank, zip(indices, sizes).allSatisfy({ $0 >= 0 && $0 < $1 }) else {
      return nil
    }
    let rest = sizes.dropFirst(indices.count)
    let start = offset(indices + [Int](repeating: 0, count: rest.count))
    return start..<start + rest.reduce(1, *)
  }
}

extension Subject {
  /// The same network with its edits, before another picture; nil where it does not fit.
  public func looking(at picture: Picture) -> Subject? {
    guard picture.pixels.shape == network.pictureShape else { return nil }
    var other = self
    (other.picture, other.strokes) = (picture, [])
    return other
  }
  /// Without edits, before the picture as it was opened.
  var asOpened: Subject {
    var opened = self
    (opened.edits, opened.strokes) = ([], [])
    return opened
  }
}
