import ConvCanvas
import Testing

struct AppearanceTests {
  @Test func `In ASCII every sign is spelled in ASCII`() {
    #expect(
      Appearance.plain.spelled("network › conv1 · 28×28 → −0.25 ≤ √C … é")
        == "network > conv1 . 28x28 > -0.25 <= sqrt C ~ ?")
    for symbol in Symbol.allCases {
      let glyph = Appearance.plain.glyph(symbol)
      #expect(glyph.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f })
      #expect(Appearance.plain.spelled(String(symbol.rawValue)) == glyph)
    }
  }
  @Test func `A sign of arithmetic means nothing else in ASCII`() {
    for symbol in Symbol.allCases {
      let isMinus = [.minus, .dash, .longDash, .rule].contains(symbol)
      #expect(!symbol.ascii.contains("-") || isMinus || symbol == .plusMinus)
      #expect(!symbol.ascii.contains("+") || [.plusMinus, .mediumShade].contains(symbol))
    }
    #expect(!PixelGlyphs.positive.contains("-") && !PixelGlyphs.negative.contains("+"))
    #expect(Set(PixelGlyphs.positive).intersection(PixelGlyphs.negative) == ["."])
  }
  @Test func `Otherwise signs stay what they are`() {
    #expect(Appearance().spelled("→ ≤") == "→ ≤")
    #expect(Appearance().glyph(.times) == "×")
  }
  @Test func `The plain appearance is ASCII without colour`() {
    #expect(Appearance.plain.ascii)
    #expect(Appearance.plain.colors == .mono)
  }
}
