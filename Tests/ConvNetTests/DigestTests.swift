import ConvNet
import Testing

struct DigestTests {
  private func digest(_ words: UInt64...) -> Digest {
    words.reduce(into: Digest()) { $0.combine($1) }
  }

  @Test func `the same content gives the same digest, and every change another`() {
    #expect(digest(1, 2) == digest(1, 2))
    var seen: Set<Digest> = [digest(), digest(0), digest(0, 0), digest(1, 2), digest(2, 1)]
    for bit in 0..<64 { seen.insert(digest(7, 1 << UInt64(bit))) }
    #expect(seen.count == 69)
  }

  @Test func `texts do not run into each other`() {
    func digest(_ texts: String...) -> Digest { texts.reduce(into: Digest()) { $0.combine($1) } }
    #expect(digest("ab", "c") != digest("a", "bc"))
    #expect(digest("a") != digest("a\0"))
  }

  @Test func `tensors differ by shape and by every bit`() {
    func digest(_ tensor: Tensor) -> Digest {
      var digest = Digest()
      digest.combine(tensor)
      return digest
    }
    #expect(digest(Tensor(Shape(2, 1), [0, 1])) != digest(Tensor(Shape(1, 2), [0, 1])))
    #expect(digest(Tensor(Shape(1), [0])) != digest(Tensor(Shape(1), [-0.0])))
  }

  @Test func `it is written in 32 hexadecimal digits`() {
    for word in 0..<50 {
      let text = "\(digest(UInt64(word)))"
      #expect(text.count == 32 && text.allSatisfy { $0.isHexDigit })
    }
  }
}
