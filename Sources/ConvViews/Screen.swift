public import ConvCanvas
import ConvNet
public import ConvSession

/// A screen: what it must know, and how it looks with what is known so far. Newcomers add a file
/// in `Screens/` and a row in the catalog.
public struct Screen: Sendable {
  typealias Needs = @Sendable (Session, Interaction) -> [Need]
  typealias Draw = @Sendable (inout Painter, Rect) -> Void

  public let name: ScreenName
  private let ownNeeds: Needs
  private let draw: Draw

  init(_ name: ScreenName, needs: @escaping Needs, draw: @escaping Draw) {
    (self.name, ownNeeds, self.draw) = (name, needs, draw)
  }

  /// The layer at hand and what it reads.
  static let needsAtHand: Needs = { session, _ in session.needsAtHand }

  /// Inside a layer: what is added up to a number, and who answers to an edit.
  static let needsInside: Needs = { session, interaction in session.needsInside(interaction) }

  static let needsOfLayer: Needs = { session, interaction in session.needsOfLayer(interaction) }

  public static let catalog: [Screen] = [
    .welcome, .network, .table, .layer, .map, .cell, .channel, .product, .compare, .reference,
  ]

  /// The screen that was chosen, or the one that belongs to the place.
  public static func current(_ session: Session, _ interaction: Interaction) -> Screen {
    var name = interaction.screen ?? session.position.screen
    // A kernel in hand is seen in the panes of its layer, wherever it was taken.
    if interaction.hand == .kernel {
      name = session.place.rung == .cell || session.place.rung == .term ? .cell : .map
    }
    // An input in hand is seen beside the map that reads it.
    if interaction.hand == .input, name == .layer, session.position.ladder.has(.map) { name = .map }
    return catalog.first { $0.name == name } ?? .network
  }

  /// What the screen shows, the answer in the title included, the most wanted first.
  public func needs(_ session: Session, _ interaction: Interaction) -> [Need] {
    var needs = ownNeeds(session, interaction)
    let answer = Need.about(session.subject, .activation(session.network.last))
    if !session.isStepping || session.place.layer == session.network.last { needs.append(answer) }
    // While a weight is at hand, what the network says is compared with what it said.
    if interaction.hand == .kernel, let before = interaction.reference(in: session) {
      needs.append(.about(before, .activation(session.network.last)))
    }
    return needs
  }

  /// Pure: the same values give the same canvas, at every size down to 0×0.
  public func canvas(
    _ scene: Scene, _ interaction: Interaction, _ appearance: Appearance, _ size: Size
  ) -> Canvas {
    painted(scene, interaction, appearance, size).canvas
  }

  /// What lies under a cell of the canvas, for the mouse.
  public func target(
    row: Int, column: Int, _ scene: Scene, _ interaction: Interaction, _ appearance: Appearance,
    _ size: Size
  ) -> PointerTarget? {
    guard interaction.overlay == nil else { return nil }
    return painted(scene, interaction, appearance, size).areas.reversed().lazy
      .compactMap { $0.target(row, column) }.first
  }

  /// How many maps, units or rows of a table stand on it at once; nil where it has no pages.
  public func sheet(
    _ scene: Scene, _ interaction: Interaction, _ appearance: Appearance, _ size: Size
  ) -> Sheet? {
    painted(scene, interaction, appearance, size).sheet
  }

  /// Words that found no room on it and were cut.
  package func cutWords(
    _ scene: Scene, _ interaction: Interaction, _ appearance: Appearance, _ size: Size
  ) -> [String] {
    painted(scene, interaction, appearance, size).cut
  }

  private func painted(
    _ scene: Scene, _ interaction: Interaction, _ appearance: Appearance, _ size: Size
  ) -> Painter {
    var painter = Painter(View(scene, interaction, appearance, size))
    guard size.rows >= Chrome.smallest.rows, size.columns >= Chrome.smallest.columns else {
      painter.drawReduced()
      return painter
    }
    if let overlay = interaction.overlay {
      painter.draw(overlay, over: text(scene, interaction, size))
    } else if let course = scene.session.course {
      draw(&painter, course)
    } else {
      drawBody(&painter, Chrome.body(size))
    }
    painter.drawChrome(self.name)
    return painter
  }

  /// What stands on the screen without an overlay, in words.
  private func text(_ scene: Scene, _ interaction: Interaction, _ size: Size) -> String {
    guard case .definitions(nil)? = interaction.overlay else { return "" }
    var plain = interaction
    plain.overlay = nil
    let words = canvas(scene, plain, .plain, size).text()
    return words + " " + scene.network.nodes[scene.session.place.layer].kind
  }

  /// The picture with the lesson's text below or beside it.
  private func draw(_ painter: inout Painter, _ course: Course) {
    guard !course.isFinished else {
      painter.drawEnd(of: course, Chrome.body(painter.size))
      return
    }
    let pane = LessonPane(painter.size)
    var body = pane.body(painter.size)
    // The text takes the place of the screen's own words, so that the picture keeps its size.
    if !pane.isBeside, name != .layer, name != .product { body.rows += LessonPane.wordRows }
    drawBody(&painter, body)
    painter.draw(course)
  }

  /// Inside a layer that can not be computed there is one thing to say at every rung.
  private func drawBody(_ painter: inout Painter, _ body: Rect) {
    let isInside: Bool =
      switch name {
      case .layer, .map, .cell, .channel, .product: true
      default: false
      }
    let layer = painter.session.place.layer
    if isInside, painter.network.obstacle(to: layer) != nil {
      painter.drawObstacle(body)
    } else {
      draw(&painter, body)
    }
  }
}

extension Position {
  /// The screen that shows a place as deep as its rung.
  var screen: ScreenName {
    switch place.rung {
    case .network: .network
    case .layer: place.layer == 0 ? .network : .layer
    case .map: .map
    case .cell: .cell
    case .channel: .channel
    case .term: .product
    }
  }
}

extension Session {
  /// The activation of the layer at hand, and of those it reads.
  var needsAtHand: [Need] {
    ([place.layer] + position.node.inputs).map { .about(subject, .activation($0)) }
      + weightNeeds(place.layer)
  }
}
