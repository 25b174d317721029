import ConvFiles
public import ConvNet
public import ConvSession

/// Writes a network with its edits as a model file.
public struct ModelSaver: Sendable {
  private let subject: Subject
  private let path: String

  public init(_ subject: Subject, to path: String) { (self.subject, self.path) = (subject, path) }

  /// - Returns: a sentence on what was written.
  /// - Throws: ``CommandError/failed(_:)``; what was in the file is then still there.
  public func save() throws(CommandError) -> String {
    guard path.hasSuffix(".onnx") else {
      throw .failed("the name of a model's file ends in .onnx; \(path) does not")
    }
    do throws(ModelError) {
      let saved = try ModelFile.save(subject, to: path)
      let also = saved.weightsFile.map { " with its weights in \($0)" } ?? ""
      return (["\(path) is written\(also)"] + saved.rounded).joined(separator: "; ")
    } catch {
      if case .file(let error) = error, error.namesFile { throw .failed("\(error)") }
      throw .failed("\(path) is not written: \(error)")
    }
  }
}
