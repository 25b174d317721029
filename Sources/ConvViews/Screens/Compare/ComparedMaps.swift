import ConvCanvas
import ConvNet
import ConvSession

/// The map at hand in two states. Where these give it different sizes, the cursor is on the place of
/// the other that lies at the same share of height and width.
struct ComparedMaps {
  let view: View
  let held: Subject
  let channel: Int
  let was: MapImage
  let now: MapImage
  /// Whether the second is what differs, and not what is.
  let showsDifference: Bool
  let cursor: (row: Int, column: Int)
  let otherCursor: (row: Int, column: Int)
  /// `5×5 was, 10×10 is`
  let sizes: String

  init(view: View, held: Subject) {
    (self.view, self.held) = (view, held)
    let (node, layer) = (view.node, view.position.place.layer)
    let before = view.interaction.before(in: view.session)
    showsDifference = view.interaction.showsDifference && before != nil
    let channel = ComparedMaps.channel(view)
    self.channel = channel
    let other = View(view.scene.of(held), view.interaction, view.appearance, view.size)
    let there = other.network.graph.index(of: node.alias)
    var was: MapImage =
      node.isInput
      ? view.picture(of: held)
      : there.map { other.image($0, channel: channel) } ?? .waiting(rows: 1, columns: 1)
    var now =
      showsDifference
      ? view.difference(layer, channel: channel, from: held)
      : node.isInput ? view.picture() : view.image(layer, channel: channel)
    cursor = ComparedMaps.cursor(view)
    otherCursor = (
      cursor.row * was.rows / max(1, now.rows), cursor.column * was.columns / max(1, now.columns)
    )
    (was.current, now.current) = (otherCursor, cursor)
    (self.was, self.now) = (was, now)
    sizes =
      there == nil
      ? "≠ only now"
      : was.rows == now.rows && was.columns == now.columns
        ? "≠ other windows"
        : "≠ \(was.rows)×\(was.columns) was, \(now.rows)×\(now.columns) is"
  }

  var name: String {
    view.position.ladder.has(.map) ? "\(view.node.alias) map \(channel)" : view.node.alias
  }

  private static func channel(_ view: View) -> Int {
    guard view.position.ladder.has(.map) else { return 0 }
    let isInside = view.session.place.rung > .layer
    return isInside ? view.position.map : view.interaction.pointedMap(in: view.position)
  }
  /// The pointer of the output, or the cell that the pass is at.
  private static func cursor(_ view: View) -> (row: Int, column: Int) {
    if view.interaction.hand == .pass, view.session.place.rung >= .cell {
      let cell = view.position.cell
      return (cell / view.node.shape.width, cell % view.node.shape.width)
    }
    let size = HandReach(view.session, view.interaction).size(.output) ?? Pair(1)
    let spot = view.interaction.pointer.output
    return (min(spot.row, size.height - 1), min(spot.column, size.width - 1))
  }
}
