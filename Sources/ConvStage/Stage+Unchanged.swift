import ConvCanvas
import ConvNet
import ConvSession
import ConvViews

/// Keys that are all about how the screen looks, and leave it as it was.
extension Stage {
  /// The screen without what is said on it; nil while something of it is not known.
  var picture: Canvas? {
    guard screenNeeds.allSatisfy(results.has) else { return nil }
    var plain = interaction
    plain.message = nil
    return Screen.current(session, plain).frame(scene, plain, appearance, size).canvas
  }
  /// A key that did nothing says why.
  mutating func sayWhyNothingChanged(_ command: Command) {
    let shape = session.position.node.shape
    let what = shape.rank < 2 ? "these numbers" : "\(shape.height)×\(shape.width) numbers"
    let isNumbers = command.row.name == "numbers"
    // Asked once more it says so again.
    if isNumbers { interaction.showsNumbers = true }
    let why =
      isNumbers
      ? "\(what) do not fit here; ↓ goes on to single ones, and a larger terminal holds more"
      : "nothing here is reduced: all of it is seen in its own size"
    interaction.message = .init(why, isFailure: true)
  }
}
