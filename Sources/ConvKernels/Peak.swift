/// What the tiles reach where nothing holds them up.
public enum Peak {
  /// Multiply-adds in a second on one thread: the best of some hundred rounds that take about 10 ms
  /// together, over numbers that stay in the first cache.
  public static func measured(on set: InstructionSet = .current) -> Double {
    let kernels = set.kernels
    let (rows, taps, count, rounds) = (kernels.tallestTile, 256, 48, 100)
    let offsets = (0..<taps).map { $0 % 16 }
    let numbers = [Float](repeating: 0.5, count: rows * taps + 16 + 2 * count)
    var sums = [Float](repeating: 0, count: rows * 2 * count)
    let clock = ContinuousClock()
    var best = Duration.seconds(1)
    for _ in 0..<rounds {
      let time = clock.measure {
        for _ in 0..<10 {
          kernels.addTaps(taps, rows, numbers, offsets, numbers, numbers, &sums, 2 * count, count)
        }
      }
      best = min(best, time)
    }
    let seconds = Double(best.components.attoseconds) / 1e18
    return Double(10 * taps * rows * count) / seconds
  }
}
