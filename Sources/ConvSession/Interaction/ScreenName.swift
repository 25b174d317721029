/// The name of a screen, as `view` takes it. The screens themselves lie where they are drawn, and
/// ``Surroundings/screens`` lists them; these are the names that the session and its keys know.
public struct ScreenName: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(_ name: String) { rawValue = name }

  public static let welcome = ScreenName("welcome")
  public static let network = ScreenName("network")
  public static let table = ScreenName("table")
  public static let layer = ScreenName("layer")
  public static let map = ScreenName("map")
  public static let cell = ScreenName("cell")
  public static let channel = ScreenName("channel")
  public static let product = ScreenName("product")
  public static let compare = ScreenName("compare")
  public static let reference = ScreenName("reference")
  public static let silent = ScreenName("silent")
  public static let learning = ScreenName("learning")
  public static let weightUpdate = ScreenName("update")
  public static let batch = ScreenName("batch")
  public static let gradients = ScreenName("gradients")
  public static let confusion = ScreenName("confusion")
  public static let field = ScreenName("field")
  public static let linear = ScreenName("linear")
  public static let matrix = ScreenName("matrix")
  public static let channels = ScreenName("channels")
  public static let arithmetic = ScreenName("arithmetic")
  public static let shift = ScreenName("shift")
  public static let knockout = ScreenName("knockout")
  public static let paint = ScreenName("paint")
  public static let hunt = ScreenName("hunt")

  /// Those that stay while one goes from layer to layer, or a layer's number becomes another.
  static let stayingAlong: Set<ScreenName> = [.table, .silent, .shift, .knockout, .paint, .hunt]
  /// Those on which something is tried, and all layers answer.
  public static let labs: Set<ScreenName> = [.shift, .knockout, .paint, .hunt]
  public static let evidence = ScreenName("evidence")
  public static let features = ScreenName("features")
  public static let models = ScreenName("models")
  public static let health = ScreenName("health")
  public static let preprocessing = ScreenName("preprocessing")
  public static let precision = ScreenName("precision")
}

/// A screen as menus and completion list it.
public struct ScreenEntry: Hashable, Sendable {
  public let name: ScreenName
  /// A few words on what the screen shows.
  public let summary: String
  /// Whether something is tried there: menus list it under a heading of its own.
  public let isLab: Bool

  public init(_ name: ScreenName, _ summary: String, isLab: Bool = false) {
    (self.name, self.summary, self.isLab) = (name, summary, isLab)
  }
}
