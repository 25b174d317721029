import ConvCanvas
import ConvNet
import ConvSession

/// All that a pane reads: what is known, how one looks at it, in which glyphs and colours, and what
/// is marked.
struct View {
  let scene: Scene
  let interaction: Interaction
  let appearance: Appearance
  let marks: Marks
  /// Rows and columns of the whole screen.
  let size: Size

  init(_ scene: Scene, _ interaction: Interaction, _ appearance: Appearance, _ size: Size) {
    (self.scene, self.interaction) = (scene, interaction)
    (self.appearance, self.size) = (appearance, size)
    marks = Marks(scene.session, interaction)
  }

  var session: Session { scene.session }
  var network: Network { scene.network }
  var position: Position { scene.position }
  var node: Node { position.node }

  /// Whether one number is looked at, not the whole map.
  var isOneNumber: Bool { session.place.rung >= .cell || interaction.hand == .output }

  /// Whether the pass has not come to a layer.
  func isWaiting(_ layer: Int) -> Bool {
    let extent = scene.extent(of: layer)
    return extent.elements == 0 && extent.terms == 0
  }
}
