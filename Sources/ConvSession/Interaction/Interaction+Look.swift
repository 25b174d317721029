import ConvNet

extension Interaction {
  /// Pure, like a session's commands: where it throws, nothing has changed.
  /// - Returns: a command to go on with, where looking leads to one.
  public mutating func apply(
    _ look: Look, in session: Session, _ results: Results
  ) throws(CommandError) -> Command? {
    switch look {
    case .hand(let hand): try take(hand, session, results)
    case .point(let place):
      try move(to: Pointer.Spot(place[0], place[1]), session, results)
    case .move(let rows, let columns):
      // An arrow commits what is typed and moves on; where it is no number, nothing moves.
      let follows = typed == nil ? nil : try commit(session, results)
      try move(rows, columns, session, results)
      return follows
    case .kernel(let count): return try nextKernel(count, session)
    case .type(let text): try type(text)
    case .nudge(let amount): return try nudge(amount, session, results)
    case .find(let name): return try find(name, session)
    case .reference(let path): try hold(path, session, results)
    case .fold(let fold): try self.fold(fold, session)
    case .go: isRunning.toggle()
    case .escape: return escape(session)
    case .enter: return enter(session, results)
    case .commit: return try commit(session, results)
    case .page(let count): return turn(count, session, results)
    case .view, .difference, .numbers, .size, .range, .speed: try choose(look, session)
    case .sort(let order): sort(order, session, results)
    case .presets, .prompt, .search, .menu, .define, .help: try open(look, session)
    }
    return nil
  }

  private mutating func hold(
    _ path: String, _ session: Session, _ results: Results
  ) throws(CommandError) {
    _ = try results.known(ComparisonInquiry(path, session.subject))
    (reference, screen, overlay, hand) = (path, .reference, nil, .pass)
  }

  /// What is typed, then what is open, then the hand back on the pass, then one level out.
  private mutating func escape(_ session: Session) -> Command? {
    if typed != nil {
      typed = nil
    } else if overlay != nil {
      overlay = nil
    } else if hand != .pass {
      hand = .pass
    } else if isRunning {
      isRunning = false
    } else if screen != nil {
      screen = nil
    } else if showsDifference {
      showsDifference = false
    } else if session.place.rung != .network {
      return .walk(.zoomOut)
    }
    return nil
  }

  /// Into the output under the pointer, with the hand back on the pass.
  private mutating func enter(_ session: Session, _ results: Results) -> Command? {
    if isOnRows { return enterRow(session, results) }
    guard hand == .output else {
      hand = .pass
      return nil
    }
    hand = .pass
    let node = session.position.node
    let indices =
      session.place.rung <= .layer && session.position.ladder.has(.map)
      ? [pointedMap(in: session.position)]
      : node.shape.element(at: Bench(session, self).outputElement)
    return .goto(Reference(node.alias, nil, indices))
  }

  /// A page of maps or units on; in a list a page of rows, in the funnel so many
  /// layers, in a map a row.
  private mutating func turn(_ count: Int, _ session: Session, _ results: Results) -> Command? {
    if isOnRows {
      moveRow(by: count * sheet.count, session, results)
      return nil
    }
    if session.place.rung == .network || session.place.layer == 0 {
      let place = session.place.layer
      let layer = min(max(0, place + count * Interaction.layersPerPage), session.network.last)
      return layer == place
        ? nil : .walk(layer > place ? .step(layer - place) : .back(place - layer))
    }
    guard session.place.rung == .layer else { return .walk(.row(count)) }
    turn(count, MapRanking(Scene(session, results), by: order), session.position)
    return nil
  }
  /// Layers that a page of the funnel stands for.
  private static let layersPerPage = 16

