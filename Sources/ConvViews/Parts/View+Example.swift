import ConvCanvas
import ConvNet
import ConvSession

extension View {
  /// An example as it was before normalization, as far as that is known.
  func image(_ example: Example) -> MapImage {
    let shape = example.input.shape
    guard shape.rank == 3 else { return .waiting(rows: 1, columns: 1) }
    let (cells, width, numbers) = (shape.cells, shape.width, example.input.elements)
    let normalization = network.normalization
    return MapImage(
      rows: shape.height, columns: width,
      tone: { row, column in
        let place = row * width + column
        guard normalization.isNone else { return .of(numbers[place], range: 2) }
        guard shape.channels == 3 else { return .grey(numbers[place]) }
        func byte(_ channel: Int) -> UInt8 {
          UInt8(max(0, min(255, (numbers[channel * cells + place] * 255).rounded())))
        }
        return .rgb(Color(byte(0), byte(1), byte(2)))
      }, number: { numbers[$0 * width + $1] })
  }
}
