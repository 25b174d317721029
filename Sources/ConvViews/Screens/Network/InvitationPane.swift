import ConvCanvas
import ConvNet
import ConvSession

/// The next things worth doing, once the pass has come to its answer.
struct InvitationPane: Pane {
  let view: View

  static let least = Size(rows: 2, columns: 58)

  /// Nothing before the end of a pass or a change, in a lesson, and where something else is at hand.
  var words: [Words] {
    let isAtEnd = session.place.layer == network.last
    guard session.course == nil, network.last > 0, isAtEnd || session.beforeLastChange != nil,
      session.place.rung == .network, interaction.hand == .pass, interaction.message == nil,
      !network.isGallery, network.graph.obstacle(to: network.last) == nil
    else { return [] }
    let menu: Words = scene.surroundings.shelf.next == nil ? "" : ", \(key: "m") a lesson"
    return [
      "\(label: "What next?") \(key: "down") looks inside" + experiment + otherPicture
        + ", \(bold: ":input photo.jpg") your own" + menu + "."
    ]
  }

  func draw(_ rect: Rect, on painter: inout Painter) {
    let lines = words.flatMap { Words(spelling: $0, appearance).wrapped(rect.columns) }
    guard lines.count <= rect.rows else { return }
    for (index, line) in lines.enumerated() {
      painter.put(line, rect.row + rect.rows - lines.count + index, rect.column)
    }
  }

  /// Behind a change there is what takes it back.
  private var experiment: Words {
    if session.beforeLastChange != nil { return ", \(key: "u") takes the change back" }
    return NextThings(view).silence.map { ", \(bold: ":\($0.command)") breaks a kernel" } ?? ""
  }

  private var otherPicture: Words {
    NextThings(view).otherPicture.map { ", \(bold: ":\($0.command)") \($0.label)" } ?? ""
  }
}
