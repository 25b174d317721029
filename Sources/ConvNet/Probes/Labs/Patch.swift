/// What a patch is filled with. There is no neutral one: each makes another picture.
public enum PatchFill: String, Hashable, Sendable, CaseIterable {
  /// The mean of the picture, of each of its colours.
  case mean
  case black
  case white
}

/// A square that hides a part of a picture; what lies outside is cut off.
public struct Patch: Hashable, Sendable {
  public var row: Int
  public var column: Int
  public var side: Int

  public init(row: Int, column: Int, side: Int) {
    (self.row, self.column, self.side) = (row, column, side)
  }
  /// The square around a pixel.
  public init(around pixel: Pair, side: Int) {
    self.init(row: pixel.height - side / 2, column: pixel.width - side / 2, side: side)
  }

  /// The rows and columns of a picture that it hides.
  public func rows(of height: Int) -> Range<Int> { Self.clipped(row, side, height) }
  public func columns(of width: Int) -> Range<Int> { Self.clipped(column, side, width) }

  private static func clipped(_ start: Int, _ side: Int, _ size: Int) -> Range<Int> {
    let first = min(max(0, start), size)
    return first..<max(first, min(size, start + side))
  }
}

/// A picture of which some pixels are hidden.
struct HiddenPixels {
  private let pixels: Tensor
  /// What takes a pixel's place, in each channel.
  private let values: [Float]

  init(_ pixels: Tensor, _ fill: PatchFill) {
    self.pixels = pixels
    values = (0..<pixels.shape.channels).map { channel in
      switch fill {
      case .mean:
        Float(pixels.map(channel).reduce(0.0) { $0 + Double($1) } / Double(pixels.shape.cells))
      case .black: 0
      case .white: 1
      }
    }
  }

  /// The picture with a patch on it.
  func under(_ patch: Patch) -> Tensor {
    let shape = pixels.shape
    var numbers = pixels.elements
    let columns = patch.columns(of: shape.width)
    for (channel, value) in values.enumerated() {
      for row in patch.rows(of: shape.height) {
        let start = channel * shape.cells + row * shape.width
        for column in columns { numbers[start + column] = value }
      }
    }
    return Tensor(shape, numbers)
  }
  /// The picture without some of its pixels, by their place in a channel.
  func without(_ cells: some Sequence<Int>) -> Tensor {
    var numbers = pixels.elements
    for cell in cells {
      for (channel, value) in values.enumerated() {
        numbers[channel * pixels.shape.cells + cell] = value
      }
    }
    return Tensor(pixels.shape, numbers)
  }
}

/// The places that a patch is slid over: every one, or where a pass takes long only so many.
public struct PatchGrid: Hashable, Sendable {
  public let side: Int
  public let step: Int
  let height: Int
  let width: Int
  /// Where patches begin.
  let rows: [Int]
  let columns: [Int]
  /// Patches that are tried in one part of the work.
  let together: Int

  public var count: Int { rows.count * columns.count }
  public var parts: Int { (count + together - 1) / together }

  /// Multiply-adds that all patches may take, where a step of one pixel would take more.
  private static let mostWork = 4_000_000_000
  /// So many patches are tried however long they take.
  private static let least = 81
  /// Multiply-adds until the map is shown again.
  private static let workTogether = 300_000_000

  /// - Parameter work: multiply-adds of a pass.
  public init(_ picture: Shape, side: Int, work: Int) {
    (height, width) = (picture.height, picture.width)
    let side = min(max(1, side), min(height, width))
    let work = max(1_000_000, work)
    let most = max(Self.least, Self.mostWork / work)
    func starts(_ size: Int, _ step: Int) -> [Int] {
      let last = size - side
      let starts = Array(stride(from: 0, through: last, by: step))
      return starts.last == last ? starts : starts + [last]
    }
    var step = 1
    while step < max(height, width), starts(height, step).count * starts(width, step).count > most {
      step += 1
    }
    (self.side, self.step) = (side, step)
    (rows, columns) = (starts(height, step), starts(width, step))
    together = max(4, Self.workTogether / work)
  }

  /// A side that suits a picture: large enough to hide something, small enough to say where.
  public static func usualSide(_ picture: Shape) -> Int {
    max(1, (min(picture.height, picture.width) + 3) / 5)
  }

  /// The patches in the order in which they are tried: mixed, so that the map fills in everywhere.
  var order: [Int] {
    var generator = SeededGenerator(seed: 1)
    return Array(0..<count).shuffled(using: &generator)
  }
  func patch(_ index: Int) -> Patch {
    Patch(row: rows[index / columns.count], column: columns[index % columns.count], side: side)
  }
}
