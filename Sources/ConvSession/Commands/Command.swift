public import ConvNet

/// One thing said to the program: by a key, at the prompt, in a lesson or a recording.
public enum Command: Hashable, Sendable {
  case walk(Walk)
  case goto(Reference)
  case edit(EditCommand)
  case open(OpenCommand)
  case stroke(StrokeCommand)
  case lesson(LessonCommand)
  case look(Look)
  case file(FileCommand)
}

/// Along the forward pass and in and out of it.
public enum Walk: Hashable, Sendable {
  case step(Int)
  case back(Int)
  case row(Int)
  case first
  case last
  case run
  case zoomIn
  case zoomOut
  case stepping(Bool?)
}

/// What changes weights, or takes a change back.
public enum EditCommand: Hashable, Sendable {
  case set(Reference, WeightOperation)
  case reset(Reference?)
  case mute(Reference)
  case undo
  case redo
  case compare(Comparison)
}

/// Which state is held beside the one at hand.
public enum Comparison: String, Hashable, Sendable, CaseIterable {
  case opened, before, off
}

/// What network, and what it looks at.
public enum OpenCommand: Hashable, Sendable {
  case open(ModelRequest)
  case network(String)
  /// A shipped name, or a file: with the digest of what it held where it is recorded.
  case input(String)
}

extension OpenCommand {
  /// The network that it asks for; nil where it asks for a picture.
  var request: ModelRequest? {
    switch self {
    case .open(let request): request
    case .network(let line): ModelRequest(line)
    case .input: nil
    }
  }
}

/// What is done to the picture.
public enum StrokeCommand: Hashable, Sendable {
  case paint(row: Int, column: Int, value: Float, channel: Int?)
  case shift(rows: Int, columns: Int)
  case turn(degrees: Float)
  case noise(deviation: Float)
  case shuffle(seed: UInt64)
  case resize(height: Int, width: Int)
}

/// Being taught.
public enum LessonCommand: Hashable, Sendable {
  /// `NAME` or `NAME#step`.
  case begin(String)
  /// Back to what the step began with.
  case restart
  case next
  case previous
  case hint
  case skip
  case solve
  case leave
  /// Empty: whatever Enter means here.
  case answer(String)
}

/// What changes only how one looks: never recorded.
public enum Look: Hashable, Sendable {
  case view(String)
  case hand(Hand?)
  case point([Int])
  case move(rows: Int, columns: Int)
  case kernel(Int)
  case type(String)
  case nudge(Float)
  case difference
  case numbers
  case size
  case range
  /// In which order maps stand; nil: the next one.
  case sort(MapOrder?)
  /// So many pages on.
  case page(Int)
  case find(String)
  /// Someone else's intermediates, in a file.
  case reference(String)
  case fold(FoldCommand)
  case presets
  case prompt
  case search
  case menu
  case help(String?)
  case define(String?)
  case speed(Double)
  case go
  case escape
  case enter
  /// What is typed becomes the number at hand; on a picture, the pixel is painted.
  case commit
}

/// Which blocks of layers stand as one stack in the funnel.
public enum FoldCommand: Hashable, Sendable {
  /// The block that stands there is opened; of a layer by itself the block it is in is folded, said
  /// again the next outer one.
  case here
  /// All opened, all folded, as many as fit, in turn.
  case next
  /// As many as it takes for the whole network to be seen.
  case fitting
  case all
  case none
  /// By its name, or the end of it.
  case block(String)
}

/// What touches files, or ends the program.
public enum FileCommand: Hashable, Sendable {
  case show(String)
  case save(String)
  case record(String)
  /// The numbers of a place, or of what is at hand.
  case copy(Reference?)
  /// What was kept when a session with changes was left.
  case resume
  case quit
}

extension Command {
  /// Whether a step of a lesson begins with it, also where it is the same step again.
  public var beginsStep: Bool {
    switch self {
    case .lesson(.begin), .lesson(.restart): true
    default: false
    }
  }
  /// Whether what it does follows from how many maps or rows the screen has room for.
  public var turnsPages: Bool {
    switch self {
    case .look(.page), .look(.move): true
    default: false
    }
  }
  /// Whether it belongs in a history: what only looks or writes does not.
  public var isRecorded: Bool {
    switch self {
    case .look, .file: false
    default: true
    }
  }
}
