import ConvCanvas
import ConvNet
import ConvSession

/// A signal is drawn as a strip: its numbers from left to right, each a bar as high as it is large,
/// in its own colour, up from 0 or down from it.
extension MapImage {
  /// One row of many numbers.
  var isStrip: Bool { rows == 1 && columns > 1 }

  /// One column laid down as a row.
  var lying: MapImage {
    guard columns == 1 else { return self }
    let (tone, number) = (tone, number)
    var image = MapImage(
      rows: 1, columns: rows, tone: { _, column in tone(column, 0) },
      number: { _, column in number(column, 0) })
    (image.numerals, image.span) = (numerals, span)
    return image
  }

  /// Rows of the canvas that a strip likes to have.
  static let stripRows = 3
}

extension Placement {
  /// A strip in its room: numbers as wide as they can be, or blocks of them.
  static func strip(_ image: MapImage, rows: Int, columns: Int, scale: Int, block: Int)
    -> Placement
  {
    let block = max(block, (image.columns + max(1, columns) - 1) / max(1, columns))
    let blocks = (image.columns + block - 1) / block
    let scale = block > 1 ? 1 : max(1, min(scale, columns / blocks))
    return Placement(
      form: .strip(block), rows: max(1, min(MapImage.stripRows, rows)), columns: blocks * scale)
  }
}

extension Footprint {
  /// Of a signal's `[channels, width]` what is marked in one channel, as one row.
  func strip(_ channel: Int) -> Footprint {
    guard axes.count == 2 else { return self }
    let isMarked = axes[0].indices.contains(channel) && axes[0][channel]
    return Footprint([[isMarked], axes[1]])
  }
}

extension Painter {
  /// - Parameters:
  ///   - rows: of pixels.
  ///   - block: numbers that a bar stands for: up the largest of them, down the least.
  func stripPixels(_ image: MapImage, rows: Int, columns: Int, block: Int) -> PixelMap {
    var map = PixelMap(rows: rows, columns: columns, filling: Pixel(.empty))
    let blocks = (image.columns + block - 1) / block
    let width = max(1, columns / blocks)
    // A signal without numbers below 0 stands on its lowest row, one without any above it hangs.
    let height = image.span.upperBound - image.span.lowerBound
    let unit = Float(rows - 1) / (height > 0 ? height : 1)
    let zero = Int((image.span.upperBound * unit).rounded())
    for index in 0..<blocks {
      let numbers = index * block..<min(image.columns, (index + 1) * block)
      let tones = Painter.extremes(numbers.map { image.tone(0, $0) })
      let isHere = image.current.map { numbers.contains($0.column) } ?? false
      let isMarked = numbers.contains { image.isMarked(0, $0) }
      for across in index * width..<min(columns, (index + 1) * width) {
        if isMarked { for row in 0..<rows { map[row, across] = Pixel(.card(0.14)) } }
        for tone in tones {
          for row in Painter.bar(tone, zero, rows, unit) {
            map[row, across] = Pixel(isHere ? .here : tone, marked: isMarked && !isHere)
          }
        }
      }
    }
    return map
  }

  /// What a bar shows of several numbers: as a wave swings to both sides, both. What is not all
  /// numbers is one tone.
  private static func extremes(_ tones: [Tone]) -> [Tone] {
    var (least, largest): (Tone, Tone) = (.signed(0), .signed(0))
    var (low, high) = (Float(0), Float(0))
    for tone in tones {
      switch tone {
      case .signed(let value), .grey(let value):
        if value < low { (least, low) = (tone, value) }
        if value > high { (largest, high) = (tone, value) }
      default: return [blended(tones)]
      }
    }
    if low < 0, high > 0 { return [least, largest] }
    return low < 0 ? [least] : high > 0 ? [largest] : tones.prefix(1).map { $0 }
  }

  /// Rows of pixels that a bar takes, from 0 on; what has no size takes all.
  private static func bar(
    _ tone: Tone, _ zero: Int, _ rows: Int, _ unit: Float
  ) -> ClosedRange<Int> {
    let share: Float
    switch tone {
    case .signed(let value), .grey(let value): share = value
    default: return 0...rows - 1
    }
    let end = Float(zero) - max(-1, min(1, share)) * unit
    let row = Int(max(0, min(Float(rows - 1), end.rounded())))
    return min(zero, row)...max(zero, row)
  }

  /// A strip, and below it a line under what is marked, or a sign under the number at hand.
  mutating func drawStrip(_ image: MapImage, _ placement: Placement, _ row: Int, _ column: Int) {
    canvas.draw(
      stripPixels(
        image, rows: placement.rows * 2, columns: placement.columns, block: placement.block),
      row, column, appearance)
    let blocks = (image.columns + placement.block - 1) / placement.block
    let width = max(1, placement.columns / blocks)
    for index in 0..<blocks {
      let numbers = index * placement.block..<min(image.columns, (index + 1) * placement.block)
      let isHere = image.current.map { numbers.contains($0.column) } ?? false
      guard isHere || numbers.contains(where: { image.isMarked(0, $0) }) else { continue }
      put(
        String(repeating: isHere ? "↑" : "─", count: width), row + placement.rows,
        column + index * width, .here, bold: true)
    }
  }
}
