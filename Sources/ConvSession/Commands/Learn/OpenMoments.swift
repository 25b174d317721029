import ConvNet

/// `moments [FOLDER]`: a run whose moments somebody wrote down, to be gone through.
struct OpenMoments: SessionCommand {
  static let row = CommandRow(
    "moments [FOLDER]", "a run that was written down: .onnx, .safetensors or .npz by their numbers",
    .learn,
    examples: [
      .init("moments", "those that ship with the network"),
      .init("moments checkpoints/", "of the network at hand, in the order of their numbers"),
    ])
  /// nil: what ships with the network.
  let folder: String?

  init(_ folder: String?) { self.folder = folder }
  init(_ words: inout CommandWords) throws(CommandError) {
    folder = words.isEmpty ? nil : try words.file("a folder")
  }
  var text: String {
    folder.map { "moments \(QuotedWord.written($0, holdsBlanks: true))" } ?? "moments"
  }
  var problemInLesson: String? {
    folder == nil ? nil : "a lesson knows no folder on this machine"
  }
  func mappingFiles(_ path: (String) -> String) -> Command {
    Command(OpenMoments(folder.map(path)))
  }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    let network = session.openedNetwork
    let filed = try results.known(
      FiledMomentsInquiry(folder.map { .folder($0) } ?? .shipped(network.name)))
    guard let last = filed.moments.last else {
      throw .unavailable(
        folder.map {
          "\($0): no file there has a number in its name and ends in .onnx, .safetensors or .npz"
        }
          ?? "no moments ship with \(network.name); moments FOLDER takes others'")
    }
    try session.take(filed, of: network, at: last.step, results)
  }
}

extension Session {
  /// Takes a run that was written down, at one of its moments.
  mutating func take(
    _ filed: FiledMoments, of network: Network, at step: Int, _ results: Results
  ) throws(CommandError) {
    let run = LearningRun(
      network, learning.data(for: network) ?? LearningData(""), learning.recipe, filed: filed)
    try take(MomentInquiry(run, step: step), results, joins: false)
  }
}
