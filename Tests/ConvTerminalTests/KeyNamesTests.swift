import ConvTerminal
import Testing

struct KeyNamesTests {
  @Test(arguments: [
    (0x1b, "escape"), (13, "enter"), (10, "enter"), (9, "tab"), (127, "backspace"), (32, "space"),
    (18, "ctrl-r"), (26, "ctrl-z"), (0x65, "e"), (0xe9, "é"),
  ])
  func `A character has a plain name`(code: UInt32, name: String) {
    #expect(KeyNames.name(ofCharacter: code) == name)
  }
  @Test(arguments: [
    ("KEY_UP", "up"), ("KEY_NPAGE", "pagedown"), ("KEY_BTAB", "backtab"), ("KEY_F(12)", "f12"),
    ("KEY_SR", "shift-up"), ("kUP5", "ctrl-up"), ("kRIT3", "alt-right"), ("kHOM5", "ctrl-home"),
  ])
  func `A key of ncurses has a plain name`(capability: String, name: String) {
    #expect(KeyNames.name(ofCapability: capability) == name)
  }
  @Test func `What is no key has no name`() {
    #expect(KeyNames.name(ofCharacter: 0x9b) == nil)
    #expect(KeyNames.name(ofCharacter: 0xd800) == nil)
    #expect(KeyNames.name(ofCapability: "kpaste5") == nil)
    #expect(KeyNames.name(ofCapability: "") == nil)
  }
}
