/// One axis of the grid that a ``Move`` counts its output through, and the place along one axis of
/// the input that each of its positions stands for.
struct MoveAxis: Hashable, Sendable {
  /// Positions.
  let count: Int
  /// The axis of the input. Several may move along one: the places then add up.
  let input: Int
  /// The axes of the output that it is, or is a part of; none where an axis is taken away.
  let outputs: Range<Int>
  let path: Path

  /// The place that each position stands for.
  enum Path: Hashable, Sendable {
    /// `start + index · step`; places outside of the input hold the fill.
    case straight(start: Int, step: Int)
    /// Places from a list; −1 holds the fill.
    case listed([Int])
    /// A row of `size` places from `first` on, that goes on beyond its ends: mirrored at them,
    /// without saying the last place twice.
    case mirrored(start: Int, first: Int, size: Int)
    /// The axis with its last place again and again.
    case held(start: Int, first: Int, size: Int)
    /// The axis from its other end on.
    case wrapped(start: Int, first: Int, size: Int)
  }

  init(_ count: Int, input: Int, outputs: Range<Int>, _ path: Path) {
    (self.count, self.input, self.outputs, self.path) = (count, input, outputs, path)
  }
  /// All places of an axis in their order.
  init(_ count: Int, input: Int, output: Int, step: Int = 1) {
    self.init(
      count, input: input, outputs: output..<output + 1, .straight(start: 0, step: step))
  }

  subscript(_ index: Int) -> Int {
    switch path {
    case .straight(let start, let step): return start + index * step
    case .listed(let places): return places[index]
    case .mirrored(let start, let first, let size):
      guard size > 1 else { return first }
      let place = MoveAxis.remainder(start + index, 2 * (size - 1))
      return first + (place < size ? place : 2 * (size - 1) - place)
    case .held(let start, let first, let size):
      return first + min(max(start + index, 0), size - 1)
    case .wrapped(let start, let first, let size):
      return first + MoveAxis.remainder(start + index, size)
    }
  }

  private static func remainder(_ number: Int, _ divisor: Int) -> Int {
    let rest = number % divisor
    return rest < 0 ? rest + divisor : rest
  }
}
