import ConvNet

extension Session {
  mutating func edit(_ edit: EditCommand) throws(CommandError) {
    switch edit {
    case .set(let reference, let operation):
      try change(adding: operation, at: reference)
    case .reset(nil):
      var original = subject
      (original.edits, original.strokes) = ([], [])
      change(original)
    case .reset(let reference?): try reset(reference)
    case .mute(let reference): try mute(reference)
    case .undo:
      guard let before = past.popLast() else { throw .nothingToUndo }
      undone.append(subject)
      take(before)
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

  private mutating func reset(_ reference: Reference) throws(CommandError) {
    if reference.member != nil {
      try change(adding: .original, at: reference)
      return
    }
    let layer = try reference.layer(in: network)
    try reference.check(network.nodes[layer].shape.sizes)
    var original = subject
    if layer == 0 {
      original.strokes = []
    } else if let map = reference.indices.first {
      for parameter in network.nodes[layer].layer.parameters {
        original.edits.append(
          Edit(layer: layer, .weights(parameter.name, indices: [map], .original)))
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
