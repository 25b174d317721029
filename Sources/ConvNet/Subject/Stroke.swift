import Foundation

/// A change of a picture, as it was said.
public enum Stroke: Hashable, Sendable {
  /// One pixel, 0…1; in all channels where none is given.
  case paint(row: Int, column: Int, value: Float, channel: Int?)
  /// A line of dabs, each a square of pixels around a place, in one number for each channel or one
  /// for all.
  case brush(from: Pair, to: Pair, size: Int, color: [Float])
  /// All pixels the same, in one number for each channel or one for all.
  case fill(color: [Float])
  /// Uniform noise from 0 to 1 in a square of pixels around a place.
  case patch(at: Pair, size: Int, seed: UInt64)
  /// A part of the picture as large as the whole was, read bilinearly.
  case crop(at: Pair, size: Pair)
  /// Down and to the right; what comes in is 0.
  case shift(rows: Int, columns: Int)
  /// Clockwise about the middle, read bilinearly; what comes in is 0.
  case turn(degrees: Float)
  /// Larger or smaller about the middle, read bilinearly; what comes in is 0.
  case scale(factor: Float)
  /// Gaussian, added.
  case noise(deviation: Float, seed: UInt64)
  /// All pixels change places, in every channel alike.
  case shuffle(seed: UInt64)
  /// What was light is dark.
  case invert
  /// Read bilinearly.
  case resize(height: Int, width: Int)
}

extension Stroke {
  /// - Parameter pixels: `[channels, height, width]`.
  public func applied(to pixels: Tensor) -> Tensor {
    let shape = pixels.shape
    let (height, width) = (shape.height, shape.width)
    switch self {
    case .paint(let row, let column, let value, let channel):
      var painted = pixels
      for index in channel.map({ $0...$0 }) ?? 0...shape.channels - 1 {
        painted[index, row, column] = value
      }
      return painted
    case .brush, .fill, .patch: return painted(on: pixels)
    case .crop(let corner, let size):
      let (tall, wide) = (
        Double(size.height) / Double(height), Double(size.width) / Double(width)
      )
      return pixels.read(height, width, clamping: true) { row, column in
        (
          Double(corner.height) + (Double(row) + 0.5) * tall - 0.5,
          Double(corner.width) + (Double(column) + 0.5) * wide - 0.5
        )
      }
    case .invert: return Tensor(shape, pixels.elements.map { 1 - $0 })
    case .shift(let rows, let columns):
      return pixels.read(height, width) { row, column in
        (Double(row - rows), Double(column - columns))
      }
    case .turn(let degrees):
      let angle = Double(degrees) * .pi / 180
      let (sine, cosine) = (sin(angle), cos(angle))
      let (middleRow, middleColumn) = (Double(height - 1) / 2, Double(width - 1) / 2)
      return pixels.read(height, width) { row, column in
        let (down, right) = (Double(row) - middleRow, Double(column) - middleColumn)
        return (
          middleRow + cosine * down - sine * right, middleColumn + sine * down + cosine * right
        )
      }
    case .scale(let factor):
      let (middleRow, middleColumn) = (Double(height - 1) / 2, Double(width - 1) / 2)
      return pixels.read(height, width) { row, column in
        (
          middleRow + (Double(row) - middleRow) / Double(factor),
          middleColumn + (Double(column) - middleColumn) / Double(factor)
        )
      }
    case .noise(let deviation, let seed):
      var generator = SeededGenerator(seed: seed)
      return Tensor(
        shape, pixels.elements.map { $0 + deviation * Float(generator.normal()) })
    case .shuffle(let seed):
      var generator = SeededGenerator(seed: seed)
      let order = (0..<height * width).shuffled(using: &generator)
      return Tensor(
        shape,
        (0..<shape.channels).flatMap { channel in
          order.map { pixels.elements[channel * height * width + $0] }
        })
    case .resize(let newHeight, let newWidth):
      let (tall, wide) = (Double(height) / Double(newHeight), Double(width) / Double(newWidth))
      return pixels.read(newHeight, newWidth, clamping: true) { row, column in
        ((Double(row) + 0.5) * tall - 0.5, (Double(column) + 0.5) * wide - 0.5)
      }
    }
  }
}

extension Tensor {
  /// A new grid whose pixels are read between those of this one.
  fileprivate func read(
    _ height: Int, _ width: Int, clamping: Bool = false,
    _ place: (Int, Int) -> (row: Double, column: Double)
  ) -> Tensor {
    func pixel(_ channel: Int, _ row: Int, _ column: Int) -> Float {
      let inside =
        clamping
        ? (min(max(row, 0), shape.height - 1), min(max(column, 0), shape.width - 1)) : (row, column)
      guard (0..<shape.height).contains(inside.0), (0..<shape.width).contains(inside.1) else {
        return 0
      }
      return elements[(channel * shape.height + inside.0) * shape.width + inside.1]
    }
    return Tensor(Shape(shape.channels, height, width)) { result in
      for row in 0..<height {
        for column in 0..<width {
          let place = place(row, column)
          let (top, left) = (Int(place.row.rounded(.down)), Int(place.column.rounded(.down)))
          let (down, right) = (Float(place.row - Double(top)), Float(place.column - Double(left)))
          for channel in 0..<shape.channels {
            let above =
              pixel(channel, top, left) * (1 - right) + pixel(channel, top, left + 1) * right
            let below =
              pixel(channel, top + 1, left) * (1 - right) + pixel(channel, top + 1, left + 1)
              * right
            // A place that lies on a pixel is that pixel, to the bit.
            result[(channel * height + row) * width + column] =
              down == 0 ? above : above * (1 - down) + below * down
          }
        }
      }
    }
  }
}
