public import ConvCanvas
import ConvNet
public import ConvSession

/// A screen: its name, what it must know, and the pane that shows what is known so far. Newcomers add
/// a folder in `Screens/` and a row in the catalog.
public struct Screen: Sendable {
  typealias Needs = @Sendable (Session, Interaction) -> [Need]
  typealias Body = @Sendable (View) -> any Pane

  public let name: ScreenName
  /// A few words on what the screen shows, for menus.
  private let summary: String
  private let ownNeeds: Needs
  private let body: Body
  /// Whether its pane has the margins as well: a column on each side and the row above the hints.
  private let takesMargins: Bool
  /// Whether it is a lab: something is tried there.
  private let isLab: Bool

  init(
    _ name: ScreenName, _ summary: String, needs: @escaping Needs, takesMargins: Bool = false,
    isLab: Bool = false, body: @escaping Body
  ) {
    (self.name, self.summary, ownNeeds) = (name, summary, needs)
    (self.takesMargins, self.isLab, self.body) = (takesMargins, isLab, body)
  }

  public var entry: ScreenEntry { ScreenEntry(name, summary, isLab: isLab) }

  /// The layer at hand and what it reads.
  static let needsAtHand: Needs = { session, _ in session.needsAtHand }

  /// Inside a layer: what is added up to a number, and who answers to an edit.
  static let needsInside: Needs = { session, interaction in session.needsInside(interaction) }

  static let needsOfLayer: Needs = { session, interaction in session.needsOfLayer(interaction) }

  public static let catalog: [Screen] = [
    .welcome, .network, .table, .layer, .map, .cell, .channel, .product, .compare, .reference,
    .silent, .learning, .batch, .gradients, .weightUpdate, .confusion,
    // Labs
    .arithmetic, .field, .linear, .matrix, .channels, .shift, .knockout, .paint, .hunt, .evidence,
    .features, .models, .health, .preprocessing, .precision,
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

  /// The needs of all that it shows, the answer in the title included, the most wanted first.
  public func needs(_ session: Session, _ interaction: Interaction) -> [Need] {
    var needs = ownNeeds(session, interaction)
    let answer = Need.about(session.subject, .activation(session.network.last))
    if !session.isStepping || session.place.layer == session.network.last { needs.append(answer) }
    // While a weight is at hand, and behind a change, what the network says is compared with what it
    // said.
    let held = interaction.hand == .kernel ? interaction.before(in: session) : nil
    if let before = held ?? interaction.message?.before {
      needs.append(.about(before, .activation(session.network.last)))
    }
    return needs
  }

  /// Pure: the same values give the same frame, at every size down to 0×0.
  public func frame(
    _ scene: Scene, _ interaction: Interaction, _ appearance: Appearance, _ size: Size
  ) -> Frame {
    let view = View(scene, interaction, appearance, size)
    var painter = Painter(size, appearance)
    painter.covered = Chrome.covered(view, name)
    for placed in panes(view) {
      let labels = painter.labels
      placed.draw(on: &painter)
      if placed.pane is LessonPane { painter.labels = labels }
    }
    return Frame(painter)
  }

  /// All panes and where they stand, each over those before it. Where one has too little room for
  /// what it shows, the reduced screen takes the place of all.
  private func panes(_ view: View) -> [PlacedPane] {
    let size = view.size
    let whole = Rect(row: 0, column: 0, rows: size.rows, columns: size.columns)
    let reduced = PlacedPane(ReducedPane(view: view), whole)
    let isInLesson = view.session.course?.step != nil && view.interaction.overlay == nil
    let smallest = isInLesson ? LessonLayout.smallest : Chrome.smallest
    guard size.rows >= smallest.rows, size.columns >= smallest.columns else { return [reduced] }
    let panes = middle(view)
    return panes.allSatisfy(\.hasRoom) ? panes + Chrome.panes(view, name) : [reduced]
  }

  /// The panes between the breadcrumbs and the hints.
  private func middle(_ view: View) -> [PlacedPane] {
    let body = Chrome.body(view.size)
    if view.interaction.overlay == .lessons {
      return [PlacedPane(LessonListPane(view: view), body)]
    }
    if let overlay = view.interaction.overlay {
      let text = text(view, below: overlay)
      return [PlacedPane(OverlayPane(view: view, overlay: overlay, text: text), body)]
    }
    guard let course = view.session.course else { return [picture(view, body)] }
    guard let lesson = LessonPanes(view, name) else {
      return [PlacedPane(LessonEndPane(view: view, course: course), body)]
    }
    let picture = lesson.own.map { PlacedPane($0, lesson.body) } ?? picture(view, lesson.body)
    return [picture] + lesson.panes
  }

  /// The screen's own pane. Inside a layer that can not be computed there is one thing to say at
  /// every rung.
  private func picture(_ view: View, _ body: Rect) -> PlacedPane {
    let isInside =
      switch name {
      case .layer, .map, .cell, .channel, .product: true
      default: false
      }
    if isInside, view.network.graph.obstacle(to: view.session.place.layer) != nil {
      return PlacedPane(ObstaclePane(view: view), body)
    }
    if takesMargins {
      // Beside a lesson one more column is free.
      let isBeside = view.session.course != nil && LessonLayout(view.size).isBeside
      return PlacedPane(
        self.body(view), Chrome.withMargins(body),
        margin: isBeside ? LessonLayout.gap - 1 : 0)
    }
    let isAtMargin = body.column + body.columns == view.size.columns - 1
    return PlacedPane(self.body(view), body, margin: isAtMargin ? 1 : 0)
  }

  /// The text of the screen that an overlay lies over, labels and numbers included, where the
  /// overlay asks for it.
  private func text(_ view: View, below overlay: Interaction.Overlay) -> String {
    guard case .definitions(nil) = overlay else { return "" }
    var plain = view.interaction
    plain.overlay = nil
    return frame(view.scene, plain, .plain, view.size).canvas.text() + " " + view.node.kind
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
