public import ConvNet
import Foundation
import SwiftProtobuf

/// The result of writing a model, beyond its being there.
public struct SavedModel: Hashable, Sendable {
  /// The sentences on weights whose type in the file does not hold what they were set to.
  public let rounded: [String]
  /// The name of the second file with the weights; nil where the first holds them.
  public let weightsFile: String?
}

extension ModelFile {
  /// The limit of weights in bytes: as much as a protocol buffer can hold, with room for the rest.
  public static let mostBytesOfWeights = Int(Int32.max) - 64 << 20

  /// Writes a network with its edits. One that was read from such a file keeps all that was not
  /// edited, what is unknown here included; another is written in the standard's operators.
  ///
  /// - Parameter mostBytes: of weights that the file holds; where there are more, all that are not
  ///   small go into a second file, `PATH.data`.
  /// - Throws: ``ModelError`` for an edit that can not be written, or where the file can not; the
  ///   old file is then still there.
  public static func save(
    _ subject: Subject, to path: String, mostBytes: Int = mostBytesOfWeights
  ) throws(ModelError) -> SavedModel {
    var (model, rounded) = try message(of: subject)
    var weightsFile: String?
    if model.weightBytes > mostBytes {
      let data = "\(path).data"
      let numbers = model.movingWeights(toFileNamed: data)
      do throws(FileError) { try PlainFile.write(numbers, to: data) } catch { throw .file(error) }
      weightsFile = data
    }
    let bytes = try bytes(of: model)
    do throws(FileError) { try PlainFile.write(bytes, to: path) } catch { throw .file(error) }
    return SavedModel(rounded: rounded, weightsFile: weightsFile)
  }

  /// The file's content, with all weights in it.
  public static func encode(_ subject: Subject) throws(ModelError) -> [UInt8] {
    try bytes(of: message(of: subject).model)
  }

  private static func message(
    of subject: Subject
  ) throws(ModelError) -> (model: ONNXModel, rounded: [String]) {
    if let opened = subject.network.source as? OpenedModel { return try opened.saved(subject) }
    return (try ModelExport(subject).model(), [])
  }

  private static func bytes(of model: ONNXModel) throws(ModelError) -> [UInt8] {
    do { return try model.serializedBytes(partial: true) } catch {
      throw .unsupported(
        what: "the model is larger than a file of this kind can be",
        instead: "its graph alone has more than 2 GB")
    }
  }
}

extension ONNXModel {
  /// The number of bytes in the initializers.
  fileprivate var weightBytes: Int { graph.initializer.reduce(0) { $0 + $1.rawData.count } }

  /// Takes all but small weights out.
  /// - Returns: the second file's content.
  fileprivate mutating func movingWeights(toFileNamed path: String) -> [UInt8] {
    let (smallest, alignment) = (1024, 4096)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    var bytes: [UInt8] = []
    bytes.reserveCapacity(weightBytes)
    for index in graph.initializer.indices {
      let numbers = graph.initializer[index].rawData
      guard numbers.count >= smallest else { continue }
      let padding = (alignment - bytes.count % alignment) % alignment
      bytes.append(contentsOf: repeatElement(0, count: padding))
      graph.initializer[index].externalData = [
        ONNXEntry("location", name), ONNXEntry("offset", "\(bytes.count)"),
        ONNXEntry("length", "\(numbers.count)"),
      ]
      graph.initializer[index].dataLocation = 1
      graph.initializer[index].clearRawData()
      bytes.append(contentsOf: numbers)
    }
    return bytes
  }
}

extension ONNXEntry {
  init(_ key: String, _ value: String) {
    self.init()
    (self.key, self.value) = (key, value)
  }
}
