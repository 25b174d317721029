import ConvCanvas
import ConvNet
import ConvSession

extension MapImage {
  /// The pixels of a part of it, one for each number.
  func pixels(rows: Range<Int>, columns: Range<Int>) -> PixelMap {
    var map = PixelMap(
      rows: rows.count, columns: columns.count, filling: Pixel(.empty))
    for row in rows {
      for column in columns {
        map[row - rows.lowerBound, column - columns.lowerBound] = Pixel(tone(row, column))
      }
    }
    return map
  }

  /// More numbers are not looked at: the rest lies evenly between them.
  private static var mostLooks: Int { 1 << 20 }

  /// The strongest number of each block.
  /// - Parameter marks: whether a block with something marked in it is marked.
  func reduced(_ block: Int, marks: Bool = false) -> PixelMap {
    var map = PixelMap(
      rows: (rows + block - 1) / block, columns: (columns + block - 1) / block,
      filling: Pixel(.empty))
    var tones: [Tone] = []
    let looks = max(2, Int(Double(MapImage.mostLooks / (map.rows * map.columns)).squareRoot()))
    let step = (block + looks - 1) / looks
    for row in 0..<map.rows {
      for column in 0..<map.columns {
        tones.removeAll(keepingCapacity: true)
        var hasMark = false
        for down in stride(from: row * block, to: min(rows, (row + 1) * block), by: step) {
          let end = min(columns, (column + 1) * block)
          for across in stride(from: column * block, to: end, by: step) {
            tones.append(tone(down, across))
            if marks, marked != nil { hasMark = hasMark || isMarked(down, across) }
          }
        }
        map[row, column] = Pixel(Tone.blended(tones), marked: hasMark)
      }
    }
    return map
  }
}

extension MapImage {
  /// Pixels of a strip, each number a bar up or down from 0.
  /// - Parameters:
  ///   - rows: rows of pixels.
  ///   - block: how many numbers a bar stands for: up the largest of them, down the least.
  func stripPixels(rows: Int, columns: Int, block: Int) -> PixelMap {
    var map = PixelMap(rows: rows, columns: columns, filling: Pixel(.empty))
    let blocks = (self.columns + block - 1) / block
    let width = max(1, columns / blocks)
    // A signal without numbers below 0 stands on its lowest row, one without any above it hangs.
    let height = span.upperBound - span.lowerBound
    let unit = Float(rows - 1) / (height > 0 ? height : 1)
    let zero = Int((span.upperBound * unit).rounded())
    let step = max(1, self.columns / MapImage.mostLooks)
    for index in 0..<blocks {
      let numbers = index * block..<min(self.columns, (index + 1) * block)
      let looked = stride(from: numbers.lowerBound, to: numbers.upperBound, by: step)
      let tones = MapImage.extremes(looked.map { tone(0, $0) })
      let isHere = current.map { numbers.contains($0.column) } ?? false
      let isMarked = marked != nil && looked.contains { self.isMarked(0, $0) }
      for across in index * width..<min(columns, (index + 1) * width) {
        if isMarked || isHere {
          for row in 0..<rows { map[row, across] = Pixel(isHere ? .here : .card(0.3)) }
        }
        for tone in tones {
          for row in MapImage.bar(tone, zero, rows, unit) {
            map[row, across] = Pixel(tone, marked: isMarked || isHere)
          }
        }
      }
    }
    return map
  }

  /// The tone of a bar that stands for several numbers: of a wave, both sides. What is not all
  /// numbers is one tone.
  private static func extremes(_ tones: [Tone]) -> [Tone] {
    var (least, largest): (Tone, Tone) = (.signed(0), .signed(0))
    var (low, high) = (Float(0), Float(0))
    for tone in tones {
      switch tone {
      case .signed(let value), .grey(let value):
        if value < low { (least, low) = (tone, value) }
        if value > high { (largest, high) = (tone, value) }
      default: return [.blended(tones)]
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
}

extension Tone {
  /// Blends tones into one: the strongest of signed numbers, the mean of a picture's pixels.
  static func blended(_ tones: [Tone]) -> Tone {
    var (strongest, sum) = (Float(0), Float(0))
    var color = (red: 0, green: 0, blue: 0)
    for tone in tones {
      switch tone {
      case .signed(let value): if value.magnitude > strongest.magnitude { strongest = value }
      case .grey(let value): sum += value
      case .tinted(_, let value): sum += value
      case .rgb(let rgb):
        color = (color.red + Int(rgb.red), color.green + Int(rgb.green), color.blue + Int(rgb.blue))
      case .waiting: continue
      default: return tone
      }
    }
    let count = max(1, tones.count)
    switch tones.first {
    case .grey?: return .grey(sum / Float(count))
    case .tinted(let tint, _)?: return .tinted(tint, sum / Float(count))
    case .rgb?:
      return .rgb(
        Color(
          UInt8(color.red / count), UInt8(color.green / count), UInt8(color.blue / count)))
    case .signed?: return .signed(strongest)
    case let other?: return other
    case nil: return .empty
    }
  }
}
