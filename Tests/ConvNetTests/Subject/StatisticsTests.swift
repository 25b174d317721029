import ConvNet
import Testing

struct StatisticsTests {
  @Test func `the range is that of the finite numbers, the others are counted`() {
    let statistics = Statistics([1, .nan, -3, .infinity, 0, -.infinity, 0])
    #expect(statistics.count == 7)
    #expect(statistics.minimum == -3 && statistics.maximum == 1)
    #expect(statistics.notNumbers == 1 && statistics.infinities == 2 && statistics.zeros == 2)
    #expect(statistics.reach == 3)
    #expect(statistics.mean == -0.5)
    #expect(statistics.isWhole)
  }

  @Test func `where nothing is finite the range is empty and reaches to 0`() {
    for numbers in [[Float](), [.nan], [.infinity, .nan]] {
      let statistics = Statistics(numbers)
      #expect(statistics.reach == 0 && statistics.mean == 0)
      #expect(statistics.minimum > statistics.maximum)
    }
  }

  @Test func `joined parts are the whole`() {
    let numbers: [Float] = [3, -2.5, .nan, 0, 7, .infinity, -8]
    for cut in 0...numbers.count {
      let parts = [Statistics(numbers[..<cut]), Statistics(numbers[cut...])]
      #expect(Statistics(joining: parts) == Statistics(numbers))
    }
  }

  @Test func `whole numbers are those that few digits write`() {
    #expect(Statistics([1, -9999]).isWhole)
    #expect(!Statistics([10_000]).isWhole)
    #expect(!Statistics([0.5]).isWhole)
  }
}