  private mutating func take(
    _ wanted: Hand?, _ session: Session, _ results: Results
  ) throws(CommandError) {
    let order = Hand.allCases.filter { $0 != .kernel || Bench(session, self).kernel != nil }
    let current = order.firstIndex(of: hand) ?? 0
    let next = wanted ?? order[(current + 1) % order.count]
    guard order.contains(next) else {
      throw .noParameter(session.position.node.alias, "kernel")
    }
    (typed, isRunning) = (nil, false)
    if next == .kernel, hand != .kernel { pointer.takeKernel(session.position) }
    if next == .output, session.place.rung >= .cell {
      let width = Bench(session, self).size(.output)?.width ?? 1
      pointer.output = .init(session.position.cell / width, session.position.cell % width)
    }
    if next == .output, session.place.rung <= .layer, session.position.hasParts {
      point(
        at: map(MapRanking(Scene(session, results), by: self.order), in: session.position),
        session.position)
    }
    hand = next
  }

  private mutating func move(
    _ rows: Int, _ columns: Int, _ session: Session, _ results: Results
  ) throws(CommandError) {
    if isOnRows { return moveRow(by: rows + columns, session, results) }
    if hand == .pass { try take(.output, session, results) }
    if hand == .output, session.place.rung <= .layer, session.position.hasParts {
      // From one to the next as they stand on the screen.
      let ranking = MapRanking(Scene(session, results), by: order)
      let rank = ranking.rank(of: map(ranking, in: session.position))
      let next = rank + rows * sheet.across + columns
      guard ranking.maps.indices.contains(next) || abs(rows) + abs(columns) > 1 else { return }
      point(at: ranking.maps[min(max(0, next), ranking.maps.count - 1)], session.position)
      return
    }
    let spot = pointer[hand]
    try move(to: Pointer.Spot(spot.row + rows, spot.column + columns), session, results)
  }

  /// The pointer stays on what the hand holds.
  private mutating func move(
    to spot: Pointer.Spot, _ session: Session, _ results: Results
  ) throws(CommandError) {
    if hand == .pass { try take(.output, session, results) }
    guard let size = Bench(session, self).size(hand) else { return }
    pointer[hand] = .init(
      min(max(spot.row, 0), size.height - 1), min(max(spot.column, 0), size.width - 1))
  }

  private func find(_ name: String, _ session: Session) throws(CommandError) -> Command {
    let nodes = session.network.nodes
    guard let found = session.network.layers(matching: name).first else {
      throw .unknownLayer(name, known: nodes.map(\.alias))
    }
    return .goto(Reference(nodes[found].alias))
  }
}

extension Pointer {
  /// A kernel is taken at its first number, or at the weight of the term at hand.
  mutating func takeKernel(_ position: Position) {
    (kernel, channel) = (Spot(), 0)
    guard position.place.rung >= .channel, position.place.layer > 0,
      case .product(_, _, let weight?) = position.explanation.term(position.place.term)
    else { return }
    guard let filter = Bench(position, self).filterShape,
      let spot = filter.spot(Array(weight.dropFirst()))
    else { return }
    if filter.rank == 1 {
      kernel = Spot(spot.map, 0)
    } else {
      (channel, kernel) = (spot.map, Spot(spot.row, spot.column))
    }
  }
  subscript(hand: Hand) -> Spot {
    get {
      switch hand {
      case .pass, .output: output
      case .kernel: kernel
      case .input: input
      }
    }
    set {
      switch hand {
      case .pass, .output: output = newValue
      case .kernel: kernel = newValue
      case .input: input = newValue
      }
    }
  }
}

extension Interaction {
  /// After the place has moved: a screen that was chosen gives way to the place's own. The table
  /// of layers stays while one goes from layer to layer.
  public mutating func follow(_ session: Session, from before: Place? = nil) {
    let isAlong = before?.rung == session.place.rung && session.place.rung <= .layer
    if screen != .table || !isAlong { screen = nil }
    (row, typed) = (nil, nil)
    folding.settle()
    keepMap(session, from: before)
    if hand == .kernel, Bench(session, self).kernel == nil { hand = .pass }
  }
}
