import ConvCanvas
import ConvNet
import ConvSession

extension View {
  /// Whether a map of a layer, or the whole layer, was silenced: it puts out zeros.
  func isMuted(_ layer: Int, _ map: Int? = nil) -> Bool {
    let muted = session.subject.muted(layer)
    return muted.contains(nil) || (map.map { muted.contains($0) } ?? false)
  }

  /// What of a layer is silenced: `muted`, `1 muted`; nil where nothing is.
  func mutedNote(_ layer: Int) -> String? {
    let muted = session.subject.muted(layer)
    guard !muted.isEmpty else { return nil }
    return muted.contains(nil) ? "muted" : "\(muted.count) muted"
  }

  /// Behind the breadcrumbs: whether what the place is in was silenced.
  var mutedCrumb: String? {
    let layer = session.place.layer
    let map = session.place.rung >= .map || !position.ladder.has(.map) ? position.element[0] : nil
    if isMuted(layer, session.place.rung > .layer ? map : nil) { return "muted" }
    guard session.place.rung == .layer else { return nil }
    let maps = session.subject.muted(layer).compactMap { $0 }.sorted()
    guard !maps.isEmpty else { return nil }
    let listed = maps.prefix(4).map(String.init).joined(separator: ", ")
    return maps.count > 4 ? "\(maps.count) maps muted" : "muted: \(listed)"
  }

  /// Why a number is 0 though its sum is not.
  var mutedWords: [Words] {
    guard isMuted(position.place.layer, position.element[0]) else { return [] }
    let what = position.ladder.has(.map) ? "Map \(position.map)" : node.alias
    return ["\("\(what) is muted", .channels): whatever it adds up to, its output is 0."]
  }
}
