import ConvNet

/// What the labs claim in which something is tried: a picture moved, a map silenced.
extension LabMetric {
  static let equivariance = LabMetric(
    "equivariance", of: .layer,
    "how well the layer's maps move along where the picture moves by one column, 1 for exactly",
    needs: { [.about($0.subject, .shift(.across))] },
    obstacle: { network, place in
      if let why = ShiftProbe(.across).obstacle(in: network) { return why }
      guard let layer = network.graph.index(of: place.alias) else { return nil }
      return MapGeometry.all(of: network)[layer] == nil
        ? "the numbers of \(place.alias) have no place in the picture" : nil
    }, value: { point, scene in shifted(point, scene)?.error.map { max(0, 1 - $0) } })

  static let shifted = LabMetric(
    "shifted", of: .layer,
    "numbers of the layer that change where they stand while the picture moves by one column",
    needs: { [.about($0.subject, .shift(.across))] },
    obstacle: { network, _ in ShiftProbe(.across).obstacle(in: network) },
    value: { point, scene in shifted(point, scene).map { Double($0.changed) } })

  private static func shifted(_ point: Point, _ scene: Scene) -> LayerShift? {
    guard let course = scene.measured(.shift(.across), of: point.subject).value,
      let index = course.amounts.firstIndex(of: 1), course.layers.indices.contains(point.layer),
      course.layers[point.layer].indices.contains(index)
    else { return nil }
    return course.layers[point.layer][index]
  }

  static let missed = LabMetric(
    "missed", of: .place,
    "what the answer loses of its share, from 0 to 1, where one map is silent",
    needs: { point in
      let last = point.subject.network.last
      guard let map = point.place.indices.first else { return [] }
      return [point.subject, point.subject.without(map, of: point.layer)].map {
        .about($0, .activation(last))
      }
    },
    obstacle: { network, place in
      place.indices.count == 1 && place.member == nil
        ? network.graph.obstacle(to: network.last)
        : "missed takes one map, such as missed(edges[0])"
    }, value: { point, scene in missed(point, scene) })

  private static func missed(_ point: Point, _ scene: Scene) -> Double? {
    guard let map = point.place.indices.first else { return nil }
    let without = point.subject.without(map, of: point.layer)
    guard let was = scene.prediction(of: point.subject).value, let best = was.best,
      let now = scene.prediction(of: without).value, let share = was.share(best.value),
      let left = now.share(now.scores[best.index].value)
    else { return nil }
    return Double(share) - Double(left)
  }
}
