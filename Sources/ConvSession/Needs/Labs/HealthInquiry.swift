public import ConvNet

/// What is wrong, or looks wrong, in a network: for the input at hand, or for all pictures of a
/// folder.
public struct HealthInquiry: Inquiry {
  public let subject: Subject
  /// nil: the input at hand.
  public let folder: String?

  /// Pictures of a folder that are looked at.
  public static let mostPictures = 10_000

  public init(_ subject: Subject, folder: String? = nil) {
    var subject = subject
    if folder != nil {
      // Whatever picture is at hand, the answer is the same.
      subject.picture = Picture(
        name: "", pixels: Tensor(subject.network.pictureShape, describing: 0))
      subject.strokes = []
    }
    (self.subject, self.folder) = (subject, folder)
  }

  public var words: String { "health of \(subject.network.name)" }

  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<HealthReport, OpenFailure> {
    if let folder { return try answer(folder, at: &desk) }
    let (network, checkpoint) = (subject.network, desk.checkpoint)
    var health: [LayerHealth?] = []
    var weights: [Parameters] = []
    for layer in network.nodes.indices {
      try checkpoint(Double(layer) / Double(network.nodes.count))
      weights.append(try desk.answer(.weights(layer), of: subject).parameters)
      let isComputed = network.graph.obstacle(to: layer) == nil
      health.append(isComputed ? try desk.answer(HealthProbe(layer: layer), of: subject) : nil)
    }
    return .success(HealthReport(network, health, weights: weights))
  }

  private func answer(
    _ folder: String, at desk: inout some Desk
  ) throws(Cancelled) -> Result<HealthReport, OpenFailure> {
    let files: [String]
    switch try desk.answer(PictureListInquiry(folder)) {
    case .success(let found):
      files = found.files.prefix(HealthInquiry.mostPictures).map(\.path)
    case .failure(let failure): return .failure(failure)
    }
    let checkpoint = desk.checkpoint
    var pass = try HealthPass(subject, checkpoint)
    var (count, skipped) = (0, [String]())
    for (index, file) in files.enumerated() {
      try checkpoint(Double(index) / Double(files.count))
      let result = try desk.opened { (desk) throws(OpenFailure) in
        try desk.picture(file, subject.network.pictureForm)
      }
      switch result {
      case .success(let picture):
        try pass.add(picture, checkpoint)
        count += 1
      case .failure(let failure): skipped.append(failure.sentence)
      }
    }
    guard count > 0 else {
      let why = skipped.first.map { ": \($0)" } ?? ""
      return .failure(
        OpenFailure(
          sentence:
            "there is no picture in \(folder) that \(subject.network.name) can look at\(why)"))
    }
    return .success(pass.report(skipped: skipped))
  }
}

extension Scene {
  /// What is wrong in the network at hand; hidden as long as the pass has not come to its end.
  public func health(_ interaction: Interaction) -> Shown<HealthReport> {
    guard isAllComputed else { return .hidden }
    return shown(HealthInquiry(session.subject, folder: interaction.health.folder))
  }
  /// Whether nothing of the pass is hidden.
  public var isAllComputed: Bool {
    network.nodes.indices.allSatisfy {
      extent(of: $0).elements >= network.nodes[$0].shape.count
    }
  }
}
