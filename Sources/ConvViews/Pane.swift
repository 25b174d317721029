import ConvCanvas
import ConvNet
import ConvSession

/// A part of a screen: it reads a view and draws in a rectangle. It keeps nothing that the view
/// does not say, so that it can be made, asked for its words and drawn anywhere.
protocol Pane {
  var view: View { get }

  /// The smallest rectangle in which it does not mislead. A screen leaves it out where there is
  /// less.
  static var least: Size { get }
  /// Whether a rectangle is as large as it needs for what it shows at hand.
  func fits(_ rect: Rect) -> Bool
  /// The sentences that it says, without being drawn.
  var words: [Words] { get }
  /// Draws inside of the rectangle: what lies outside is clipped by ``Painter/draw(_:in:)``.
  func draw(_ rect: Rect, on painter: inout Painter)
}

extension Pane {
  var words: [Words] { [] }

  func fits(_ rect: Rect) -> Bool { isAtLeast(rect) }
  /// Whether a rectangle is as large as every pane of its kind needs.
  func isAtLeast(_ rect: Rect) -> Bool {
    rect.rows >= Self.least.rows && rect.columns >= Self.least.columns
  }

  var scene: Scene { view.scene }
  var interaction: Interaction { view.interaction }
  var appearance: Appearance { view.appearance }
  var marks: Marks { view.marks }
  var session: Session { view.session }
  var network: Network { view.network }
  var position: Position { view.position }
  var node: Node { view.node }
}

extension Painter {
  /// Draws a pane in a rectangle, which bounds all that it writes; one that needs more room is left
  /// out.
  /// - Parameter margin: free columns at its right, in which what it writes may end.
  /// - Returns: whether it was drawn.
  @discardableResult
  mutating func draw(_ pane: some Pane, in rect: Rect, margin: Int = 0) -> Bool {
    guard pane.fits(rect) else { return false }
    let clip = canvas.clip
    var bounds = rect
    bounds.columns += margin
    canvas.clip = clip.intersection(bounds)
    pane.draw(rect, on: &self)
    canvas.clip = clip
    return true
  }
}
