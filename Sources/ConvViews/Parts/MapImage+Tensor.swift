import ConvCanvas
import ConvNet
import ConvSession

extension MapImage {
  /// A channel of numbers that are all known, of whatever network they are; a vector lies as a
  /// column.
  /// - Parameter reach: what the strongest colour stands for.
  init(_ tensor: Tensor, channel: Int, reach: Float) {
    let shape = tensor.shape
    let isVector = shape.rank == 1
    let (rows, columns) = isVector ? (shape.count, 1) : (shape.height, shape.width)
    let start = isVector ? 0 : min(max(0, channel), shape.channels - 1) * shape.cells
    let (numbers, reach) = (tensor.elements, reach > 0 ? reach : 1)
    self.init(
      rows: rows, columns: columns,
      tone: { row, column in .of(numbers[start + row * columns + column], range: reach) },
      number: { row, column in numbers[start + row * columns + column] })
    numerals = Numerals(numbers[start..<start + rows * columns])
  }

  /// What a channel of one tensor has more than that of another of its shape.
  static func difference(
    _ here: Tensor, _ there: Tensor, channel: Int, reach: Float
  ) -> MapImage {
    let start = min(max(0, channel), here.shape.channels - 1) * here.shape.cells
    let (ours, theirs, columns) = (here.elements, there.elements, here.shape.width)
    func number(_ row: Int, _ column: Int) -> Float {
      ours[start + row * columns + column] - theirs[start + row * columns + column]
    }
    return MapImage(
      rows: here.shape.height, columns: columns,
      tone: { row, column in .of(number(row, column), range: reach > 0 ? reach : 1) },
      number: { row, column in number(row, column) })
  }
}
