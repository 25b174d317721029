import ConvFiles
import ConvNet
import Testing

@Suite struct LabelFileTests {
  @Test func `lines are labels, with any line end, a mark of UTF-8 and spaces around them`() throws
  {
    let text = "\u{FEFF}tench, Tinca tinca\r\n  Hündin \n\nfour\n\n"
    #expect(
      try LabelFile.decode(Array(text.utf8)) == ["tench, Tinca tinca", "Hündin", "", "four"])
  }

  @Test func `what is no text, empty or too long is refused with a sentence`() {
    for bytes in [
      [0xFF, 0xFE, 0x41], [], Array("\n \n".utf8), [UInt8](repeating: 10, count: 1_000_002),
    ] {
      do throws(FileError) {
        _ = try LabelFile.decode(bytes)
        Issue.record("\(bytes.prefix(4)) was read")
      } catch { #expect(!"\(error)".isEmpty) }
    }
  }

  @Test func `whole numbers are written as int64 and truths as bool`() throws {
    let whole = ArrayFile.encode([2, 1], [-3, 16_777_216], as: .integer)
    #expect(String(decoding: whole.prefix(80), as: UTF8.self).contains("'descr': '<i8'"))
    #expect(try ArrayFile.decode(whole) == Tensor(Shape(2, 1), [-3, 16_777_216]))
    let bytes = ArrayFile.encode(
      TracedValue(name: "q", sizes: [2], element: .integer, integerType: .uint8, numbers: [3, 255]))
    #expect(
      bytes.suffix(2) == [3, 255] && String(decoding: bytes, as: UTF8.self).contains("'|u1'"))
    let truths = ArrayFile.encode([3], [1, 0, 1], as: .boolean)
    #expect(String(decoding: truths.prefix(80), as: UTF8.self).contains("'descr': '|b1'"))
    #expect(try ArrayFile.decode(truths) == Tensor(Shape(3), [1, 0, 1]))
  }
}
