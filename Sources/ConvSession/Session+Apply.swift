import ConvNet

extension Session {
  /// What must be known before a command can be applied. It grows as needs are met: a network's
  /// picture is asked for when the network is there.
  public func needs(of command: Command, _ results: Results) -> [Need] {
    switch command {
    case .open(.input(let name)):
      return [Need(PictureInquiry(Shipped.name(of: name), network.pictureForm))]
    case .open(let open):
      guard let request = open.request else { return [] }
      let inquiry = NetworkInquiry(request.undigested)
      guard case .success(let network)? = results[inquiry] else { return [Need(inquiry)] }
      return [
        Need(inquiry),
        Need(PictureInquiry(Shipped.defaultPicture(for: network), network.pictureForm)),
      ]
    case .lesson(let lesson): return needs(of: lesson, results)
    case .stroke(.resize(let height, let width)) where network.source != nil:
      return firstNeed { (trial) throws(CommandError) in
        try trial.stroke(.resize(height: height, width: width), results)
      }
    case .edit(.reset(let reference)) where network.source != nil:
      return firstNeed { (trial) throws(CommandError) in
        try trial.edit(.reset(reference), results)
      }
    case .file(.copy(let place?)): return needs(copying: place)
    default: return []
    }
  }

  /// What is found by trying: the first thing that is missing.
  func firstNeed(_ body: (inout Session) throws(CommandError) -> Void) -> [Need] {
    var trial = self
    do throws(CommandError) { try body(&trial) } catch {
      if case .notYet(let need) = error { return [need] }
    }
    return []
  }

  /// What has to be known of a place to copy it; nothing of what there is not.
  public func needs(copying place: Reference) -> [Need] {
    guard let layer = network.index(of: place.alias) else { return [] }
    if place.member == .channel || place.member == .term {
      let node = network.nodes[layer]
      return node.inputs.map { .about(subject, .activation($0)) }
        + (node.layer.parameters.isEmpty ? [] : [.about(subject, .weights(layer))])
    }
    if place.member != nil {
      return Need.weights(of: layer, in: subject)
    }
    let isHidden = isStepping && position.extent(of: layer).elements == 0
    return isHidden ? [] : [.about(subject, .activation(layer))]
  }

  /// Pure: the same session, command and results give the same session. Where it throws, nothing
  /// has changed.
  public func applying(_ command: Command, _ results: Results) throws(CommandError) -> Session {
    try results.require(needs(of: command, results))
    var next = self
    try next.refuseWhileAsked(command)
    switch command {
    case .walk(let walk): try next.walk(walk)
    case .goto(let reference): next.place = try reference.place(in: network)
    case .edit(let edit): try next.edit(edit, results)
    case .open(let open): try next.open(open, results)
    case .stroke(let stroke): try next.stroke(stroke, results)
    case .lesson(let lesson): try next.teach(lesson, results)
    case .look, .file: return self
    }
    // Who did something in between and came back tries again, and wishes for no hint.
    if let tried = next.course?.tried, tried != next.attempt { next.course?.tried = nil }
    next.remember(command, results)
    return next
  }

  /// Amounts add up: `step`, `step 2` is `step 3`.
  private mutating func remember(_ command: Command, _ results: Results) {
    switch (history.last, command) {
    case (.walk(.step(let before))?, .walk(.step(let more)))
    where before + more <= CommandTable.mostSteps:
      history[history.count - 1] = .walk(.step(before + more))
    case (.walk(.back(let before))?, .walk(.back(let more)))
    where before + more <= CommandTable.mostSteps:
      history[history.count - 1] = .walk(.back(before + more))
    case (_, .open(.input(let name))):
      history.append(.open(.input(recorded(name, results))))
    case (_, .open(.open(let request))): history.append(.open(.open(request.recorded(network))))
    default: history.append(command)
    }
  }

  /// A file with the digest of what was read, so that replay refuses another.
  private func recorded(_ name: String, _ results: Results) -> String {
    let plain = Shipped.name(of: name)
    guard case .success(let picture)? = results[PictureInquiry(plain, network.pictureForm)] else {
      return plain
    }
    return Shipped.recorded(plain, picture)
  }

  /// While a number is asked for, what would change or show it waits.
  private func refuseWhileAsked(_ command: Command) throws(CommandError) {
    guard let asked = askedPlace else { return }
    switch command {
    case .edit, .stroke, .open:
      throw .unavailable("first say what is asked; N goes on without an answer")
    case .walk(let walk):
      var next = self
      next.course = nil
      try next.walk(walk)
      guard
        next.place.layer > asked.layer
          || next.place.layer == asked.layer && next.place.rung > .layer
            && next.place.element > asked.element
      else { return }
      throw .unavailable("that lies behind what is asked; say it first, or N goes on")
    case .goto, .lesson, .look, .file: return
    }
  }

  private mutating func walk(_ walk: Walk) throws(CommandError) {
    switch walk {
    case .step(let count):
      guard let next = position.advanced(by: count) else { throw .endOfPass }
      place = next
    case .back(let count):
      guard let previous = position.advanced(by: -count) else { throw .startOfPass }
      place = previous
    case .row(let count):
      guard place.rung == .cell, position.node.shape.rank > 1 else { throw .noRows }
      try self.walk(
        count > 0
          ? .step(count * position.node.shape.width) : .back(-count * position.node.shape.width))
    case .first: place = position.first()
    case .last: place = position.last()
    case .run: place = position.runEnd()
    case .zoomIn:
      guard let inside = position.zoomedIn() else { throw .noFinerPart(position.unitName) }
      place = inside
    case .zoomOut:
      guard let outside = position.zoomedOut() else { throw .wholeNetwork }
      place = outside
    case .stepping(let on): isStepping = on ?? !isStepping
    }
  }

  /// Every change of the subject can be undone, and turns stepping off so that all downstream is
  /// seen to answer.
  mutating func change(_ subject: Subject) {
    // What changes nothing leaves nothing to take back.
    guard subject != self.subject else {
      isStepping = false
      return
    }
    past.append(self.subject)
    undone = []
    take(subject)
    course?.forgetFeedback()
  }
  mutating func take(_ subject: Subject) {
    let place = position.place(in: subject.network)
    self.subject = subject
    (self.place, isStepping) = (place, false)
  }
}
