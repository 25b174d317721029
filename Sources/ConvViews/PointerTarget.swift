import ConvNet
public import ConvSession

/// The target of a mouse: a number of one of the things that a hand can hold.
public struct PointerTarget: Hashable, Sendable {
  public let hand: Hand
  public let row: Int
  public let column: Int
}

/// Where on a canvas such numbers lie.
struct PointerArea {
  let hand: Hand
  /// The row of the canvas where it begins, then its column.
  let row: Int
  let column: Int
  let placement: Placement
  let image: Pair

  /// The number under a cell of the canvas; nil outside.
  func target(_ row: Int, _ column: Int) -> PointerTarget? {
    let (down, across) = (row - self.row, column - self.column)
    guard (0..<placement.rows).contains(down), (0..<placement.columns).contains(across) else {
      return nil
    }
    let place: (row: Int, column: Int) =
      switch placement.form {
      case .numbers(let cell): (down / cell.rows, across / cell.columns)
      case .scaled(let scale): (down * 2 / scale, across / scale)
      case .reduced(let block): (down * 2 * block, across * block)
      case .viewport(let top, let left): (top + down * 2, left + across)
      case .strip(let block): (0, across * image.width * block / max(1, placement.columns))
      }
    return PointerTarget(
      hand: hand, row: min(place.row, image.height - 1), column: min(place.column, image.width - 1))
  }
}
