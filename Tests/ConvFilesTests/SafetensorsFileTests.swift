import ConvFiles
import ConvNet
import Foundation
import Testing

@Suite struct SafetensorsFileTests {
  /// safetensors 0.8: save({"b.half": float16 [1.5, -2], "a.brain": bfloat16 [[1, -0.5]],
  /// "i": int64 [7, -9], "flag": bool [1, 0, 1], "d": float64 [0.25], "u": uint8 [200],
  /// "f": float32 3.5}, metadata={"format": "pt"})
  static let mixed = Array(
    Data(
      base64Encoded:
        "sAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJmb3JtYXQiOiJwdCJ9LCJpIjp7ImR0eXBlIjoiSTY0Iiwic2hhcGUi"
        + "OlsyXSwiZGF0YV9vZmZzZXRzIjpbMCwxNl19LCJkIjp7ImR0eXBlIjoiRjY0Iiwic2hhcGUiOlsxXSwiZGF0YV9v"
        + "ZmZzZXRzIjpbMTYsMjRdfSwiZiI6eyJkdHlwZSI6IkYzMiIsInNoYXBlIjpbXSwiZGF0YV9vZmZzZXRzIjpbMjQs"
        + "MjhdfSwiYS5icmFpbiI6eyJkdHlwZSI6IkJGMTYiLCJzaGFwZSI6WzEsMl0sImRhdGFfb2Zmc2V0cyI6WzI4LDMy"
        + "XX0sImIuaGFsZiI6eyJkdHlwZSI6IkYxNiIsInNoYXBlIjpbMl0sImRhdGFfb2Zmc2V0cyI6WzMyLDM2XX0sInUi"
        + "OnsiZHR5cGUiOiJVOCIsInNoYXBlIjpbMV0sImRhdGFfb2Zmc2V0cyI6WzM2LDM3XX0sImZsYWciOnsiZHR5cGUi"
        + "OiJCT09MIiwic2hhcGUiOlszXSwiZGF0YV9vZmZzZXRzIjpbMzcsNDBdfX0HAAAAAAAAAPf/////////AAAAAAAA"
        + "0D8AAGBAgD8AvwA+AMDIAQAB") ?? Data())

