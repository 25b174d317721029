import ConvCanvas
import ConvSession
import ConvViews
import ConvWork

extension Driver {
  /// Tells what a page is on the screen at hand.
  mutating func takeSheet(_ size: Size, _ appearance: Appearance) {
    let screen = Screen.current(session, interaction)
    sheet = screen.sheet(scene, interaction, appearance, size) ?? sheet
  }

  /// The screen at hand, with all that it needs.
  mutating func canvas(_ size: Size, _ appearance: Appearance) -> Canvas {
    let screen = Screen.current(session, interaction)
    meet(screen.needs(session, interaction))
    while let need = session.goalNeeds(results).first(where: { !results.has($0) }) { meet(need) }
    return screen.canvas(scene, interaction, appearance, size)
  }
}
