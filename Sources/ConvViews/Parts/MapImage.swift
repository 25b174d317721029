import ConvCanvas
import ConvNet
import ConvSession

/// A map as it is to be drawn: a tone for each of its numbers, and what is marked on it.
struct MapImage {
  let rows: Int
  let columns: Int
  let tone: (_ row: Int, _ column: Int) -> Tone
  /// The number, where numbers can be shown; nil where it is not computed yet.
  let number: (_ row: Int, _ column: Int) -> Float?
  var numerals = Numerals(decimals: 2)
  /// The numbers that are read, or that read: rows and columns, of volumes as well.
  var marked: Footprint? { didSet { marked = marked?.flattened } }
  /// The one number at hand.
  var current: (row: Int, column: Int)?
  /// A text in place of the number at hand, such as a question mark.
  var currentText: String?
  /// The number that a lesson asks about, wherever the hand is.
  var asked: (row: Int, column: Int)?
  /// The hand whose pointer moves over it.
  var hand: Hand?
  /// How far a strip reaches down and up to, in shares of what the strongest colour stands for.
  var span: ClosedRange<Float> = -1...1
}

extension MapImage {
  /// A map of which nothing is computed yet.
  static func waiting(rows: Int, columns: Int) -> MapImage {
    MapImage(rows: rows, columns: columns, tone: { _, _ in .waiting }, number: { _, _ in nil })
  }

  /// The same numbers in the colours of another range.
  func colored(reach: Float?) -> MapImage {
    guard let reach else { return self }
    var image = MapImage(
      rows: rows, columns: columns,
      tone: { row, column in
        number(row, column).map { .of($0, range: reach) } ?? tone(row, column)
      }, number: number)
    image.numerals = numerals
    return image
  }

  /// The first of the footprint's two axes that are rows and columns.
  var gridAxis: Int { max(0, (marked?.axes.count ?? 2) - 2) }

  func isMarked(_ row: Int, _ column: Int) -> Bool {
    guard let marked, marked.axes.count >= 2 else {
      return marked.map { $0.contains([row]) } ?? false
    }
    let rows = marked.axes[marked.axes.count - 2]
    let columns = marked.axes[marked.axes.count - 1]
    return rows.indices.contains(row) && columns.indices.contains(column) && rows[row]
      && columns[column] && !(marked.axes.count > 2 && !marked.axes[0].contains(true))
  }

  /// Slices that lie one below the other seen from the front: each number is the strongest of all
  /// that lie behind each other.
  func projected(_ slices: Int) -> MapImage {
    guard slices > 1 else { return self }
    let rows = rows / slices
    var image = MapImage(
      rows: rows, columns: columns,
      tone: { row, column in
        Tone.blended((0..<slices).map { tone($0 * rows + row, column) })
      }, number: { _, _ in nil })
    (image.numerals, image.span) = (numerals, span)
    return image
  }
}

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

extension Footprint {
  /// The marks in one channel of a signal's `[channels, width]`, as one row.
  func strip(_ channel: Int) -> Footprint {
    guard axes.count == 2 else { return self }
    let isMarked = axes[0].indices.contains(channel) && axes[0][channel]
    return Footprint([[isMarked], axes[1]])
  }
}
