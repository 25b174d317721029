import ConvNet
import ConvSession
import Testing

struct MisconceptionShapeTests {
  private static func node(_ line: String) throws -> Node { try NetworkLine.network(line).nodes[1] }

  @Test(arguments: [
    // (10 − 3) / 2 = 3.5: 4 windows.
    ("input 1x10x10 > conv 2 3x3 stride 2", [2, 5, 5], Misconception.sizeRoundedUp),
    ("input 1x10x10 > conv 2 3x3 stride 2", [2, 3, 3], .oneForgotten),
    ("input 1x10x10 > conv 2 3x3 stride 2", [2, 8, 8], .strideForgotten),
    // (12 + 2·2 − 5) / 1 + 1 = 12.
    ("input 1x12x12 > conv 2 5x5 pad 2", [2, 11, 11], .oneForgotten),
    ("input 1x12x12 > conv 2 5x5 pad 2", [2, 10, 10], .paddingCountedOnce),
    ("input 4x10x10 > maxpool 2", [4, 4, 4], .oneForgotten),
    ("input 4x10x10 > maxpool 2", [4, 9, 9], .strideForgotten),
    ("input 4x9x11 > avgpool 2", [4, 5, 6], .sizeRoundedUp),
    // Only the width leaves a rest.
    ("input 1x10x11 > maxpool 2", [1, 5, 6], .sizeRoundedUp),
    ("input 1x20x20 > conv 2 3x3 dilation 2", [2, 15, 15], .oneForgotten),
  ])
  func `a wrong shape is recognised`(
    line: String, sizes: [Int], misconception: Misconception
  ) throws {
    let node = try MisconceptionShapeTests.node(line)
    #expect(Misconception.diagnosis(of: sizes, for: node) == misconception)
    #expect(Misconception.diagnosis(of: Array(sizes.dropFirst()), for: node) == misconception)
    #expect(Misconception.diagnosis(of: node.shape.sizes, for: node) == nil)
  }

  @Test
  func `only what applies counts`() throws {
    let plain = try MisconceptionShapeTests.node("input 1x12x12 > conv 4 3x3")
    #expect(Misconception.shapes(of: plain).map(\.0) == [.oneForgotten])
    let relu = try MisconceptionShapeTests.node("input 1x12x12 > relu")
    #expect(Misconception.shapes(of: relu).isEmpty)
    let up = try MisconceptionShapeTests.node("input 1x9x9 > maxpool 2 ceil")
    #expect(Misconception.shapes(of: up).map(\.0) == [.oneForgotten, .strideForgotten])
    #expect(up.shape.sizes == [1, 5, 5] && Misconception.diagnosis(of: [4, 4], for: up) != nil)
  }

  @Test
  func `with a padding of one, forgetting it on one side and forgetting the one are told together`()
    throws
  {
    let node = try MisconceptionShapeTests.node("input 1x12x12 > conv 4 3x3 pad 1")
    #expect(Misconception.ambiguities(of: node).isEmpty)
    #expect(Misconception.shapes(of: node).map(\.0) == [.oneOrPadding])
    #expect(Misconception.diagnosis(of: [4, 11, 11], for: node) == .oneOrPadding)
  }

  @Test
  func `each number is the one that counting windows gives`() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let (size, kernel) = (Int.random(in: 7...20, using: &generator), [1, 2, 3, 5])
      let window = kernel.randomElement(using: &generator) ?? 3
      let stride = Int.random(in: 1...3, using: &generator)
      let pad = Int.random(in: 0...2, using: &generator)
      let node = try MisconceptionShapeTests.node(
        "input 1x\(size)x\(size) > conv 2 \(window)x\(window) stride \(stride) pad \(pad)")
      func windows(_ padding: Int, _ stride: Int, overhang: Int = 0) -> Int {
        var (count, start) = (0, 0)
        while start + window <= size + padding + overhang {
          (count, start) = (count + 1, start + stride)
        }
        return count
      }
      let truth = windows(2 * pad, stride)
      #expect(node.shape.sizes == [2, truth, truth])
      for (misconception, sizes) in Misconception.shapes(of: node) {
        let wanted =
          switch misconception {
          case .sizeRoundedUp: windows(2 * pad, stride, overhang: stride - 1)
          case .oneForgotten, .oneOrPadding: truth - 1
          case .paddingCountedOnce: windows(pad, stride)
          default: windows(2 * pad, 1)
          }
        #expect(sizes == [2, wanted, wanted], "\(misconception) \(node.layer.line) \(size)")
      }
    }
  }
}
