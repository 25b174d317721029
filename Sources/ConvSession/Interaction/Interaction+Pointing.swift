import ConvNet

/// The hand, and where its pointer is.
extension Interaction {
  /// Takes something in hand; nil: the next thing that the layer has.
  mutating func take(_ wanted: Hand?, in scene: Scene) throws(CommandError) {
    let (session, position) = (scene.session, scene.position)
    let order = Hand.allCases.filter { $0 != .kernel || Bench(session, self).kernel != nil }
    let current = order.firstIndex(of: hand) ?? 0
    let next = wanted ?? order[(current + 1) % order.count]
    guard order.contains(next) else { throw .noParameter(position.node.alias, "kernel") }
    (typed, isRunning) = (nil, false)
    if next == .kernel, hand != .kernel { pointer.takeKernel(position) }
    if next == .output, position.place.rung >= .cell {
      let width = Bench(session, self).size(.output)?.width ?? 1
      pointer.output = .init(position.cell / width, position.cell % width)
    }
    hand = next
    try pointAtMap(in: scene)
  }

  /// Moves the pointer; it stays on what the hand holds.
  mutating func movePointer(to spot: Pointer.Spot, in scene: Scene) throws(CommandError) {
    if hand == .pass { try take(.output, in: scene) }
    guard let size = Bench(scene.session, self).size(hand) else { return }
    pointer[hand] = .init(
      min(max(spot.row, 0), size.height - 1), min(max(spot.column, 0), size.width - 1))
  }

  /// Follows the place after it has moved: a screen that was chosen gives way to the place's own.
  /// The table of layers stays while one goes from layer to layer.
  public mutating func follow(_ session: Session, from before: Place? = nil) {
    let isAlong = before?.rung == session.place.rung && session.place.rung <= .layer
    if screen != .table || !isAlong { screen = nil }
    (row, typed) = (nil, nil)
    folding.settle()
    keepMap(session, from: before)
    if hand == .kernel, Bench(session, self).kernel == nil { hand = .pass }
  }
}
