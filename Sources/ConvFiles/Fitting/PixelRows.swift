import ConvNet

/// A picture that can be read row by row as 0…1, without a copy of all of it.
protocol PixelRows {
  var width: Int { get }
  var height: Int { get }
  var channels: Int { get }
  func read(
    row: Int, columns: Range<Int>, channel: Int, into values: UnsafeMutableBufferPointer<Float>)
}

extension Raster: PixelRows {
  func read(
    row: Int, columns: Range<Int>, channel: Int, into values: UnsafeMutableBufferPointer<Float>
  ) {
    switch samples {
    case .bytes(let bytes): fill(values, bytes, row, columns, channel)
    case .words(let words): fill(values, words, row, columns, channel)
    }
  }

  private func fill<Number: UnsignedInteger>(
    _ values: UnsafeMutableBufferPointer<Float>, _ numbers: [Number], _ row: Int,
    _ columns: Range<Int>, _ channel: Int
  ) {
    let white = Float(white)
    numbers.withUnsafeBufferPointer { numbers in
      for column in columns {
        let value = numbers[(row * width + column) * channels + channel]
        values[column - columns.lowerBound] = Float(value) / white
      }
    }
  }
}

/// An array that is taken for a picture.
struct ArrayPicture: PixelRows {
  let width: Int
  let height: Int
  let channels: Int
  private let elements: [Float]
  /// The distances between neighbours along each axis, in numbers.
  private let steps: (channel: Int, row: Int, column: Int)
  private let scale: Float

  /// Takes `[height, width]`, `[channels, height, width]` or `[height, width, channels]` with 1 or
  /// 3 channels, after any leading axes of one; nil for other shapes.
  /// - Parameter largest: the value of white, 1 or 255.
  init?(_ array: Tensor, largest: Float) {
    var sizes = array.shape.sizes[...]
    while sizes.count > 3, sizes.first == 1 { sizes.removeFirst() }
    let axes = Array(sizes)
    switch axes.count {
    case 2:
      (channels, height, width) = (1, axes[0], axes[1])
      steps = (0, width, 1)
    case 3 where axes[0] == 1 || axes[0] == 3:
      (channels, height, width) = (axes[0], axes[1], axes[2])
      steps = (height * width, width, 1)
    case 3 where axes[2] == 1 || axes[2] == 3:
      (channels, height, width) = (axes[2], axes[0], axes[1])
      steps = (1, width * channels, channels)
    default: return nil
    }
    (elements, scale) = (array.elements, largest)
  }

  func read(
    row: Int, columns: Range<Int>, channel: Int, into values: UnsafeMutableBufferPointer<Float>
  ) {
    let start = channel * steps.channel + row * steps.row
    for column in columns {
      values[column - columns.lowerBound] = elements[start + column * steps.column] / scale
    }
  }
}
