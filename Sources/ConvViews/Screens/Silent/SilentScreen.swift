import ConvNet
import ConvSession

extension Screen {
  /// How much of each map is silent.
  static let silent = Screen(
    .silent, "how much of each map is silent, and which maps are dead",
    needs: { session, _ in
      (SilentMaps.isElsewhere(session) ? [] : session.needsAtHand) + SilentMaps.needs(session)
    }, body: { SilentPane(view: $0) })
}
