import ConvCanvas
import ConvNet
import ConvSession

/// What the maps of a layer are called and what they reach to, measured once for all of their cards.
struct MapNames {
  private let names: [String]
  private let reading: Reading?
  /// What each of few maps reaches to.
  private var ranges: [Range] = []
  /// Columns of the longest name.
  let widest: Int
  /// Whether some name needs a second row beside its map.
  let takeTwoRows: Bool

  /// Maps that are few enough for all to say what they reach to, or none.
  private static let few = 32
  /// Columns of what is said beside a map.
  static let besideWidth = LayerGrid.beside - 2

  init(_ view: View) {
    let (node, layer) = (view.node, view.session.place.layer)
    let maps = 0..<node.shape.channels
    let names = maps.map { view.mapName($0) }
    self.names = names
    widest = names.map { Canvas.width(of: $0) }.max() ?? 0
    takeTwoRows = maps.contains { MapNames.lines(names[$0], $0).count > 1 }
    reading = view.scene.reading(layer).value
    if names.count <= MapNames.few { ranges = maps.map { measured($0) } }
  }

  /// Both ends, and the upper one alone; nothing before a map is complete.
  private struct Range {
    var both = ""
    var most = ""
  }

  private func measured(_ map: Int) -> Range {
    guard let statistics = reading?.statistics(ofChannel: map),
      statistics.minimum <= statistics.maximum
    else { return Range() }
    let numerals = Numerals(isWhole: reading?.isWhole ?? true)
    let most = numerals.text(statistics.maximum)
    return Range(both: "\(numerals.text(statistics.minimum))…\(most)", most: "…\(most)")
  }

  subscript(map: Int) -> String { names[map] }

  /// `0…1.1`, `−4…2`; nothing before the map is complete.
  func range(_ map: Int, in room: Int) -> String {
    let range = ranges.isEmpty ? measured(map) : ranges[map]
    return Canvas.width(of: range.both) > room ? range.most : range.both
  }

  /// Whether what a map reaches to stands behind its name: of all maps or of none, as far as they
  /// are few.
  func fitRanges(_ map: Int, in room: Int) -> Bool {
    let compared = names.count <= MapNames.few ? names.indices : map..<map + 1
    return compared.allSatisfy {
      Canvas.width(of: names[$0]) + Canvas.width(of: range($0, in: room)) + 2 <= room
    }
  }

  /// The name of a map in rows behind its number, with room for the mark of the selected one on
  /// every card, so that all have as many rows.
  func lines(of map: Int) -> [String] { MapNames.lines(names[map], map) }

  private static func lines(_ name: String, _ map: Int) -> [String] {
    Painter.words(name, in: besideWidth - 2 - "\(map)".count)
  }
}
