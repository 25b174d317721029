import ConvNet

/// The search for what excites the maps, which a screen began and which goes on while another one is
/// seen, for the network as it was. Learning has the worker to itself.
public struct BackgroundSearch: Sendable {
  /// What was looked for when the screen of features was last seen.
  private var wanted: Need?
  /// What the worker was asked for.
  private var asked: Need?

  public init() {}

  /// What is to be done now.
  public struct Change: Equatable, Sendable {
    /// What the worker is to stop, and to start.
    public var stop: Need?
    public var start: Need?
  }

  /// Follows what is seen.
  public mutating func follow(
    _ session: Session, _ interaction: Interaction, _ results: Results
  ) -> Change {
    var change = Change()
    let isSeen = interaction.screen == .features
    guard isSeen || wanted != nil else { return change }
    let own = Self.last(session, interaction.features)
    if isSeen { wanted = own }
    // Of another network, or of edited weights, it would be another search.
    if wanted != own || wanted.map(results.has) == true { wanted = nil }
    let next = isSeen || interaction.isLearning ? nil : wanted
    guard next != asked else { return change }
    (change.stop, change.start) = (asked, next)
    asked = next
    return change
  }

  private static func last(_ session: Session, _ choice: FeatureChoice) -> Need? {
    guard session.pictureIsSeen, !session.network.featureLayers.isEmpty else { return nil }
    return Features(session, choice).parts.last.map { Need($0) }
  }
}
