import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import Testing

/// The maps of a layer with what stands beside them.
struct LayerCardTests {
  private static let colors = Appearance(glyphs: .halfBlocks)

  @Test(
    arguments: ["edges", "relu1", "pool1", "parts", "things"],
    [
      Size(rows: 24, columns: 80), Size(rows: 30, columns: 100), Size(rows: 40, columns: 120),
      Size(rows: 60, columns: 200),
    ])
  func `The ring around a map is closed on every side`(layer: String, size: Size) throws {
    var stage = try Stage("scenes", "goto \(layer)[0]", "zoom out")
    let canvas = stage.canvas(size, Self.colors)
    let here = Theme(Self.colors).here
    func isHere(_ row: Int, _ column: Int) -> Bool {
      let cell = canvas[row, column]
      return cell.background == here || cell.foreground == here && "▀▄█".contains(cell.character)
    }
    let places = (2..<size.rows - 1).flatMap { row in
      (0..<size.columns).filter { isHere(row, $0) }.map { (row: row, column: $0) }
    }
    let (rows, columns) = (places.map(\.row), places.map(\.column))
    let top = try #require(rows.min())
    let (bottom, left, right) = try (
      #require(rows.max()), #require(columns.min()), #require(columns.max())
    )
    #expect(bottom > top && right > left + 3)
    for column in left...right {
      #expect(isHere(top, column), "top at \(column)")
      #expect(isHere(bottom, column), "bottom at \(column)")
    }
    for row in top...bottom { #expect(isHere(row, left) && isHere(row, right), "row \(row)") }
  }

  @Test func `A large screen has a kernel's numbers and its whole name beside each of ten maps`()
    throws
  {
    var stage = try Stage("scenes", "goto edges")
    let text = stage.text(40, 120)
    #expect(text.contains(" -.50  .00  .50"))
    #expect(text.contains("4 slopes / lit"))
    #expect(
      text.split(separator: "\n").contains { $0.count { $0 == "b" } > 1 && $0.contains("below") })
    // Above the maps of a smaller one no name gives way to numbers.
    let small = stage.text(30, 100)
    for word in ["left edges", "outlines", "above"] { #expect(small.contains(word), "\(word)") }
  }

  @Test(arguments: ["log", "pow", "reciprocal", "reducelogsum"])
  func `What is no number is counted beside the range, and both can be read`(kind: String) throws {
    var stage = try OperatorNetwork.maps.stage()
    try stage.perform("goto \(kind)")
    stage.settle()
    for size in [Size(rows: 40, columns: 120), Size(rows: 60, columns: 200)] {
      let frame = stage.frame(size, .plain)
      #expect(frame.overlaps.isEmpty, "\(frame.overlaps)")
      #expect(frame.canvas.plainText.contains("one range for the layer"))
    }
  }
}
