public import ConvNet

/// What excites each map of a network most among the pictures of a source, found part by part: each
/// part holds those before it, so that it is seen while it goes on, and kept where one leaves.
public struct ExcitingInquiry: Inquiry {
  /// The network, weights and maps as they were edited, without a picture.
  public let subject: Subject
  public let source: PictureSource
  /// Parts that are done with this one.
  public let part: Int

  public init(_ subject: Subject, _ source: PictureSource, part: Int) {
    var bare = subject
    (bare.picture, bare.strokes) = (.none, [])
    (self.subject, self.source, self.part) = (bare, source, part)
  }

  public var words: String {
    "pictures up to \(Self.end(of: part, in: subject.network)) of \(source.words)"
  }

  /// The parts that it takes for all pictures that are looked at, in their order.
  public static func parts(_ subject: Subject, _ source: PictureSource) -> [ExcitingInquiry] {
    var parts: [ExcitingInquiry] = []
    repeat {
      parts.append(ExcitingInquiry(subject, source, part: parts.count + 1))
    } while end(of: parts.count, in: subject.network) < PictureList.most
    return parts
  }

  /// Multiply-adds of the first part.
  private static let firstWork = 200_000_000
  /// Each part looks at half as many more as all before it.
  private static func end(of part: Int, in network: Network) -> Int {
    let first = min(64, max(8, firstWork / max(1_000_000, network.graph.multiplyAdds)))
    var end = part > 0 ? first : 0
    for _ in 0..<max(0, part - 1) { end += end / 2 }
    return min(end, PictureList.most)
  }

  public func groundwork(isKnown: (ExcitingInquiry) -> Bool) -> [ExcitingInquiry] {
    var missing: [ExcitingInquiry] = []
    for earlier in stride(from: part - 1, to: 0, by: -1) {
      let inquiry = ExcitingInquiry(subject, source, part: earlier)
      if isKnown(inquiry) { break }
      missing.append(inquiry)
    }
    return missing.reversed()
  }

  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<ExcitingInputs, OpenFailure> {
    let network = subject.network
    var found = ExcitingInputs(network)
    if part > 1 {
      switch try desk.answer(ExcitingInquiry(subject, source, part: part - 1)) {
      case .success(let known): found = known
      case .failure(let failure): return .failure(failure)
      }
    }
    if found.isComplete { return .success(found) }
    let count: Int
    switch try total(&desk) {
    case .success(let all): count = all
    case .failure(let failure): return .failure(failure)
    }
    let search = try ExcitingSearch(subject, desk.checkpoint)
    let places = found.count..<max(found.count, min(count, Self.end(of: part, in: network)))
    for (done, index) in places.enumerated() {
      try desk.checkpoint(Double(done) / Double(places.count))
      switch try take(index, &desk) {
      case .success(let (input, label)):
        guard input.shape == network.input.shape else {
          return .failure(misfit(input.shape, network))
        }
        try search.add(input, label: label, to: &found, desk.checkpoint)
      case .failure: found.pass()
      }
    }
    if found.count >= count { found.finish(of: count) }
    if found.isComplete, found.looked == 0 {
      return .failure(OpenFailure(sentence: "\(source.words) holds no picture that can be read"))
    }
    return .success(found)
  }

  private func misfit(_ shape: Shape, _ network: Network) -> OpenFailure {
    OpenFailure(
      sentence: "the pictures of \(source.words) are \(shape), and the network takes "
        + "\(network.input.shape)")
  }

  private func total(_ desk: inout some Desk) throws(Cancelled) -> Result<Int, OpenFailure> {
    switch source {
    case .examples(let inquiry): try desk.answer(inquiry).map { min($0.lookedAt, PictureList.most) }
    case .folder(let folder, _): try desk.answer(PictureListInquiry(folder)).map(\.files.count)
    }
  }

  /// A picture as the first layer reads it. It is not kept: there may be thousands.
  private func take(
    _ index: Int, _ desk: inout some Desk
  ) throws(Cancelled) -> Result<(Tensor, Int?), OpenFailure> {
    switch try SourcePictureInquiry(source, index).answer(at: &desk) {
    case .failure(let failure): return .failure(failure)
    case .success(let found):
      guard found.picture.pixels.shape == subject.network.pictureShape else {
        // Examples may be of another size than the network at hand.
        return .success((found.picture.pixels, found.label))
      }
      var seen = subject
      seen.picture = found.picture
      return .success((seen.inputNumbers, found.label))
    }
  }
}
