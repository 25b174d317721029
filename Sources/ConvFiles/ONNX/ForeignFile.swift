import Foundation
import SwiftProtobuf

/// What a file is that holds no model of this format, by its bytes: known well enough to say what to
/// do instead.
struct ForeignFile {
  /// What it is, with its verb.
  let what: String
  let instead: String

  /// The error for a file that is no model that can be read.
  /// - Parameter size: of the whole file, where the bytes are its beginning.
  static func error(_ bytes: [UInt8], of size: Int? = nil) -> ModelError {
    if let foreign = ForeignFile(bytes) {
      return .unsupported(what: foreign.what, instead: foreign.instead)
    }
    return isCutOff(bytes, size ?? bytes.count)
      ? .damaged(reason: "it ends before its content is complete; copy or download it again")
      : .damaged(reason: "it is not built as one; export it or copy it again")
  }

  private init(_ what: String, _ instead: String) { (self.what, self.instead) = (what, instead) }

  /// Nil where nothing is known of it.
  private init?(_ bytes: [UInt8]) {
    guard
      let found = ForeignFile.bySignature(bytes) ?? ForeignFile.text(bytes)
        ?? ForeignFile.message(bytes)
    else { return nil }
    self = found
  }

  private static func bySignature(_ bytes: [UInt8]) -> ForeignFile? {
    func has(_ text: String, at offset: Int = 0) -> Bool {
      bytes.dropFirst(offset).starts(with: text.utf8)
    }
    if bytes.isEmpty { return .init("the file is empty", "export it or copy it again") }
    if bytes.starts(with: [0x89] + Array("HDF".utf8)) {
      return .init(
        "this is an HDF5 file, as Keras writes models",
        "export the model with model.export(\"my.onnx\", format=\"onnx\") in Keras")
    }
    if has("TFL3", at: 4) {
      return .init(
        "this is a TensorFlow Lite model",
        "convert it: python3 -m tf2onnx.convert --tflite FILE "
          + "--output my.onnx")
    }
    if has("ORTM", at: 4) {
      return .init(
        "this is a model in ONNX Runtime's own format", "take the .onnx that it was made of")
    }
    if has("GGUF") {
      return .init("this is a GGUF file, which holds weights", "export the network as ONNX")
    }
    if has("ftrt") || has("ptrt") {
      return .init("this is an engine of TensorRT", "take the .onnx that it was made of")
    }
    if bytes.starts(with: [0x1f, 0x8b]) {
      return .init("this is a gzip archive", "unpack it first")
    }
    if bytes.starts(with: ArrayHeader.magic) {
      return .init("this is a NumPy array and no network", "give it to one with --input FILE")
    }
    if bytes.starts(with: [0x89] + Array("PNG".utf8)) || bytes.starts(with: [0xff, 0xd8, 0xff]) {
      return .init("this is a picture and no network", "give it to one with --input FILE")
    }
    return nil
  }

  private static func text(_ bytes: [UInt8]) -> ForeignFile? {
    let head = bytes.prefix(512)
    guard head.count > 8, head.allSatisfy({ $0 == 9 || $0 == 10 || $0 == 13 || $0 >= 32 }),
      bytes.count > 512 || String(validating: head, as: UTF8.self) != nil
    else { return nil }
    let start = String(decoding: head, as: UTF8.self).lowercased()
    if start.hasPrefix("version https://git-lfs") {
      return .init(
        "this is the pointer that Git LFS keeps in place of a file",
        "fetch the file itself: git lfs pull")
    }
    let first = start.first { !$0.isWhitespace }
    if start.contains("<html") || start.contains("<!doctype html") {
      return .init(
        "this is a web page and no model", "download the file itself, behind the page's link")
    }
    guard first == "<" else { return .init("this is text and no ONNX model", "name another file") }
    return .init(
      "this is an XML file, as OpenVINO writes networks", "take the .onnx that it was made of")
  }

  // MARK: Other messages of protocol buffers

  private static func message(_ bytes: [UInt8]) -> ForeignFile? {
    if isTensor(bytes) {
      return .init(
        "this is one tensor, as the tests of ONNX keep inputs and outputs, and no network",
        "make an array of it: numpy.save(\"x.npy\", onnx.numpy_helper.to_array("
          + "onnx.load_tensor(FILE)))")
    }
    let graph = try? ONNXGraph(serializedBytes: bytes, partial: true)
    if let node = graph?.node.first {
      if !node.opType.isEmpty {
        return .init(
          "this is a graph without the model around it",
          "onnx.save(onnx.helper.make_model(graph), \"my.onnx\") writes one")
      }
      // A node of TensorFlow has its name and its operator in the places of ONNX's inputs and outputs.
      if node.input.count == 1, node.output.count == 1 { return tensorFlow }
    }
    let words = ["saved_model", "serving_default", "VarHandleOp", "Placeholder"]
    let head = Data(bytes.prefix(1 << 20))
    return words.contains { head.range(of: Data($0.utf8)) != nil } ? tensorFlow : nil
  }

  private static var tensorFlow: ForeignFile {
    .init(
      "this is a graph of TensorFlow",
      "convert it: python3 -m tf2onnx.convert --saved-model FOLDER --output my.onnx")
  }

  private static func isTensor(_ bytes: [UInt8]) -> Bool {
    guard let tensor = try? ONNXTensor(serializedBytes: bytes, partial: true),
      let type = ElementType(rawValue: tensor.dataType), !tensor.hasDataLocation,
      let count = try? TensorReader.sizes(tensor.dims, of: "").count
    else { return false }
    if tensor.hasRawData { return tensor.rawData.count == type.byteCount(count) }
    let lists = [
      tensor.floatData.count, tensor.int32Data.count, tensor.int64Data.count,
      tensor.doubleData.count, tensor.uint64Data.count,
    ]
    return count > 0 && lists.contains(count)
  }

  /// Whether the fields of a model are there, and the last of them is longer than the rest.
  private static func isCutOff(_ bytes: [UInt8], _ size: Int) -> Bool {
    // A model begins with its version (field 1, a small number).
    guard bytes.count > 4, bytes[0] == 0x08, bytes[1] < 0x80 else { return false }
    var place = 2
    func number() -> Int? {
      Varint.read {
        guard place < bytes.count else { return nil }
        defer { place += 1 }
        return bytes[place]
      }.flatMap(Int.init(exactly:))
    }
    while place < bytes.count {
      guard let key = number() else { return place >= size }
      guard [1, 2, 3, 4, 5, 6, 7, 8, 14, 20, 25, 26].contains(key >> 3) else { return false }
      guard let length = number() else { return place >= size }
      if key & 7 == 0 { continue }
      guard key & 7 == 2 else { return false }
      guard length <= size - place else { return true }
      place += length
    }
    return false
  }
}
