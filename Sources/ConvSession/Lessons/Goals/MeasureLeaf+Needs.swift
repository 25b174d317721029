import ConvNet

extension MeasureLeaf {
  /// Another picture first, and when it is there, what is asked about it.
  func needs(in session: Session, _ results: Results) -> [Need] {
    guard let name = picture else { return needs(of: session.subject, in: session) }
    let inquiry = PictureInquiry(name, session.network.pictureForm)
    let need = Need(inquiry)
    guard case .success(let picture)? = results[inquiry],
      let subject = session.subject.looking(at: picture)
    else { return [need] }
    return [need] + needs(of: subject, in: session)
  }

  private func needs(of subject: Subject, in session: Session) -> [Need] {
    switch what {
    case .reduced(_, let reference): need(reference, of: subject)
    case .changed(let reference):
      need(reference, of: subject) + need(reference, of: subject.asOpened)
    case .answer, .share: [.about(subject, .activation(subject.network.last))]
    case .lab(let metric, let place):
      metric.point(place, of: subject, in: session).map(metric.needs) ?? []
    case .shape, .axis, .parameters, .multiplyAdds, .edits: []
    }
  }

  private func need(_ reference: Address, of subject: Subject) -> [Need] {
    guard let layer = subject.network.graph.index(of: reference.alias) else { return [] }
    guard reference.member != nil else { return [.about(subject, .activation(layer))] }
    return Need.weights(of: layer, in: subject)
  }
}

extension MeasureLeaf {
  /// Checks the names.
  /// - Throws: ``GoalError`` where the network has no such layer, place, label or answer.
  func check(in network: Network) throws(GoalError) {
    do throws(CommandError) {
      switch what {
      case .reduced(let reduction, let reference): try check(reduction, reference, in: network)
      case .changed(let reference): try check(.sum, reference, in: network)
      case .shape(let alias), .axis(_, let alias), .parameters(let alias?),
        .multiplyAdds(let alias?):
        _ = try Address(alias).layer(in: network)
      case .lab(let metric, let place): try check(metric, place, in: network)
      case .parameters(nil), .multiplyAdds(nil), .edits, .answer, .share: break
      }
    } catch { throw GoalError(sentence: "\(error)", offset: offset) }
    switch what {
    case .answer, .share:
      let shape = network.nodes[network.last].shape
      guard network.last > 0, shape.rank == 1 || shape.cells == 1 else {
        throw GoalError(
          sentence: "this network answers with maps, not with a label", offset: offset)
      }
      if case .share(let label) = what { try network.checkLabel(label, at: offset) }
    default: break
    }
  }

  private func check(
    _ metric: LabMetric, _ place: Address, in network: Network
  ) throws(CommandError) {
    if metric.argument != .nothing {
      let layer = try place.layer(in: network)
      if place.member == nil {
        try place.check(network.nodes[layer].shape.sizes)
      } else {
        _ = try place.parameter(in: network)
      }
    }
    if let obstacle = metric.obstacle(network, place) { throw .unavailable(obstacle) }
  }

  private func check(
    _ reduction: MeasureReduction, _ reference: Address, in network: Network
  ) throws(CommandError) {
    let rest: ArraySlice<Int>
    if reference.member == nil {
      let sizes = network.nodes[try reference.layer(in: network)].shape.sizes
      try reference.check(sizes)
      rest = sizes.dropFirst(reference.indices.count)
    } else {
      rest = try reference.parameter(in: network).block[...]
    }
    guard reduction != .only || rest.isEmpty else {
      throw .unavailable(
        "\(reference.text) is \(rest.reduce(1, *)) numbers; "
          + "say which one, or write max(\(reference.text)) or the like")
    }
  }
}

extension Network {
  /// Checks a label.
  /// - Throws: ``GoalError`` where no class has it.
  func checkLabel(_ label: String, at offset: Int) throws(GoalError) {
    let known = (0..<nodes[last].shape.channels).map(self.label)
    guard !known.contains(label) else { return }
    let rest = known.count > 12 ? " and \(known.count - 12) more" : ""
    throw GoalError(
      sentence: "the network has no label \(label); there are "
        + known.prefix(12).joined(separator: ", ") + rest, offset: offset)
  }
}
