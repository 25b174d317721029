import ConvNet
import ConvSession

/// What an edit did to each layer: how many of its numbers are others than before.
struct FunnelChanges {
  struct Change: Hashable {
    /// Numbers of the layer that differ.
    let count: Int
    /// The map that differs most.
    let channel: Int
  }
  /// By layer; empty where nothing was changed, or where it is not known yet.
  private(set) var layers: [Int: Change] = [:]
  /// What it is compared with.
  let before: Subject?

  init(_ painter: Painter) {
    let session = painter.session
    guard !session.isStepping, let before = painter.interaction.reference(in: session),
      before != session.subject
    else {
      self.before = nil
      return
    }
    self.before = before
    for layer in painter.network.nodes.indices
    where session.subject.part(for: .activation(layer)) != before.part(for: .activation(layer)) {
      guard let now = painter.scene.reading(layer).value?.tensor,
        let then = painter.scene.reading(layer, of: before).value?.tensor
      else { continue }
      layers[layer] = FunnelChanges.change(now, then)
    }
  }

  private static func change(_ now: Tensor, _ then: Tensor) -> Change {
    let cells = now.shape.count / now.shape.channels
    return now.elements.withUnsafeBufferPointer { now in
      then.elements.withUnsafeBufferPointer { then in
        var (count, channel, largest) = (0, 0, Float(0))
        for index in now.indices where now[index] != then[index] {
          count += 1
          let difference = (now[index] - then[index]).magnitude
          if difference > largest { (largest, channel) = (difference, index / cells) }
        }
        return Change(count: count, channel: channel)
      }
    }
  }
}
