import ConvNet

extension Session {
  mutating func edit(_ edit: EditCommand, _ results: Results) throws(CommandError) {
    switch edit {
    case .set(let reference, let operation):
      try change(adding: operation, at: reference)
    case .reset(nil):
      var original = try withoutStrokes(results)
      original.edits = []
      change(original)
    case .reset(let reference?): try reset(reference, results)
    case .mute(let reference): try mute(reference)
    case .undo:
      // In a lesson the state that the step made is the floor.
      guard past.count > course?.start?.depth ?? 0, let before = past.popLast() else {
        throw .nothingToUndo
      }
      undone.append(subject)
      take(before)
      course?.forgetFeedback()
    case .redo:
      guard let after = undone.popLast() else { throw .nothingToRedo }
      past.append(subject)
      take(after)
    case .compare(.off): compared = nil
    case .compare(.opened):
      var opened = subject
      opened.edits = []
      compared = opened
    case .compare(.before):
      guard let before = past.last else { throw .nothingBefore }
      guard before.network.nodes.map(\.shape) == network.nodes.map(\.shape) else {
        throw .unavailable("the state before is of another network or size, there is no comparing")
      }
      compared = before
    }
  }

  private mutating func change(
    adding operation: WeightOperation, at reference: Reference
  ) throws(CommandError) {
    let (layer, parameter, block) = try reference.parameter(in: network)
    do { try operation.check(block) } catch { throw .operation(reference.text, error) }
    var edited = subject
    edited.edits.append(
      Edit(layer: layer, .weights(parameter.name, indices: reference.indices, operation)))
    change(edited)
  }

  /// The picture as it was opened, and the network in the size that it has.
  private func withoutStrokes(_ results: Results) throws(CommandError) -> Subject {
    var original = subject
    original.strokes = []
    let size = subject.picture.pixels.shape
    if network.pictureShape != size {
      original.origin = .opened(try network(for: size, results))
    }
    return original
  }

  private mutating func reset(
    _ reference: Reference, _ results: Results
  ) throws(CommandError) {
    var original = subject
    if reference.member != nil {
      let (layer, parameter, _) = try reference.parameter(in: network)
      original.restore(parameter.name, of: layer, reference.indices)
      return change(original)
    }
    let layer = try reference.layer(in: network)
    guard reference.indices.count <= 1 else { throw .badPlace(reference.text) }
    try reference.check(network.nodes[layer].shape.sizes)
    if layer == 0 {
      original = try withoutStrokes(results)
    } else if let map = reference.indices.first {
      for parameter in network.nodes[layer].layer.parameters {
        original.restore(parameter.name, of: layer, [map])
      }
      original.edits.removeAll { $0 == Edit(layer: layer, .mute(map: map)) }
    } else {
      original.edits.removeAll { $0.layer == layer }
    }
    change(original)
  }

  private mutating func mute(_ reference: Reference) throws(CommandError) {
    let layer = try reference.layer(in: network)
    guard layer > 0 else { throw .noMaps("input") }
    guard reference.indices.count <= 1, reference.member == nil else {
      throw .badPlace(reference.text)
    }
    try reference.check(network.nodes[layer].shape.sizes)
    let mute = Edit(layer: layer, .mute(map: reference.indices.first))
    var edited = subject
    if edited.edits.contains(mute) {
      edited.edits.removeAll { $0 == mute }
    } else {
      edited.edits.append(mute)
    }
    change(edited)
  }
}
