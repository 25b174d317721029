import ConvCanvas
import ConvNet
import ConvSession

/// What lies between two states, in words.
struct ComparisonWords {
  let view: View
  let held: Subject

  var lines: [Words] {
    let session = view.session
    let edits = abs(session.subject.editCount - held.editCount)
    let strokes = abs(session.subject.strokes.count - held.strokes.count)
    var what: [String] = []
    if edits > 0 { what.append("\(edits) change\(edits == 1 ? "" : "s") of weights or maps") }
    if strokes > 0 { what.append("\(strokes) change\(strokes == 1 ? "" : "s") of the picture") }
    if held.picture != session.subject.picture {
      what.append("another picture (\(held.picture.name), now \(session.subject.picture.name))")
    }
    if let (was, now) = moments { what.append("learning, step \(was) and now \(now)") }
    what += structure
    let between =
      held == session.subject
      ? "The two states are the same."
      : what.isEmpty
        ? "Between them: other weights." : "Between them: \(what.joined(separator: ", "))."
    guard view.interaction.before(in: session) != nil else {
      return ["\(between) \(bold: "Tab") moves a cursor on both."]
    }
    return ["\(between) \(bold: "Tab") moves a cursor on both, \(bold: "d") shows now − was."]
  }

  /// The steps of learning that both stand at, where they differ.
  private var moments: (Int, Int)? {
    let (was, now) = (held.origin.moment?.step ?? 0, view.session.subject.origin.moment?.step ?? 0)
    return was == now ? nil : (was, now)
  }

  /// What is made differently of the windows.
  private var structure: [String] {
    let (was, now) = (held.origin.structure, view.session.subject.origin.structure)
    func change(_ name: String, _ was: String, _ now: String) -> [String] {
      was == now ? [] : ["\(name) \(said(was)), now \(said(now))"]
    }
    return change("pooling", was.pooling.rawValue, now.pooling.rawValue)
      + change("padding", was.padding.rawValue, now.padding.rawValue)
      + change("strides", was.stride.rawValue, now.stride.rawValue)
  }
  private func said(_ word: String) -> String { word == "opened" ? "as opened" : word }
}
