/// The one factor of all maps of a funnel: pixels for a number of a map, or numbers along each side
/// for a pixel.
struct FunnelScale: Hashable {
  /// Pixels for a number, 1 where maps are reduced.
  let magnification: Int
  /// Numbers along each side that one pixel stands for, 1 where they are not reduced.
  let block: Int

  /// From the largest to the smallest.
  static let all =
    (1...6).reversed().map { FunnelScale(magnification: $0, block: 1) }
    + (2...64).map { FunnelScale(magnification: 1, block: $0) }
    + longSignals
  /// A quarter coarser each, to a minute of sound in a few pixels.
  private static let longSignals = sequence(first: 80) { $0 * 5 / 4 }.prefix { $0 < 1 << 20 }
    .map { FunnelScale(magnification: 1, block: $0) }

  var factor: Double { Double(magnification) / Double(block) }
  /// Returns the length of a map's side, in pixels.
  func pixels(_ numbers: Int) -> Int { (numbers + block - 1) / block * magnification }
  /// Smaller where a map would otherwise be a single pixel.
  func block(_ rows: Int, _ columns: Int) -> Int {
    min(block, max(1, (max(rows, columns) + 1) / 2))
  }

  /// The note on maps that are not shown number by number.
  /// - Parameter isSignal: whether they are rows of numbers.
  func note(isSignal: Bool) -> String? {
    block == 1 ? nil : isSignal ? "1 bar = \(block) numbers" : "1 pixel = \(block)×\(block) numbers"
  }
}
