import ConvFiles
import ConvNet
import ConvSession
import Foundation

/// Opens runs that were written down: folders of weights.
struct MomentsOpener {
  private let checkpoint: Checkpoint

  init(_ checkpoint: Checkpoint = .unchecked) { self.checkpoint = checkpoint }

  /// Files of these kinds hold weights.
  static let endings = [".onnx", ".safetensors", ".npz", ".pt", ".pth"]
  /// More files than these are no run that anybody goes through.
  private static let most = 10_000

  func moments(_ place: FiledMomentsInquiry.Place) throws(OpenFailure) -> FiledMoments {
    switch place {
    case .folder(let path): return try FiledMoments(folder: path, files: Self.files(in: path))
    case .shipped(let name):
      guard let folder = ShippedFolders.own.path(of: "models/\(name)") else {
        return FiledMoments(folder: name, [])
      }
      let earlier = try FiledMoments(folder: folder, files: Self.files(in: folder)).moments
      // What was opened is the last moment of it.
      let last = Shipped.steps(of: name).map { [FiledMoments.Moment(step: $0, file: nil)] } ?? []
      return FiledMoments(folder: folder, earlier + last)
    }
  }

  /// The files of weights in a folder; none where it is no folder.
  static func files(in folder: String) throws(OpenFailure) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
      isFolder.boolValue
    else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw OpenFailure(sentence: "\(folder): it can not be read")
    }
    let files = names.filter { name in
      !name.hasPrefix(".") && endings.contains(where: name.hasSuffix)
    }.sorted()
    guard files.count <= most else {
      throw OpenFailure(sentence: "\(folder): \(files.count) files are too many for a run")
    }
    return files
  }

  /// The model file whose layers a folder's weights are of: one without a number in its name, else
  /// the last one.
  static func model(in folder: String) throws(OpenFailure) -> String {
    let models = try files(in: folder).filter { $0.hasSuffix(".onnx") }
    let plain = models.first { !$0.contains(where: \.isNumber) }
    let numbered = FiledMoments(folder: folder, files: models).moments.last?.file
    guard let path = plain.map({ "\(folder)/\($0)" }) ?? numbered else {
      throw OpenFailure(
        sentence: "\(folder): there is no .onnx in it that says what network its weights are of; "
          + "model MODEL, or --model, names it", isMissing: true)
    }
    return path
  }

  func network(_ file: String, for network: Network) throws(OpenFailure) -> Network {
    guard !file.hasSuffix(".onnx") else {
      let options = ModelOptions()
      let other = try ModelOpener(ModelRequest(file, options), .init(), checkpoint).network()
      guard let taken = network.takingWeights(of: other) else {
        throw OpenFailure(sentence: "\(file): it holds another network than \(network.name)")
      }
      return taken
    }
    return try ModelOpener(ModelRequest(file), .init(), checkpoint).network(network, taking: file)
  }
}
