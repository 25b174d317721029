import ConvFiles
import ConvNet
import Testing

extension Subject {
  /// A network that looks at a picture of zeros.
  init(_ network: Network) {
    self.init(network, Picture(name: "zeros", pixels: Tensor(network.pictureShape)))
  }
  init(model: WireMessage, folder: String? = nil) throws {
    self.init(try ModelFile.decode(model.bytes, name: "m.onnx", folder: folder))
  }
  init(line: String) throws { self.init(try NetworkLine.network(line)) }

  /// Sets one number, or all under the indices.
  func setting(_ layer: String, _ parameter: String, _ indices: [Int], _ value: Float) throws
    -> Subject
  {
    var edited = self
    let index = try #require(network.graph.index(of: layer))
    edited.edits.append(
      Edit(layer: index, .weights(parameter, indices: indices, .number(value))))
    return edited
  }
  func muting(_ layer: String, _ map: Int?) throws -> Subject {
    var edited = self
    edited.edits.append(Edit(layer: try #require(network.graph.index(of: layer)), .mute(map: map)))
    return edited
  }

  /// As it is when it was saved and opened again.
  func reopened() throws -> Network { try ModelFile.decode(ModelFile.encode(self), name: "again") }
  func saved() throws -> WireMessage { try #require(WireMessage(ModelFile.encode(self))) }
}

/// The sentence that something fails with.
func sentence(_ body: () throws -> Void) -> String {
  do {
    try body()
    return ""
  } catch { return "\(error)" }
}
