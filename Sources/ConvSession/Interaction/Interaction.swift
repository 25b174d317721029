public import ConvNet

/// How one looks and what one is typing: never recorded, and no number follows from it.
public struct Interaction: Hashable, Sendable {
  public enum Range: String, Hashable, Sendable, CaseIterable {
    case layer, map, fixed
  }
  /// What lies over the screen.
  public enum Overlay: Hashable, Sendable {
    case help(String?)
    case definitions(String?)
    case menu, presets
  }
  public struct Message: Hashable, Sendable {
    public var text: String
    public var isFailure: Bool

    public init(_ text: String, isFailure: Bool) { (self.text, self.isFailure) = (text, isFailure) }
  }

  public var hand = Hand.pass
  public var pointer = Pointer()
  /// What is typed into the number at hand; it changes nothing until it is committed.
  public var typed: String?
  /// What is typed on a lesson's answer line; nil while it is not open.
  public var answer: String?
  /// Whether letters go into it as well; otherwise they keep their meaning.
  public var answersInWords = false
  public var prompt: Prompt?
  /// What was typed at the prompt before, the last line last.
  public var lines: [String] = []
  public var overlay: Overlay?
  /// How far an overlay is scrolled.
  public var scroll = 0
  /// A chosen screen; nil: the one that belongs to the rung.
  public var screen: ScreenName?
  public var showsDifference = false
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
  /// The lessons that there are, in their order.
  public var shelf: [LessonEntry] = []
  /// In which order maps and units stand.
  public var order = MapOrder.index
  /// What a page is on this screen.
  public var sheet = Sheet()
  /// The layer that the table's cursor is on; nil: the one at hand.
  public var row: Int?
  /// The file whose values are held against those here.
  public var reference: String?
  /// How far the work in the background is.
  public var progress: PassProgress?

  public init() {}

  public var isTyping: Bool { prompt != nil || typed != nil }

  /// What the subject at hand is compared with: a held state, or how it was before
  /// the last change.
  public func reference(in session: Session) -> Subject? {
    let reference = session.compared ?? session.beforeLastChange
    guard let reference, reference.network.nodes.count == session.network.nodes.count,
      reference.network.nodes.map(\.shape) == session.network.nodes.map(\.shape)
    else { return nil }
    return reference
  }
}

/// Where the hand points, on each of the things it can hold.
public struct Pointer: Hashable, Sendable {
  /// On the output: row and column of the map at hand, or a unit and 0.
  public var output = Spot()
  /// On the kernel: a row past the last is the bias.
  public var kernel = Spot()
  /// Which of a filter's kernels.
  public var channel = 0
  /// On the layer's input.
  public var input = Spot()

  /// Among the maps or units of a layer, where all are on the screen; nil: none was chosen.
  public var map: Int?

  public init() {}

  public struct Spot: Hashable, Sendable {
    public var row: Int
    public var column: Int

    public init(_ row: Int = 0, _ column: Int = 0) { (self.row, self.column) = (row, column) }
  }
}

/// The line one types a command in.
public struct Prompt: Hashable, Sendable {
  public enum Purpose: Hashable, Sendable { case command, search }
  public var purpose: Purpose
  public var text = ""
  /// In characters from the start.
  public var cursor = 0
  /// How far back in what was typed before one is; 0 is the line being typed.
  public var recalled = 0
  /// The line being typed, while older ones are looked at.
  public var draft = ""
  /// What Tab goes through, and where it is.
  public var candidates: [String] = []
  public var candidate: Int?
  public var error: String?
  /// Which of the layers that a search found is chosen, the best first.
  public var choice = 0

  public init(_ purpose: Purpose) { self.purpose = purpose }
}
