import ConvNet

extension LabMetric {
  static let nonzeros = LabMetric(
    "nonzeros", of: .layer,
    "links from inputs to outputs of a layer as a matrix: its entries that can be other than 0",
    obstacle: { network, place in
      guard let layer = network.graph.index(of: place.alias) else { return nil }
      return LayerMatrix(network.nodes[layer]) == nil
        ? "\(place.alias) is no matrix of weights: it does more than to multiply and add up" : nil
    },
    value: { point, _ in LayerMatrix(point.node)?.links.map(Double.init) })

  static let middle = LabMetric(
    "middle", of: .place,
    "how much of all that counts for a number, in percent, the middle half of its field carries",
    needs: { point in [.about(point.subject, field(point))] },
    obstacle: { network, place in
      guard let layer = network.graph.index(of: place.alias) else { return nil }
      return EffectiveFieldProbe(layer: layer).obstacle(in: network)
    },
    value: { point, scene in
      guard let found = scene.measured(field(point), of: point.subject).value else { return nil }
      let number = Footprint(point.node.shape.element(at: found.element), in: point.node.shape)
      let graph = point.subject.network.graph
      return found.middleShare(graph.receptiveField(of: number, layer: point.layer)[0])
        .map { $0 * 100 }
    })

  private static func field(_ point: Point) -> EffectiveFieldProbe {
    let shape = point.node.shape
    let isNumber = point.place.indices.count == shape.rank
    return EffectiveFieldProbe(
      layer: point.layer, element: isNumber ? shape.offset(point.place.indices) : nil,
      map: point.place.indices.first ?? 0)
  }
}
