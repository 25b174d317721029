import ArgumentParser
import ConvCanvas
import ConvFiles
import ConvNet
import ConvSession
import ConvWork
import Foundation

/// The networks that ship, as model files.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models",
    abstract: "Write the networks that ship as model files, NAME.onnx each.",
    discussion: """
      EXAMPLE
        convscope models my-models
      """)

  @Argument(help: "The folder to write them into; it is made where it is missing.")
  var folder: String

  func run() throws {
    let path = FileAddress.path(ofArgument: folder)
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure.exit(FileError.unwritable(path: path, reason: "\(error.localizedDescription)"))
    }
    for name in Shipped.names {
      do throws(OpenFailure) {
        var results = Results()
        let network = try Work().answer(NetworkInquiry(ModelRequest(name)), in: &results)
        let file = "\(path)/\(name).onnx"
        let picture = Picture(name: "none", pixels: Tensor(network.pictureShape))
        do throws(ModelError) {
          for sentence in try ModelFile.save(Subject(network, picture), to: file).rounded {
            Failure.warn(sentence)
          }
        } catch {
          if case .file(let error) = error { throw OpenFailure(error, writing: file) }
          throw OpenFailure(sentence: "\(file) is not written: \(error)")
        }
        do { try Output.write("\(PlainText.line(file))  \(Shipped.summary(of: name))\n") } catch {
          throw OpenFailure(sentence: "\(error)")
        }
      } catch { throw Failure.exit(error) }
    }
  }
}

extension OpenFailure {
  fileprivate init(_ error: FileError, writing file: String) {
    self.init(sentence: error.namesFile ? "\(error)" : "\(file): \(error)")
  }
}
