import ConvFiles
import ConvNet
import Testing

struct OwnBytesTests {
  private func array(_ sizes: [Int], _ type: IntegerType?) throws -> ArrayValue {
    let numbers = [Float](repeating: 1, count: sizes.reduce(1, *))
    return ArrayValue(
      try ArrayFile.content(
        type.map { ArrayFile.encode(sizes, numbers, as: .integer, $0) }
          ?? ArrayFile.encode(sizes, numbers)))
  }

  @Test func `an array is a picture by its own bytes, and not by another input's`() throws {
    let model = WireMessage.model([
      WireMessage.node("Add", ["x", "z"], "a"), WireMessage.node("Conv", ["a", "k"], "y"),
      WireMessage.value(11, "x", [1, 3, 32, 32]), WireMessage.value(11, "z", [1, 1, 1, 1]),
      .message(5, .tensor("k", [1, 3, 1, 1], [1, 1, 1])), .message(12, WireMessage(.text(1, "y"))),
    ])
    func opened(_ main: IntegerType?, _ second: IntegerType?) throws -> Network {
      var options = ImportOptions()
      options.inputs = [
        "x": try array([20, 24, 3], main), "z": try array([1, 1, 1, 1], second),
      ]
      return try ModelFile.decode(model.bytes, name: "m", options)
    }
    #expect(try opened(.uint8, nil).input.shape == Shape(3, 32, 32))
    #expect(throws: ModelError.self) { try opened(nil, .uint8) }
  }
}
