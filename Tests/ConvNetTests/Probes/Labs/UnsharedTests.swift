import ConvNet
import Testing

@Suite("Kernels that are not shared")
struct UnsharedTests {
  private static let line = "input 2x7x7 > conv 4 3x3 stride 2 pad 1 groups 2 > relu > conv 3 2x2"

  private func output(_ subject: Subject, _ layer: Int = 3) throws -> [Float] {
    var known = Fresh()
    return try known.answer(.activation(layer), of: subject).tensor.elements
  }

  @Test("Unshared kernels compute the same, and an edit of one reaches one number alone")
  func once() throws {
    var subject = Subject(try NetworkLine.network(Self.line), try .counted(Self.line))
    subject.edit("weight", of: 1, [1, 0], .scale(2))
    let before = try output(subject)
    var unshared = try subject.unsharing(1)
    #expect(zip(before, try output(unshared)).allSatisfy { abs($0 - $1) < 1e-5 })
    let first = try output(unshared, 1)
    // The number in map 2, row 1, column 3 of 4×4.
    let element = 2 * 16 + 1 * 4 + 3
    unshared.edit("weight", of: 1, [element, 0, 1, 1], .number(100))
    let edited = try output(unshared, 1)
    #expect(first.indices.filter { first[$0] != edited[$0] } == [element])
    var shared = subject
    shared.edit("weight", of: 1, [2, 0, 1, 1], .number(100))
    let all = try output(shared, 1)
    #expect(first.indices.count { first[$0] != all[$0] } > 10)
  }

  @Test("Shared again it is the network that it was, to the bit, whatever was edited meanwhile")
  func back() throws {
    let subject = Subject(try NetworkLine.network(Self.line), try .counted(Self.line))
    var unshared = try subject.unsharing(3)
    #expect(unshared.network != subject.network && unshared.unsharedLayers == [3])
    unshared.edit("weight", of: 3, [0], .number(1))
    let again = try unshared.sharing(3)
    #expect(again.network == subject.network && again.edits.isEmpty)
  }

  @Test("What has no kernel to share, and what would not fit into memory, is said in a sentence")
  func refused() throws {
    let subject = Subject(try NetworkLine.network(Self.line), try .counted(Self.line))
    #expect(throws: SharingError.noKernels("relu1")) { try subject.unsharing(2) }
    #expect(throws: SharingError.isShared("conv1")) { try subject.sharing(1) }
    let line = "input 8x300x300 > conv 64 5x5"
    let large = Subject(try NetworkLine.network(line), try .counted(line))
    #expect(throws: SharingError.tooMany("conv1", count: 1_121_484_800)) {
      try large.unsharing(1)
    }
  }
}
