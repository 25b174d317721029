import ConvNet

/// What the labs claim that lay a network open for whoever has to make it work.
extension LabMetric {
  static let findings = LabMetric(
    "findings", of: .nothing,
    "what is found wrong in the network for the input: dead maps, numbers that are none …",
    needs: { [Need(HealthInquiry($0.subject))] },
    value: { point, scene in
      scene.shown(HealthInquiry(point.subject)).value.map { Double($0.findings.count) }
    })

  static let rounding = LabMetric(
    "rounding", of: .layer,
    "how far the layer's output moves, as a share of its largest number, where all weights up to it have 8 bits",
    needs: { [.about($0.subject, PrecisionProbe(.eight))] },
    obstacle: { network, place in
      guard let layer = network.graph.index(of: place.alias) else { return nil }
      return network.nodes[layer].parameters.isEmpty
        ? "\(place.alias) has no weights to round" : network.graph.obstacle(to: network.last)
    },
    value: { point, scene in
      scene.measured(PrecisionProbe(.eight), of: point.subject).value?.rows
        .first { $0.layer == point.layer }?.all
    })
}
