import ConvCanvas
import Testing

struct CanvasTests {
  let ink = Style(.white)

  @Test func `Text is clipped at the edges and at its width`() {
    var canvas = Canvas(Size(rows: 2, columns: 6), background: .black)
    #expect(canvas.put("abcdef", 0, -2, ink) == 4)
    #expect(canvas.put("abcdef", 1, 3, ink, width: 2) == 5)
    canvas.put("nowhere", 2, 0, ink)
    canvas.put("nowhere", -1, 0, ink)
    #expect(canvas.lines == ["cdef  ", "   ab "])
    #expect(canvas.text() == "cdef\n   ab")
    #expect(canvas.plainText == "cdef\n   ab\n")
  }

  @Test(arguments: [
    Size(rows: 0, columns: 0), Size(rows: 1, columns: 1), Size(rows: -3, columns: 2),
  ])
  func `Everything can be drawn on the smallest canvases`(size: Size) {
    var canvas = Canvas(size, background: .black)
    for glyphs in Glyphs.allCases {
      for colors in Colors.allCases {
        let appearance = Appearance(glyphs: glyphs, colors: colors)
        canvas.put("text", 0, 0, ink)
        canvas.fill(Rect(row: -1, column: -1, rows: 9, columns: 9), .white)
        canvas.bar(0.5, 0, 0, width: 9, .white, Theme(appearance), appearance)
        canvas.draw(PixelMap(rows: 5, columns: 5, filling: Pixel(.here)), -1, -1, appearance)
        canvas.draw(PixelMap(rows: 0, columns: 0, filling: Pixel(.here)), 5, 5, appearance)
        #expect(canvas.ansi(colors).isEmpty == (size.rows == 0))
        #expect(canvas.svg(colors).hasSuffix("</svg>\n"))
      }
    }
    #expect(canvas.lines.count == size.rows)
  }

  @Test func `A style without background keeps what is below`() {
    var canvas = Canvas(Size(rows: 1, columns: 3), background: .black)
    canvas.fill(Rect(row: 0, column: 0, rows: 1, columns: 2), .white)
    canvas.put("abc", 0, 0, Style(Color(1, 2, 3), bold: true))
    #expect(canvas[0, 1].background == .white)
    #expect(canvas[0, 2].background == .black)
    #expect(canvas[0, 1].bold)
  }

  @Test func `Reading outside gives an empty cell and writing there does nothing`() {
    var canvas = Canvas(Size(rows: 1, columns: 1), background: .black)
    let before = canvas
    canvas[1, 0] = Cell(character: "x", foreground: .white, background: .white)
    canvas[0, -1] = Cell(character: "x", foreground: .white, background: .white)
    #expect(canvas == before)
    #expect(canvas[7, 7].character == " ")
  }

  @Test func `One canvas can be laid over another`() {
    var canvas = Canvas(Size(rows: 2, columns: 4), background: .black)
    var pane = Canvas(Size(rows: 3, columns: 3), background: .white)
    pane.put("abc", 0, 0, ink)
    canvas.put(pane, 1, 2)
    #expect(canvas.lines == ["    ", "  ab"])
  }
}
