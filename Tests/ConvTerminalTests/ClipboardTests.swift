import ConvTerminal
import Testing

struct ClipboardTests {
  @Test func `a text goes to the clipboard as base64 between OSC 52 and BEL`() {
    // printf 'a\tb\n' | base64
    #expect(Clipboard.sequence("a\tb\n") == "\u{1B}]52;c;YQliCg==\u{07}")
  }
  @Test func `what is longer than terminals take is not sent`() {
    #expect(Clipboard.sequence(String(repeating: "1", count: Clipboard.limit)) != nil)
    #expect(Clipboard.sequence(String(repeating: "1", count: Clipboard.limit + 1)) == nil)
  }
}
