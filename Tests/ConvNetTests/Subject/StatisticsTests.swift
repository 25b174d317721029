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

  @Test func `the variance is that of the finite numbers`() {
    #expect(Statistics([2, 4, .nan, 4, 4, 5, 5, 7, 9, .infinity]).variance == 4)
    #expect(Statistics([3, 3, 3]).variance == 0)
    #expect(Statistics([Float]()).variance == 0)
  }

  @Test func `many numbers at once are what they are one by one, wherever one is not finite`() {
    for count in [7, 8, 2047, 2048, 2049, 5000] {
      for place in [nil, 0, count / 2, count - 1] {
        var numbers = (0..<count).map { Float($0 * 7 % 31) - 15 }
        if let place { numbers[place] = place % 2 == 0 ? .nan : -.infinity }
        let finite = numbers.filter(\.isFinite)
        let statistics = Statistics(numbers)
        #expect(statistics.count == count)
        #expect(statistics.minimum == finite.min() && statistics.maximum == finite.max())
        #expect(statistics.zeros == finite.count { $0 == 0 })
        #expect(statistics.notNumbers == numbers.count { $0.isNaN })
        #expect(statistics.infinities == numbers.count { $0.isInfinite })
        // Sums of whole numbers are exact.
        #expect(statistics.mean == finite.reduce(0.0) { $0 + Double($1) } / Double(finite.count))
        #expect(statistics.isWhole)
      }
    }
  }
}
