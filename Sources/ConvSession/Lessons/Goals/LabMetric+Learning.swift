import ConvNet

/// What learning claims: the loss of the picture at hand, the gradient of one weight, and how far a
/// run has come.
extension LabMetric {
  static let bestShare = LabMetric(
    "bestshare", of: .nothing, "what the label with the highest score gets, 0 to 1",
    needs: { [.about($0.subject, .activation($0.subject.network.last))] },
    value: { point, scene in
      scene.prediction(of: point.subject).value?.best.map { Double($0.value) }
    })

  static let loss = LabMetric(
    "loss", of: .nothing, "how wrong the answer to the picture at hand is: its cross-entropy",
    needs: gradients
  ) { point, scene in
    point.gradients(in: scene)?.loss
  }

  static let gradient = LabMetric(
    "gradient", of: .place,
    "of one weight or bias: how the loss of the picture at hand changes with it",
    needs: gradients,
    obstacle: { _, place in
      place.member == .weight || place.member == .bias
        ? nil : "gradient is asked of a weight or a bias, such as gradient(edges.weight[0,0,1,1])"
    },
    value: { point, scene in
      guard let name = point.place.member?.rawValue,
        let tensor = point.gradients(in: scene)?.parameters[point.layer][name],
        tensor.shape.rank == point.place.indices.count, tensor.shape.contains(point.place.indices)
      else { return nil }
      return Double(tensor[point.place.indices])
    })

  static let learnedSteps = LabMetric(
    "learned", of: .nothing, "how many steps the network at hand has learned"
  ) { point, _ in
    Double(point.subject.origin.moment?.step ?? 0)
  }

  static let unseenRight = LabMetric(
    "unseen", of: .nothing, "the share of examples it never saw that it reads right, 0 to 1",
    needs: { $0.subject.origin.moment.map { [Need(MomentInquiry($0))] } ?? [] },
    value: { _, scene in scene.learned.value?.trials.last?.accuracy })

  private static let gradients: @Sendable (Point) -> [Need] = { point in
    GradientInquiry(point.session).map { [Need($0)] } ?? []
  }
}

extension LabMetric.Point {
  fileprivate func gradients(in scene: Scene) -> Gradients? {
    GradientInquiry(session).flatMap { scene.shown($0).value }
  }
}
