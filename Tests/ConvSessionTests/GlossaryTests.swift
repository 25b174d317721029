import ConvSession
import Testing

struct GlossaryTests {
  @Test func `each word is there once, in small letters, with a meaning that fits three lines`() {
    let words = Glossary.entries.map(\.word)
    #expect(Set(words).count == words.count)
    for entry in Glossary.entries {
      #expect(entry.word == entry.word.lowercased())
      #expect((10...180).contains(entry.meaning.count), "\(entry.word)")
    }
  }

  @Test func `the words of a text are found, also with a number behind them or in the plural`() {
    let found = Glossary.entries(in: "conv1 + relu1: 4 kernels, receptive field 3x3").map(\.word)
    #expect(found == ["conv", "kernel", "receptive field", "relu"])
    #expect(Glossary.entries(in: "nothing of it").isEmpty)
    #expect(Glossary.entry("Kernels")?.word == "kernel")
  }
}
