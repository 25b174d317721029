import ConvNet
import Testing

struct TrailTests {
  @Test func `a trail is the list of what was appended and not taken off`() {
    var (trail, list) = (Trail<Int>(), [Int]())
    for step in 0..<5000 {
      if step % 7 == 3 || step % 1100 > 1000 {
        #expect(trail.popLast() == list.popLast())
      } else {
        trail.append(step)
        list.append(step)
      }
      if step.isMultiple(of: 97) { #expect(Array(trail) == list) }
    }
    while let last = list.popLast() { #expect(trail.popLast() == last) }
    #expect(trail.popLast() == nil && trail.isEmpty)
  }

  @Test func `copies keep what they are, and equal lists are equal however they came about`() {
    let first = Trail(0..<1025)
    var second = first
    second.popLast()
    #expect(second != first && first.count == 1025 && second == Trail(0..<1024))
    second.append(1024)
    #expect(second == first && second.hashValue == first.hashValue)
    #expect(Trail([1, 2]) != Trail([2, 1]))
    second.removeAll { !$0.isMultiple(of: 2) }
    #expect(Array(second) == Array(stride(from: 0, to: 1025, by: 2)))
  }
}
