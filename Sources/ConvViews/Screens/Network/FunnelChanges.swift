import ConvNet
import ConvSession

/// The changes that an edit made in each layer. They are looked up, not made for every frame.
struct FunnelChanges {
  /// By layer; empty where nothing was changed, or where it is not known yet.
  private(set) var layers: [Int: LayerChange] = [:]
  /// The subject that it is compared with.
  let before: Subject?

  init(_ view: View) {
    let session = view.session
    guard !session.isStepping, let before = view.interaction.before(in: session),
      before != session.subject
    else {
      self.before = nil
      return
    }
    self.before = before
    for layer in view.network.nodes.indices {
      layers[layer] = view.scene.change(of: layer, from: before)
    }
  }
}
