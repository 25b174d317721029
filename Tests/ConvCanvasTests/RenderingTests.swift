import ConvCanvas
import Testing

struct RenderingTests {
  private func canvas(_ text: String, _ style: Style) -> Canvas {
    var canvas = Canvas(Size(rows: 1, columns: 6), background: .black)
    canvas.put(text, 0, 0, style)
    return canvas
  }

  @Test func `Colours are named only where they change`() {
    let canvas = canvas("ab c", Style(Color(255, 0, 0)))
    #expect(canvas.ansi(.exact) == "\u{1b}[48;2;0;0;0;38;2;255;0;0mab c  \u{1b}[0m\n")
    #expect(canvas.ansi(.palette) == "\u{1b}[48;5;16;38;5;196mab c  \u{1b}[0m\n")
    #expect(canvas.ansi(.sixteen) == "\u{1b}[40;91mab c  \u{1b}[0m\n")
    #expect(canvas.ansi(.mono) == "ab c  \n")
  }
  @Test func `Bold ends where it ends`() {
    var canvas = canvas("", Style(.white))
    canvas.put("a", 0, 0, Style(.white, bold: true))
    canvas.put("b", 0, 1, Style(.white))
    #expect(canvas.ansi(.mono) == "\u{1b}[1ma\u{1b}[0mb    \n")
  }
  @Test func `What is here is reversed where there are no colours, and only there`() {
    let canvas = canvas("ab", Style(.white, reversedInMono: true))
    #expect(canvas.ansi(.mono) == "\u{1b}[7mab\u{1b}[0m    \n")
    #expect(!canvas.ansi(.exact).contains("[7m"))
  }
  @Test func `SVG joins words, escapes them and draws blocks as rectangles`() {
    let svg = canvas("<&a ▀▀", Style(.white, bold: true)).svg()
    #expect(
      svg.contains(
        "<text x=\"0\" y=\"15\" fill=\"#ffffff\" font-weight=\"bold\" textLength=\"30\">&lt;&amp;a<"
      ))
    #expect(svg.contains("<rect x=\"40\" y=\"0\" width=\"20\" height=\"10\" fill=\"#ffffff\""))
    #expect(!svg.contains("▀"))
    #expect(svg.contains("width=\"60\" height=\"20\""))
  }
  @Test func `SVG without colour shows what is here reversed`() {
    let svg = canvas("a", Style(Color(9, 9, 9), reversedInMono: true)).svg(.mono)
    #expect(svg.contains("fill=\"#e8eaf0\""))
    #expect(svg.contains("<text x=\"0\" y=\"15\" fill=\"#000000\""))
  }
  @Test func `A bar shows its share in every glyph mode`() {
    func bar(_ share: Double, _ appearance: Appearance) -> String {
      var canvas = Canvas(Size(rows: 1, columns: 4), background: .black)
      canvas.bar(share, 0, 0, width: 4, .white, Theme(appearance), appearance)
      return canvas.lines[0]
    }
    #expect(bar(0.65, .plain) == "##+.")
    #expect(bar(.nan, .plain) == "....")
    #expect(bar(7, .plain) == "####")
    #expect(bar(0.5, Appearance(colors: .mono)) == "▄▄··")
    #expect(bar(0.5, Appearance()) == "▄▄▄▄")
    // What is written as 0 has no bar.
    #expect(bar(0.0004, .plain) == bar(0, .plain))
  }
}
