public import ConvNet

/// The pictures that excite some maps of a layer, to be shown.
public struct ExcitingPicturesInquiry: Inquiry {
  public let found: ExcitingInquiry
  public let layer: Int
  /// The first of the maps.
  public let first: Int

  /// - Parameter map: one of the maps.
  public init(_ found: ExcitingInquiry, layer: Int, map: Int) {
    (self.found, self.layer) = (found, layer)
    let together = Self.together(found.subject.network)
    first = map / together * together
  }

  /// Of larger pictures fewer are held at a time.
  static func together(_ network: Network) -> Int {
    network.pictureShape.count > 50_000 ? 4 : 16
  }
  /// The maps whose pictures these are.
  public var maps: Range<Int> {
    let network = found.subject.network
    return first..<min(network.nodes[layer].shape.channels, first + Self.together(network))
  }

  public var words: String {
    "pictures for \(found.subject.network.nodes[layer].alias)"
  }

  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<ExcitingPictures, OpenFailure> {
    let inputs: ExcitingInputs
    switch try desk.answer(found) {
    case .success(let answer): inputs = answer
    case .failure(let failure): return .failure(failure)
    }
    let wanted = Set(maps.flatMap { inputs.entries(layer, map: $0).map(\.picture) }).sorted()
    var pictures: [Int: SourcePicture] = [:]
    for (done, index) in wanted.enumerated() {
      try desk.checkpoint(Double(done) / Double(wanted.count))
      if case .success(let picture) = try SourcePictureInquiry(found.source, index)
        .answer(at: &desk)
      {
        pictures[index] = picture
      }
    }
    return .success(ExcitingPictures(pictures: pictures))
  }
}

/// Pictures by their number in their source.
public struct ExcitingPictures: Sendable, Measured {
  public let pictures: [Int: SourcePicture]
  public var byteCount: Int { pictures.values.reduce(0) { $0 + $1.byteCount } }
}