  @Test func `the library's file of every kind of number is read as float32`() throws {
    let tensors = try SafetensorsFile.decode(Self.mixed)
    #expect(tensors.map(\.name) == ["i", "d", "f", "a.brain", "b.half", "u", "flag"])
    #expect(
      tensors.map(\.tensor.elements)
        == [[7, -9], [0.25], [3.5], [1, -0.5], [1.5, -2], [200], [1, 0, 1]])
    #expect(tensors.map(\.tensor.shape.sizes) == [[2], [1], [], [1, 2], [2], [1], [3]])
  }

  @Test func `what is written is read again, whatever the names`() throws {
    let tensors = [
      (name: "conv.weight", tensor: Tensor(Shape(2, 1, 1, 1), [1, .nan])),
      (name: "a \"quoted\"\n\\name\u{1}é", tensor: Tensor(Shape(3), [-0.0, .infinity, 1e-38])),
    ]
    let read = try SafetensorsFile.decode(SafetensorsFile.encode(tensors))
    #expect(read.map(\.name) == tensors.map(\.name))
    #expect(read.map(\.tensor) == tensors.map(\.tensor))
  }

  /// ml_dtypes 0.5, `np.array([0x08, 0x7E, 0x81, 0x7F], np.uint8).view(float8_…).astype(float32)`.
  @Test(arguments: [
    ("F8_E4M3", [0.015625, 448, -0.001953125, Float.nan]),
    ("F8_E5M2", [0.00012207031, .nan, -1.5258789e-05, .nan]),
    ("F8_E4M3FNUZ", [0.0078125, 224, -0.0009765625, 240]),
    ("F8_E5M2FNUZ", [6.1035156e-05, 49152, -7.6293945e-06, 57344]),
  ])
  func `numbers of eight bits are read`(type: String, numbers: [Float]) throws {
    let header = "{\"a\":{\"dtype\":\"\(type)\",\"shape\":[4],\"data_offsets\":[0,4]}}"
    let tensors = try SafetensorsFile.decode(file(header, 0) + [0x08, 0x7E, 0x81, 0x7F])
    #expect(tensors[0].tensor == Tensor(Shape(4), numbers))
  }

  @Test func `a tensor that is not read is passed over, and the others are read`() throws {
    let header =
      "{\"a\":{\"dtype\":\"C64\",\"shape\":[1],\"data_offsets\":[0,8]},"
      + "\"b\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[8,8]},"
      + "\"c\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}"
    let tensors = try TensorFile.decode(file(header, 12), named: "x")
    #expect(tensors.map(\.name) == ["c"])
    #expect(tensors.omissions.map(\.description) == ["a (numbers of C64)", "b (no numbers)"])
  }

  private func file(_ header: String, _ numbers: Int) -> [UInt8] {
    let length = header.utf8.count
    return [UInt8(length & 255), UInt8(length >> 8), 0, 0, 0, 0, 0, 0] + Array(header.utf8)
      + [UInt8](repeating: 0, count: numbers)
  }

  @Test(arguments: [
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 4),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 12),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}", 8),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}", 8),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}", 8),
    (
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,8]}}", 8
    ),
    ("{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", 8), ("{\"a\":[[[[]]]]}", 0), ("{", 0),
    (
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[2,6]}}", 6
    ),
    (
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[6,10]}}", 10
    ),
  ])
  func `what does not add up is refused with a sentence`(header: String, numbers: Int) {
    do throws(FileError) {
      _ = try SafetensorsFile.decode(file(header, numbers))
      Issue.record("\(header) was read")
    } catch { #expect("\(error)".count > 20) }
  }

  @Test func `a header longer than the file takes no memory`() {
    for bytes in [[UInt8](repeating: 255, count: 9), [0, 0, 0, 5, 0, 0, 0, 0, 123], [1, 2]] {
      #expect(throws: FileError.self) { try SafetensorsFile.decode(bytes) }
    }
  }

  @Test func `every cut and every changed byte ends in tensors or a sentence`() {
    var random = SeededGenerator(seed: 5)
    for length in 0..<Self.mixed.count {
      #expect(throws: FileError.self) { try SafetensorsFile.decode(Array(Self.mixed[..<length])) }
    }
    for _ in 0..<2000 {
      var bytes = Self.mixed
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
      }
      do throws(FileError) { _ = try SafetensorsFile.decode(bytes) } catch {
        #expect(!"\(error)".isEmpty)
      }
    }
  }
}

@Suite struct TensorFileTests {
  @Test func `a pickle is refused with the line that converts it`() throws {
    let legacy: [UInt8] = [0x80, 2, 0x8A, 10, 0x6C]
    let archive = try ArchiveFile.encode([("m/data.pkl", Tensor(Shape(1)))])
    let renamed = archive.replacing(Array("data.pkl.npy".utf8), with: Array("npy/data.pkl".utf8))
    for bytes in [legacy, renamed] {
      do throws(FileError) {
        _ = try TensorFile.decode(bytes, named: "my/m.pt")
        Issue.record("a pickle was read")
      } catch {
        #expect("\(error)".contains("torch.load('my/m.pt',weights_only=True,map_location='cpu')"))
        #expect("\(error)".contains("weights_only=False and .state_dict().items()"))
        #expect("\(error)".contains("'my/m.safetensors'"))
      }
    }
  }

  @Test func `archives and safetensors are told apart by their bytes`() throws {
    let tensors = [(name: "a", tensor: Tensor(Shape(2), [1, 2]))]
    for bytes in [try ArchiveFile.encode(tensors), SafetensorsFile.encode(tensors)] {
      #expect(try TensorFile.decode(bytes, named: "x").map(\.tensor) == tensors.map(\.tensor))
    }
    #expect(throws: FileError.self) { try TensorFile.decode([8, 7], named: "x") }
    let empty = "{\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}"
    let file = [UInt8(empty.utf8.count), 0, 0, 0, 0, 0, 0, 0] + Array(empty.utf8)
    #expect(throws: FileError.unsupported("nothing in it is read here: a (no numbers)")) {
      try TensorFile.decode(file, named: "x")
    }
  }
}

extension [UInt8] {
  fileprivate func replacing(_ old: [UInt8], with new: [UInt8]) -> [UInt8] {
    var result = self
    for start in indices where self[start...].starts(with: old) {
      result.replaceSubrange(start..<start + old.count, with: new)
    }
    return result
  }
}
