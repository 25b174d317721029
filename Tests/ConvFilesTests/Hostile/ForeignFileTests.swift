import ConvFiles
import ConvNet
import Testing

/// Files that are no models: it is said what they are.
struct ForeignFileTests {
  private static let graph = WireMessage(
    WireMessage.node("Relu", ["x"], "y"), WireMessage.value(11, "x", [1, 3]),
    WireMessage.value(12, "y", [1, 3]))

  @Test(
    arguments: [
      ([], "the file is empty"),
      (
        Array("\u{89}HDF".unicodeScalars.map { UInt8($0.value) }) + [13, 10, 26, 10], "an HDF5 file"
      ),
      ([28, 0, 0, 0] + Array("TFL3".utf8) + [0, 0], "a TensorFlow Lite model"),
      ([24, 0, 0, 0] + Array("ORTM".utf8) + [0, 0], "ONNX Runtime's own format"),
      (Array("version https://git-lfs.github.com/spec/v1\noid sha256:1\n".utf8), "git lfs pull"),
      (Array("<!DOCTYPE html><html>404</html>".utf8), "a web page"),
      (Array("{\"graph\": []}".utf8), "text and no ONNX model"),
      // onnx.numpy_helper.from_array(x).SerializeToString(), as in input_0.pb
      (WireMessage.tensor("x", [1, 2], [3, 4]).bytes, "one tensor"),
      (graph.bytes, "a graph without the model around it"),
      // A GraphDef: node { name: "x" op: "Placeholder" }
      (
        WireMessage(.message(1, WireMessage(.text(1, "x"), .text(2, "Placeholder")))).bytes,
        "a graph of TensorFlow"
      ),
      (
        WireMessage(.number(1, 8), .message(8, WireMessage(.text(1, ""), .number(2, 17)))).bytes,
        "the model in it has no graph"
      ),
      (WireMessage(.number(1, 8), .message(7, WireMessage(.text(2, "g")))).bytes, "has no nodes"),
      (
        Array(WireMessage.model([.message(1, graph)]).bytes.dropLast(20)),
        "it ends before its content is complete"
      ),
    ] as [([UInt8], String)])
  func `what is no model is named`(bytes: [UInt8], words: String) {
    #expect { try ModelFile.decode(bytes, name: "m") } throws: { "\($0)".contains(words) }
  }

  @Test func `branches that stand inside each other too deep are said to`() {
    func nested(_ depth: Int) -> WireMessage {
      guard depth > 0 else { return WireMessage(WireMessage.node("Identity", ["x"], "y")) }
      let branch = WireMessage(
        .text(1, "then_branch"), .message(6, nested(depth - 1)), .number(20, 5))
      return WireMessage(WireMessage.node("If", ["c"], "y", [branch]))
    }
    let model = WireMessage(
      .number(1, 8), .message(7, nested(60)), .message(8, WireMessage(.number(2, 17))))
    #expect { try ModelFile.decode(model.bytes, name: "m") } throws: {
      "\($0)".contains("stand inside each other deeper than is read here")
    }
  }
}
