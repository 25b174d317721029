import ConvSession

extension Painter {
  var ranking: MapRanking { MapRanking(scene, by: interaction.order) }

  /// Where in the order the page begins that is to be seen: at what is at hand, or where nothing
  /// is and they are sorted, at the first.
  func rankAtHand(_ ranking: MapRanking, _ map: Int) -> Int {
    ranking.order != .index && interaction.hand == .pass ? 0 : ranking.rank(of: map)
  }
}

extension MapRanking {
  /// `maps 32–63 of 512`, `by activation, 1–32 of 512`; nil where all are seen in the order of
  /// their numbers.
  /// - Parameter what: `maps`, `units`.
  func note(_ what: String, _ page: Range<Int>) -> String? {
    let isPaged = page.count < maps.count
    switch order {
    case .index:
      return isPaged ? "\(what) \(page.lowerBound)–\(page.upperBound - 1) of \(maps.count)" : nil
    case .activation, .variance:
      // Places in the order are counted from 1, numbers of maps from 0.
      return isPaged
        ? "by \(order.rawValue), \(page.lowerBound + 1)–\(page.upperBound) of \(maps.count)"
        : "by \(order.rawValue)"
    }
  }
}
