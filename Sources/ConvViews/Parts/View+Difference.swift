import ConvCanvas
import ConvNet
import ConvSession

extension View {
  /// The state that what is shown is compared with, where differences are shown.
  var shownBefore: Subject? {
    interaction.showsDifference ? interaction.before(in: session) : nil
  }

  /// A sentence on the map at hand where its difference is shown, and on one number of it; nil where
  /// it is shown as it is.
  var differenceWords: Words? {
    guard let before = shownBefore else { return nil }
    let layer = position.place.layer
    if isOneNumber, let now = scene.value(layer, elementAtHand.element).value,
      let was = scene.reading(layer, of: before).value?[node.shape.offset(elementAtHand.element)]
    {
      let numerals = Numerals(adding: [([Double(was), Double(now) - Double(was)], Double(now))])
      let change = Double(now) - Double(was)
      let more: Words =
        change == 0
        ? "as it was"
        : "\(here: numerals.text(change.magnitude)) \(change > 0 ? "more" : "less")"
      return "The map shows now − was. Here it was \(bold: numerals.text(was)) and is "
        + "\(bold: numerals.text(now)): " + more + ". What stands beside the map is of now."
        as Words
    }
    guard let change = change(of: layer, map: position.map, from: before) else {
      return "The map shows now − was."
    }
    guard change.changed > 0 else {
      return "The map shows now − was: none of its \(Numerals.count(change.count)) numbers changed."
    }
    return "The map shows now − was: \(bold: Numerals.count(change.changed)) of its "
      + "\(Numerals.count(change.count)) numbers changed."
  }
}
