import ConvNet

/// What the screens of evidence and of features claim, as numbers.
extension LabMetric {
  /// The heatmap of a layer for the class that is said; of the input what a patch costs.
  private static func source(_ point: Point) -> EvidenceSource {
    let side = PatchGrid.usualSide(point.subject.network.pictureShape)
    return point.layer == 0 ? .patch(side: side) : .layer(point.layer)
  }
  private static func obstacle(_ network: Network, _ place: Address) -> String? {
    if let obstacle = network.classObstacle { return obstacle }
    guard let layer = network.graph.index(of: place.alias),
      !network.evidenceLayers.contains(layer)
    else { return nil }
    return "\(place.alias) has no heatmap: it has no maps on the way to the answer"
  }

  static let deletion = LabMetric(
    "deletion", of: .layer,
    "the area below the answer's share, of 1, while pixels are hidden in the order of the heatmap of a "
      + "layer; of the input, of a patch that is slid over it",
    needs: { [.about($0.subject, DeletionProbe(nil, source($0), fill: .mean))] },
    obstacle: obstacle,
    value: { point, scene in
      scene.measured(DeletionProbe(nil, source(point), fill: .mean), of: point.subject).value
        .map { Deletion.area($0.curve) }
    })

  static let likeness = LabMetric(
    "likeness", of: .layer,
    "how alike, from −1 to 1, the heatmap of a layer is to the one of shuffled weights",
    needs: { [.about($0.subject, ShuffledLikenessProbe(nil, source($0), fill: .mean))] },
    obstacle: obstacle,
    value: { point, scene in
      scene.measured(ShuffledLikenessProbe(nil, source(point), fill: .mean), of: point.subject)
        .value?
        .likeness
    })

  /// The pixel of a place in the picture; its middle where a layer is named.
  private static func flip(_ point: Point) -> FlipProbe {
    let shape = point.subject.network.pictureShape
    let indices = point.place.indices
    let pixel =
      indices.count == 3
      ? Pair(indices[1], indices[2]) : Pair(shape.height / 2, shape.width / 2)
    return FlipProbe(around: pixel, fill: .mean)
  }
  static let flip = LabMetric(
    "flip", of: .place,
    "pixels along a side of the smallest patch around a pixel that makes the answer another one; the "
      + "picture's size and one more where none does",
    needs: { [.about($0.subject, flip($0))] },
    obstacle: { network, place in
      if let obstacle = network.classObstacle { return obstacle }
      let isPixel = place.alias == network.input.alias && [0, 3].contains(place.indices.count)
      return isPixel ? nil : "flip takes a pixel, such as input[0,5,5]"
    },
    value: { point, scene in
      scene.measured(flip(point), of: point.subject).value.map { Double($0.side ?? $0.tried + 1) }
    })

  /// The search among the examples that are drawn for the network.
  private static func search(_ point: Point) -> ExcitingInquiry? {
    let network = point.subject.network
    let learning = point.session.learning
    guard let data = learning.data(for: network) else { return nil }
    let examples = PictureSource.examples(
      ExamplesInquiry(data, for: network, seed: learning.recipe.seed))
    return ExcitingInquiry.parts(point.subject, examples).last
  }
  static let purity = LabMetric(
    "purity", of: .layer,
    "how far the nine pictures that excite a map most are of one class: the share of the commonest, of "
      + "1, the mean over the layer's maps",
    needs: { search($0).map { [Need($0)] } ?? [] },
    obstacle: { network, place in
      guard LearningSettings.usual(for: network) != nil else {
        return "no examples are drawn for an input of \(network.pictureShape)"
      }
      guard let layer = network.graph.index(of: place.alias) else { return nil }
      return network.featureLayers.contains(layer)
        ? nil : "\(place.alias) makes nothing of its own that a picture could excite"
    },
    value: { point, scene in
      search(point).flatMap { scene.shown($0).value?.purity(point.layer) }
    })
}
