import ConvSession
import Testing

struct KeymapTests {
  @Test(arguments: Keymap.bindings)
  func `every key's text is a command`(binding: Binding) throws {
    _ = try Command(parsing: binding.command)
    #expect(!binding.hands.isEmpty)
    #expect(!binding.summary.isEmpty)
  }

  @Test(arguments: Hand.allCases)
  func `no key means two things where the hand is`(hand: Hand) {
    let keys = Keymap.bindings.filter { $0.hands.contains(hand) }.map(\.key)
    #expect(Set(keys).count == keys.count)
  }

  @Test(arguments: Hand.allCases, ["escape", "help", "quit", "prompt", "menu", "undo", "redo"])
  func `wherever the hand is there is a key for what always works`(hand: Hand, command: String) {
    #expect(Keymap.key(command, hand).flatMap { Keymap.command($0, hand) } == command)
  }

  @Test(arguments: Hand.allCases, ["up", "down", "left", "right", "h", "j", "k", "l"])
  func `the arrows and h j k l move something wherever the hand is`(hand: Hand, key: String) {
    #expect(Keymap.command(key, hand) != nil)
  }

  @Test func `a letter or digit chooses in menus, and none of them scrolls, closes or leaves`() {
    #expect(Set(Menus.letters).count == Menus.letters.count)
    #expect(Set(Menus.letters).isDisjoint(with: ["q", "j", "k", "m", "?"]))
    #expect(Menus.presets.count <= Menus.letters.count)
  }
}
