import ConvFiles
import ConvNet
import Testing

/// What a file says about itself, well meant or not.
struct MetadataTests {
  private func network(_ entries: KeyValuePairs<String, String>) throws -> Network {
    let model = WireMessage.model(
      [
        WireMessage.node("GlobalMaxPool", ["x"], "p"), WireMessage.node("Flatten", ["p"], "v"),
        WireMessage.node("Relu", ["v"], "y"), WireMessage.value(11, "x", [nil, 3, 4, 4]),
        WireMessage.value(12, "y", [nil, 3]),
      ],
      entries.map { .message(14, WireMessage(.text(1, $0.key), .text(2, $0.value))) })
    return try ModelFile.decode(model.bytes, name: "m.onnx")
  }

  @Test(arguments: [
    ("names", "{0: 'person', 1: \"driver's\", 2: 'a \\'b\\''}", ["person", "driver's", "a 'b'"]),
    ("names", "['a', 'b',]", ["a", "b"]), ("labels", "a, b,c d", ["a", "b", "c d"]),
    ("classes", "a\nb\r\nc\n", ["a", "b", "c"]), ("labels", "[\"a\", \"b\"]", ["a", "b"]),
    ("class_names", "{\"1\": \"b\", \"0\": \"a\"}", ["a", "b"]), ("names", "{0: 'a', 2: 'b'}", []),
    ("names", "{0: 'a", []), ("names", "{0: {1: 'a'}}", []), ("names", "", []),
  ])
  func `labels are found as others write them`(key: String, text: String, labels: [String]) throws {
    #expect(try network([key: text]).labels == labels)
  }

  @Test func `what makes no sense is passed over`() throws {
    let many = "[" + [String](repeating: "\"a\"", count: 200_000).joined(separator: ",") + "]"
    for entry: KeyValuePairs in [
      ["convscope.labels": many], ["convscope.labels": "[1, 2]"], ["convscope.labels": "{"],
      ["convscope.deviation": "0.5,0"], ["convscope.deviation": "nan"],
      ["convscope.scale": "0"], ["convscope.mean": "inf,1,2"], ["convscope.mean": "1,x"],
      ["convscope.colors": "pink"], ["convscope.layout": ""], ["convscope.maps": "[]"],
      ["convscope.deviation": "1e-50"], ["convscope.aliases": "{\"v\": 1}"],
      ["convscope.name": String(repeating: "n", count: 300)],
    ] {
      let network = try network(entry)
      #expect(network.labels.isEmpty && network.normalization == .none, "\(entry)")
      #expect(network.nodes.map(\.kind) == ["input", "globalmaxpool", "flatten", "relu"])
      #expect(network.name == "m.onnx")
    }
  }

  @Test func `a name can not command the terminal`() throws {
    #expect(try !network(["convscope.name": "a\u{1B}[2Jb"]).name.unicodeScalars.contains("\u{1B}"))
  }

  @Test func `names of layers are taken where they are names, each once`() throws {
    for (names, expected) in [
      ("{\"p\":\"a\",\"v\":\"_b9\",\"y\":\"relu1\",\"z\":\"c\"}", ["a", "_b9", "relu1"]),
      ("{\"p\":\"input\",\"v\":\"a b\",\"y\":\"9\"}", ["globalmaxpool1", "flatten1", "relu1"]),
      ("{\"p\":\"relu1\",\"v\":\"relu1\",\"y\":\"\"}", ["relu1", "flatten1", "relu2"]),
    ] {
      let aliases = try network(["convscope.aliases": names]).nodes.map(\.alias)
      #expect(aliases == ["input"] + expected)
    }
  }

  @Test func `only the step before a dense layer is folded`() throws {
    // Here a relu reads it, so that it is a layer like any other.
    let network = try network(["convscope.aliases": "{\"p\":\"p\",\"y\":\"y\"}"])
    #expect(network.nodes.map(\.kind) == ["input", "globalmaxpool", "flatten", "relu"])
  }

  @Test func `names of maps count as many as there are maps`() throws {
    for (names, expected) in [("\"a\",\"b\",\"c\"", ["a", "b", "c"]), ("\"a\"", [])] {
      let network = try network([
        "convscope.aliases": "{\"p\":\"q\"}", "convscope.maps": "{\"q\": [\(names)]}",
      ])
      #expect(network.nodes[1].mapNames == expected)
    }
  }
}
