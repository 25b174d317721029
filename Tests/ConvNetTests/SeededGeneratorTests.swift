import ConvNet
import Testing

@Suite struct SeededGeneratorTests {
  @Test("its numbers are those of the reference implementation of SplitMix64")
  func reference() {
    // https://prng.di.unimi.it/splitmix64.c with x = 0
    var random = SeededGenerator(seed: 0)
    #expect(random.next() == 0xE220_A839_7B1D_CDAF)
    #expect(random.next() == 0x6E78_9E6A_A1B9_65F4)
    #expect(random.next() == 0x06C4_5D18_8009_454F)
  }
}
