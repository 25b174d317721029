import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import ConvWork
import TestSupport
import Testing

/// The one language of colours, on the screens where it is spoken.
struct ColourTests {
  private let theme = Theme(Appearance())

  private func canvas(_ commands: String..., size: Size = Size(rows: 24, columns: 80)) throws
    -> Canvas
  {
    var stage = try Stage(model: "letters", input: nil, stepping: false)
    for command in commands { try stage.perform(command) }
    return stage.canvas(size, Appearance())
  }

  /// The grounds of a number in some columns.
  private func grounds(_ text: String, _ canvas: Canvas, rows: Range<Int>, columns: Range<Int>)
    -> Set<Color>
  {
    var found: Set<Color> = []
    for row in rows {
      let line = Array(canvas.lines[row])
      for column in columns where column + text.count <= columns.upperBound {
        let around = [column - 1, column + text.count].map {
          line.indices.contains($0) ? line[$0] : " "
        }
        guard String(line[column..<column + text.count]) == text, around == [" ", " "] else {
          continue
        }
        found.insert(canvas[row, column].background)
      }
    }
    return found
  }

  @Test
  func `A weight has one colour on the layer, on its map, in its sum, and so has its product`()
    throws
  {
    let layer = try canvas("goto edges")
    let map = try canvas("goto edges[0]")
    let cell = try canvas("goto edges[0,2,3]")
    let strongest = [
      "1": Colormap.color(.signed(1), theme), "−1": Colormap.color(.signed(-1), theme),
    ]
    for (text, color) in strongest {
      #expect(grounds(text, layer, rows: 3..<6, columns: 1..<14) == [color])
      #expect(grounds(text, map, rows: 3..<6, columns: 26..<44) == [color])
      // The kernel, and below it the products.
      #expect(grounds(text, cell, rows: 7..<10, columns: 26..<44) == [color])
      #expect(grounds(text, cell, rows: 11..<14, columns: 26..<44) == [color])
    }
  }

  @Test func `A number of a map has one colour in the map and in a window that lies on it`() throws
  {
    let cell = try canvas("goto parts[0,0,0]", size: Size(rows: 40, columns: 120))
    let layer = try canvas("goto pool", size: Size(rows: 40, columns: 120))
    let full = Colormap.color(.signed(1), theme)
    #expect(grounds("2", cell, rows: 0..<40, columns: 0..<14).contains(full))
    let picture = Set((0..<40).flatMap { row in (0..<120).map { layer[row, $0].background } })
    #expect(picture.contains(full))
  }

  @Test func `A map that is added has one colour in the sum and in its terms`() throws {
    let cold = Set((1...48).map { Colormap.color(.signed(-Float($0) / 48), theme) })
    func ground(_ place: String) throws -> Set<Color> {
      var stage = try Stage(model: "residual", input: nil, stepping: false)
      try stage.perform("goto \(place)")
      let canvas = stage.canvas(Size(rows: 40, columns: 120), Appearance())
      let shown = (3..<17).flatMap { row in
        (0..<120).flatMap { [canvas[row, $0].background, canvas[row, $0].foreground] }
      }
      return Set(shown).intersection(cold)
    }
    // What is faint beside the larger addend stays so when it is looked at alone.
    let (term, sum) = (try ground("add.term[1,3,4,0]"), try ground("add[1,3,4]"))
    #expect(!term.isEmpty && term.isSubset(of: sum))
  }

  @Test func `The ring around the chosen map is closed`() throws {
    for (place, size) in [("edges", (24, 80)), ("edges", (40, 120)), ("pool", (24, 80))] {
      let canvas = try canvas("goto \(place)", size: Size(rows: size.0, columns: size.1))
      let here = theme.here
      let sides = (0..<size.1).filter {
        canvas[8, $0].foreground == here && canvas[8, $0].character == "█"
      }
      #expect(sides.count == 2, "\(place)")
      guard sides.count == 2 else { continue }
      let rows = (0..<size.0).filter { row in
        canvas[row, sides[0]].foreground == here && canvas[row, sides[0]].character != " "
      }
      func isEdge(_ row: Int, _ column: Int) -> Bool {
        let cell = canvas[row, column]
        return cell.character == "█" && cell.foreground == here
          || cell.character == "▀" && (cell.foreground == here || cell.background == here)
          || cell.character == "▄" && cell.foreground == here
      }
      for row in [rows[0], rows[rows.count - 1]] {
        #expect((sides[0]...sides[1]).allSatisfy { isEdge(row, $0) }, "\(place) \(row)")
      }
    }
  }

  @Test
  func `A changed weight bears a sign, and only a window is marked that is not most of a picture`()
    throws
  {
    let canvas = try canvas(
      "goto edges[0]", "hand kernel", "set edges.weight[0,0,1,1] = 5")
    let signs = (0..<24).flatMap { row in
      (0..<80).filter { canvas[row, $0].character == "≠" }.map { (row, $0) }
    }
    #expect(signs.count == 1)
    #expect(signs.allSatisfy { canvas[$0.0, $0.1].foreground == theme.differs })
    let yellow = (3..<15).flatMap { row in
      (0..<25).filter { canvas[row, $0].foreground == theme.here }
    }
    #expect(yellow.isEmpty)
  }
}
