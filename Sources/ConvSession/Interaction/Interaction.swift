public import ConvNet

/// How one looks and what one is typing: never recorded, and no number follows from it.
public struct Interaction: Hashable, Sendable {
  public enum Range: String, Hashable, Sendable, CaseIterable {
    case layer, map, fixed
  }
  /// A list or a text that lies over the screen.
  public enum Overlay: Hashable, Sendable {
    case help(String?)
    case definitions(String?)
    case menu, presets, lessons
  }
  public struct Message: Hashable, Sendable {
    public var text: String
    public var isFailure: Bool
    /// The state whose answer the one now is held against; nil: the answer is not spoken of.
    public var before: Subject?

    public init(_ text: String, isFailure: Bool, before: Subject? = nil) {
      (self.text, self.isFailure, self.before) = (text, isFailure, before)
    }
  }

  public var hand = Hand.pass
  public var pointer = Pointer()
  /// The text typed into the number at hand; it changes nothing until it is committed.
  public var typed: String?
  /// The text typed on a lesson's answer line; nil while it is not open.
  public var answer: String?
  /// Whether letters go into it as well; otherwise they keep their meaning.
  public var answersInWords = false
  public var prompt: Prompt?
  /// The lines typed at the prompt before, the last one last.
  public var lines: [String] = []
  public var overlay: Overlay?
  /// Whether Escape was pressed once to leave the lesson: pressed again it does.
  public var isLeaving = false
  /// How far an overlay is scrolled.
  public var scroll = 0
  /// The entry of a menu that its cursor is on.
  public var cursor = 0
  /// Whether the mouse takes in hand what it is over.
  public var hovers = false
  /// Whether what is in hand was taken like that: it is let go of when the mouse is elsewhere.
  public var isHovering = false
  /// A chosen screen; nil: the one that belongs to the rung.
  public var screen: ScreenName?
  public var showsDifference = false
  /// The layer that one was at when something was last changed: there it is said what that did.
  public var changedAt: Int?
  /// Maps as numbers where they fit; nil: as the screen thinks best.
  public var showsNumbers: Bool?
  /// Maps in their own size, with a viewport that follows the place.
  public var isNativeSize = false
  public var range = Range.layer
  /// Which blocks of layers stand as one stack in the funnel.
  public var folding = Folding()
  public var message: Message?
  /// Whether the pass runs by itself, and how fast.
  public var isRunning = false
  public var speed = 1.0
  /// Whether learning goes on by itself.
  public var isLearning = false
  /// Whether the arrows go from epoch to epoch there, rather than from moment to moment.
  public var goesByEpochs = false
  /// The screens that Escape comes back to, the last one first.
  var returns: [ScreenName] = []
  /// The layer whose weights are seen meanwhile; nil: the one at hand.
  public var watched: Int?
  /// The cell of the confusions whose pictures are seen; nil: all mistakes.
  public var cell: Confusion.Cell?
  /// In which order maps and units stand.
  public var order = MapOrder.index
  /// The row of a list that its cursor is on; nil: where the list begins it.
  public var row: Int?
  /// What is chosen in the lab of moved pictures.
  public var shift = ShiftLab()
  /// What is chosen in the lab of silenced maps.
  public var knockout = KnockoutLab()
  /// The brush, while one paints.
  public var paint = PaintLab()
  /// The hunt for a kernel.
  public var hunt = HuntLab()
  /// What is chosen where it is seen what speaks for a class.
  public var evidence = EvidenceChoice()
  /// What is chosen where it is seen what excites a map.
  public var features = FeatureChoice()
  /// The sizes that are tried in arithmetic; nil: those of the layer at hand.
  public var arithmetic: ArithmeticChoice?
  /// The pair of convolutions that is made into one, and how it is looked at.
  public var linear = LinearChoice()
  /// The channels that are added up, and how many of them.
  public var channels = ChannelsChoice()
  /// What is looked at of two models.
  public var models = ModelsInHand()
  /// What is checked.
  public var health = HealthInHand()
  /// How many bits are tried.
  public var precision = PrecisionInHand()
  /// The file whose values are held against those here.
  public var referenceFile: String?

  public init() {}

  public var isTyping: Bool { prompt != nil || typed != nil }

  /// The state that the one at hand is compared with: one that is held, or how it was before the
  /// last change.
  public func before(in session: Session) -> Subject? {
    let before = session.compared ?? session.beforeLastChange
    guard let before, before.network.nodes.count == session.network.nodes.count,
      before.network.nodes.map(\.shape) == session.network.nodes.map(\.shape)
    else { return nil }
    return before
  }

  /// The state beside the one at hand on the screen that compares two: its windows can be made
  /// differently, so that its layers have other sizes, or are more.
  public func held(in session: Session) -> Subject? {
    before(in: session)
      ?? (session.compared ?? session.beforeLastChange).flatMap {
        $0.origin.base == session.subject.origin.base ? $0 : nil
      }
  }

  /// Says something above the hints.
  public mutating func notice(_ text: String) { message = Message(text, isFailure: false) }

  /// Lays a list or a text over the screen, from its first line.
  mutating func open(_ overlay: Overlay, at cursor: Int = 0) {
    (self.overlay, scroll, self.cursor) = (overlay, 0, cursor)
  }
}
