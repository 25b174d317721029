import ConvCanvas
import Testing

struct ColorTests {
  @Test(arguments: [
    (0x000000, 16), (0xffffff, 231), (0xff0000, 196), (0x5f87af, 67), (0x808080, 244),
    (0x101116, 233), (0xffdd57, 221),
  ])
  func `A colour finds its nearest of xterm's 256`(hex: UInt32, index: UInt8) {
    #expect(Color(hex: hex).palette256 == index)
  }
  @Test func `Only the mark becomes bright yellow among the sixteen`() {
    let theme = Theme(Appearance())
    #expect(theme.here.palette16 == 11)
    #expect(theme.background.palette16 == 0)
    for ink in Ink.allCases where ink != .here { #expect(theme.color(ink).palette16 != 11) }
    for index in UInt8(0)...15 { #expect(Color(palette16: index).palette16 == index) }
    for index in UInt8(16)...255 {
      let color = Color(palette256: index)
      #expect(Color(palette256: color.palette256) == color)
    }
  }
  @Test func `Zero is the background, on dark and on light ground`() {
    for light in [false, true] {
      let theme = Theme(Appearance(light: light))
      #expect(Colormap.color(.signed(0), theme) == theme.background)
      #expect(Colormap.color(.empty, theme) == theme.background)
    }
  }
  @Test func `Broken numbers have a colour of their own and do not trap`() {
    let theme = Theme(Appearance())
    #expect(Colormap.color(.signed(.nan), theme) == Colormap.color(.notANumber, theme))
    #expect(Colormap.color(.signed(.infinity), theme) == Colormap.color(.signed(1), theme))
    #expect(Colormap.color(.grey(.nan), theme) == Colormap.color(.grey(0), theme))
    #expect(Color.black.mixed(with: .white, .nan) == .black)
  }
  @Test func `Text is black on light colours and light on dark ones`() {
    #expect(Colormap.ink(on: Color(hex: 0xf8a02c)) == .black)
    #expect(Colormap.ink(on: Color(hex: 0x12306e)) != .black)
  }
  @Test func `Colours mix and are written in hexadecimal`() {
    #expect(Color.black.mixed(with: .white, 0.5) == Color(128, 128, 128))
    #expect(Color(hex: 0x0a10ff).hex == "#0a10ff")
  }
}
