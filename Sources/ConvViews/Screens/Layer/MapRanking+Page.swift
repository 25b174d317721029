import ConvSession

extension MapRanking {
  /// `maps 32–63 of 512`, `maps 1–32 of 512, by activation`; nil where all are seen in the order of
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
        ? "\(what) \(page.lowerBound + 1)–\(page.upperBound) of \(maps.count), by \(order.rawValue)"
        : "by \(order.rawValue)"
    }
  }
}
