import ConvCanvas
import Testing

struct SafeTextTests {
  private func shown(_ text: String) -> String {
    var canvas = Canvas(Size(rows: 1, columns: 20), background: .black)
    canvas.put(text, 0, 0, Style(.white))
    return canvas.text()
  }

  @Test func `No sequence reaches a terminal`() {
    #expect(shown("a\u{1b}[31mb\u{7}\u{9b}c\u{7f}") == "a?[31mb??c?")
    #expect(shown("a\tb\r\nc") == "a b  c")
  }
  @Test func `The writing direction can not be turned`() {
    #expect(shown("a\u{202e}b\u{2066}c\u{200f}") == "a?b?c?")
  }
  @Test func `Marks and characters without width are dropped`() {
    #expect(shown("e\u{301}\u{200b}f\u{feff}o\u{338}") == "efo")
  }
  @Test func `Every character is one column wide`() {
    #expect(shown("漢字 é 🙂 ｗ 한 → −") == "?? é ? ? ? → −")
    #expect(Canvas.width(of: "漢e\u{301}") == 2)
  }
  @Test func `A cell is made safe as well`() {
    var canvas = Canvas(Size(rows: 1, columns: 3), background: .black)
    for (column, character) in (["\u{1b}", "\u{301}", "👩‍👩‍👧"] as [Character]).enumerated() {
      canvas[0, column] = Cell(character: character, foreground: .white, background: .black)
    }
    #expect(canvas.lines == ["? ?"])
  }
}
