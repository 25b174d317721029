import ConvCanvas
import ConvNet
import ConvSession

extension Painter {
  /// What the edits did: the answer, the map, and what was computed again.
  var kernelEditorWords: [Words] {
    let layer = position.place.layer
    guard let before = interaction.reference(in: session), before != session.subject else {
      return kernelHandWords + [flatWords]
    }
    var line: Words = view.answerWords(before)
    if let change = Change(scene, layer: layer, map: position.map, from: before) {
      line = line + " " as Words + mapChangeWords(change)
    }
    let rest = network.nodes.count - 1 - layer
    let last: Words =
      rest == 0
      ? "Nothing comes after \(node.alias), and nothing before it was computed again."
      : "Everything after \(node.alias) was computed again, nothing before it."
    return [line, last]
  }

  private func mapChangeWords(_ change: Change) -> Words {
    let count = Numerals.count(change.count)
    guard change.changed > 0 else {
      return "None of this map's \(count) numbers changed."
    }
    let changed = Numerals.count(change.changed)
    var words: Words = "\(bold: changed) of this map's \(count) numbers changed."
    if change.changed == change.count { words = "All \(bold: count) numbers of this map changed." }
    guard let reading = scene.reading(position.place.layer).value,
      let statistics = reading.statistics(ofChannel: position.map),
      statistics.minimum == statistics.maximum, statistics.infinities + statistics.notNumbers == 0
    else { return words }
    let value = Numerals(isWhole: reading.isWhole).text(statistics.maximum)
    let isBlind = !ConvSum(view).kernel.contains { $0 != 0 }
    let alone = isBlind && hasBias && statistics.maximum == biasValue ? ", the bias alone" : ""
    return words + " It says \(bold: value) everywhere\(alone)." as Words
  }
}
