import ConvCanvas
import ConvTerminal
import Testing

struct TerminalChoiceTests {
  private func choice(
    _ environment: [String: String], colors: Int = 256, codeset: String = "UTF-8",
    color: TerminalOptions.ColorChoice = .auto, glyphs: Glyphs? = nil
  ) -> Appearance {
    let options = TerminalOptions(color: color, glyphs: glyphs, environment: environment)
    return TerminalChoice(options, codeset: codeset, terminfoColors: colors).appearance
  }

  @Test(arguments: [
    (["TERM": "xterm-256color"], 256, Colors.palette),
    (["TERM": "xterm-256color", "COLORTERM": "truecolor"], 256, .exact),
    (["TERM": "tmux-256color", "COLORTERM": "24bit"], 256, .exact),
    (["TERM": "screen-256color", "COLORTERM": "truecolor"], 256, .palette),
    (["TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "/tmp/t"], 256, .exact),
    (["TERM": "linux", "COLORTERM": "truecolor"], 8, .sixteen),
    (["TERM": "vt100"], 0, .mono),
    (["TERM": "xterm-256color", "NO_COLOR": "1"], 256, .mono),
    (["TERM": "xterm-256color", "NO_COLOR": ""], 256, .palette),
  ])
  func `Colours follow the terminal and the environment`(
    environment: [String: String], terminfoColors: Int, expected: Colors
  ) {
    #expect(choice(environment, colors: terminfoColors).colors == expected)
  }
  @Test func `What was asked for on the command line goes before NO_COLOR`() {
    let environment = ["TERM": "xterm-256color", "NO_COLOR": "1"]
    #expect(choice(environment, color: .always).colors == .palette)
    #expect(choice(["TERM": "xterm-256color"], color: .never).colors == .mono)
  }
  @Test func `Only ASCII is drawn in a locale without UTF-8`() {
    let environment = ["TERM": "xterm-256color"]
    #expect(choice(environment, codeset: "ANSI_X3.4-1968").glyphs == .ascii)
    #expect(choice(environment, codeset: "ANSI_X3.4-1968", glyphs: .halfBlocks).glyphs == .ascii)
    #expect(choice(environment, glyphs: .ascii).glyphs == .ascii)
    #expect(choice(environment).glyphs == .halfBlocks)
    #expect(choice(["TERM": "vt100"], colors: 0).glyphs == .shades)
  }
  @Test func `A light background is known where the terminal tells`() {
    #expect(choice(["TERM": "xterm", "COLORFGBG": "0;15"]).light)
    #expect(!choice(["TERM": "xterm", "COLORFGBG": "15;0"]).light)
    #expect(!choice(["TERM": "xterm"]).light)
  }
  @Test func `No locale at all means UTF-8, and a chosen C stays C`() {
    #expect(TerminalChoice.locales([:]).first == "C.UTF-8")
    #expect(TerminalChoice.locales(["LC_ALL": "", "LANG": "C"]) == ["C", "C"])
    #expect(
      TerminalChoice.locales(["LANG": "xx_XX.UTF-8"]).prefix(2) == ["xx_XX.UTF-8", "C.UTF-8"])
    #expect(TerminalChoice.locales(["LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"]).first == "POSIX")
  }
  @Test func `An error says one sentence and nothing that steers a terminal`() {
    #expect(
      TerminalError.unknownType("a\u{1b}[31m").description
        == "the terminal type 'a?[31m' is not known here; try TERM=xterm-256color")
  }
}
