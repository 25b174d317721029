import ConvFiles
import ConvNet
import Testing

@Suite struct ArrayFileTests {
  /// An NPY file of version 1.0 with this header and these bytes, in hexadecimal.
  private func file(_ header: String, _ numbers: String) -> [UInt8] {
    let length = header.utf8.count
    let start: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0]
    let digits = Array(numbers)
    return start + [UInt8(length % 256), UInt8(length / 256)] + Array(header.utf8)
      + stride(from: 0, to: digits.count, by: 2).map {
        UInt8(String(digits[$0...$0 + 1]), radix: 16)!
      }
  }
  private func header(_ type: String, _ shape: String, fortran: String = "False") -> String {
    "{'descr': '\(type)', 'fortran_order': \(fortran), 'shape': \(shape), }   \n"
  }

  /// `np.array([1e300, 2]).tobytes().hex()`, and of an infinity.
  @Test(arguments: [("9c7500883ce4377e", true), ("000000000000f07f", false)])
  func `Doubles that no float is near are told`(numbers: String, overflows: Bool) throws {
    let content = try ArrayFile.content(
      file(header("<f8", "(2,)"), numbers + "0000000000000040"))
    #expect(content.tensor.elements == [.infinity, 2])
    #expect(content.overflows == overflows)
    #expect(ArrayValue(content).overflows == overflows)
  }

  /// `np.array([1.5, -2, 3, 4, 5, 0.006]).astype(type).tobytes().hex()` in NumPy 2.4.
  @Test(arguments: [
    ("<f2", "003e00c0004200440045251e"), (">f2", "3e00c0004200440045001e25"),
    ("<f4", "0000c03f000000c000004040000080400000a040a69bc43b"),
    (">f4", "3fc00000c0000000404000004080000040a000003bc49ba6"),
    (
      "<f8",
      "000000000000f83f00000000000000c00000000000000840"
        + "00000000000010400000000000001440fa7e6abc7493783f"
    ),
    (
      ">f8",
      "3ff8000000000000c0000000000000004008000000000000"
        + "401000000000000040140000000000003f789374bc6a7efa"
    ),
  ])
  func `Floats of every size and byte order are read`(type: String, numbers: String) throws {
    let tensor = try ArrayFile.decode(file(header(type, "(2, 3)"), numbers))
    #expect(tensor.shape == Shape(2, 3))
    #expect(tensor.elements[..<5] == [1.5, -2, 3, 4, 5])
    #expect(abs(tensor.elements[5] - 0.006) < (type.hasSuffix("2") ? 1e-5 : 1e-9))
  }

  /// `np.array([1, -2, 100]).astype(type).tobytes().hex()` in NumPy 2.4.
  @Test(arguments: [
    ("|i1", "01fe64"), ("<i2", "0100feff6400"), (">i2", "0001fffe0064"),
    ("<i4", "01000000feffffff64000000"), (">i4", "00000001fffffffe00000064"),
    ("<i8", "0100000000000000feffffffffffffff6400000000000000"),
    (">i8", "0000000000000001fffffffffffffffe0000000000000064"),
  ])
  func `Whole numbers of every size and byte order are read`(
    type: String, numbers: String
  ) throws {
    let tensor = try ArrayFile.decode(file(header(type, "(3,)"), numbers))
    #expect(tensor == Tensor(Shape(3), [1, -2, 100]))
  }

  /// `np.array([1, 2, 200]).astype(type).tobytes().hex()` in NumPy 2.4.
  @Test(arguments: [
    ("|u1", "0102c8"), ("<u2", "01000200c800"), (">u2", "0001000200c8"),
    ("<u4", "0100000002000000c8000000"), (">u4", "0000000100000002000000c8"),
    ("<u8", "01000000000000000200000000000000c800000000000000"),
    (">u8", "0000000000000001000000000000000200000000000000c8"),
  ])
  func `Numbers without a sign stay positive`(type: String, numbers: String) throws {
    let tensor = try ArrayFile.decode(file(header(type, "(3,)"), numbers))
    #expect(tensor == Tensor(Shape(3), [1, 2, 200]))
  }

  @Test func `Truth is 1 and falsehood 0`() throws {
    let tensor = try ArrayFile.decode(file(header("|b1", "(2,)"), "0100"))
    #expect(tensor.elements == [1, 0])
  }

  /// `np.asfortranarray(np.arange(6, dtype="u1").reshape(1, 2, 3)).tobytes("A")`
  @Test func `Fortran's order is put right`() throws {
    let bytes = file(header("|u1", "(1, 2, 3)", fortran: "True"), "000301040205")
    #expect(try ArrayFile.decode(bytes) == Tensor(Shape(1, 2, 3), [0, 1, 2, 3, 4, 5]))
  }

  @Test func `A scalar has no axes`() throws {
    let tensor = try ArrayFile.decode(file(header("<f4", "()"), "00002040"))
    #expect(tensor.shape.rank == 0)
    #expect(tensor.elements == [2.5])
  }

  @Test(arguments: [2, 3] as [UInt8])
  func `Later versions give their length in four bytes`(version: UInt8) throws {
    var bytes = file(header("<f4", "(1,)"), "0000e040")
    bytes[6] = version
    bytes.insert(contentsOf: [0, 0], at: 10)
    #expect(try ArrayFile.decode(bytes).elements == [7])
  }

  @Test func `What is written begins as NumPy's own files do and is read again`() throws {
    let tensor = Tensor(Shape(2, 3), [1.5, -2, 3, 4, 5, .infinity])
    let bytes = ArrayFile.encode(tensor)
    #expect(bytes.count == 128 + 24)
    #expect(bytes[..<10] == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 0x76, 0])
    #expect(
      String(decoding: bytes[10..<69], as: UTF8.self)
        == "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }")
    #expect(try ArrayFile.decode(bytes) == tensor)
    for shape in [Shape(6), Shape(1, 1, 6, 1)] {
      #expect(try ArrayFile.decode(ArrayFile.encode(tensor.reshaped(shape))).shape == shape)
    }
  }

  @Test(arguments: [
    "", "{}", "{'descr': '<f4', 'fortran_order': False}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} + 1",
    "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'more': 'x'}",
    "{'descr': '<f4', 'fortran_order': 0, 'shape': (1,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': [1]}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1,,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1 1)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (٣,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1)}",
    "{'descr': '<f4' 'fortran_order': False 'shape': (1,)}",
    "{'descr': '<f4\\', 'fortran_order': False, 'shape': (1,)}",
    "{'descr': __import__('os').abort(), 'fortran_order': False, 'shape': (1,)}",
  ])
  func `A header that is not the three keys of an array is refused`(header: String) {
    #expect(throws: FileError.self) { try ArrayFile.decode(file(header, "0000803f")) }
  }

  @Test(arguments: [
    "<c8", "|O", "<U3", "|S1", "|V4", "=f4", "|f4", "f4", "<f3", "<M8", "", "<f16", "\u{1B}[2J",
  ])
  func `Other kinds of numbers are refused by name`(type: String) {
    do throws(FileError) {
      _ = try ArrayFile.decode(file(header(type, "(1,)"), "0000803f"))
      Issue.record("\(type) was read")
    } catch {
      let ends = ["save it with astype(\"float32\")", "save one of numbers"]
      #expect(ends.contains(where: error.description.hasSuffix))
      #expect(!error.description.contains("\u{1B}"))
    }
  }

  @Test func `Records are refused as such`() {
    let text = "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}"
    #expect(
      throws: FileError.notNumbers(
        kind: "records", advice: "save one of their fields")
    ) { try ArrayFile.decode(file(text, "0000803f")) }
  }

  @Test func `Sizes are refused before memory is taken`() {
    let limit = ArrayFile.largestCount
    for (shape, sizes) in [
      ("(1000000, 1000000)", [1_000_000, 1_000_000]),
      ("(4611686018427387904, 4)", [4_611_686_018_427_387_904, 4]),
      ("(300000000,)", [300_000_000]),
    ] {
      #expect(throws: FileError.tooManyNumbers(shape: sizes, limit: limit)) {
        try ArrayFile.decode(file(header("<f4", shape), ""))
      }
    }
    #expect(throws: FileError.truncated(format: "NPY")) {
      try ArrayFile.decode(file(header("<f4", "(200000000,)"), "00"))
    }
    #expect(throws: FileError.empty(shape: [3, 0])) {
      try ArrayFile.decode(file(header("<f4", "(3, 0)"), ""))
    }
  }

  @Test func `A header as long as a book is refused`() {
    let bytes: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 2, 0, 0xFF, 0xFF, 0xFF, 0x7F]
    #expect(throws: FileError.self) { try ArrayFile.decode(bytes) }
  }
}
