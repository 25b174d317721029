public import ConvNet

/// The usual ways to prepare the picture at hand, tried out.
public struct PreprocessingInquiry: Inquiry {
  public let subject: Subject

  public init(_ subject: Subject) { self.subject = subject }

  public var words: String { "preprocessing for \(subject.network.name)" }

  /// Why there is nothing to try; nil where there is.
  public var obstacle: String? {
    let network = subject.network
    if network.pictureShape.rank != 3 || ![1, 3].contains(network.pictureShape.channels) {
      return "\(network.name) reads \(network.input.shape), which is no picture to prepare"
    }
    if subject.picture.isExact {
      return "\(subject.picture.name) is taken as it is, number by number; take a picture"
    }
    if network.input.original?.element == .integer {
      return "\(network.name) reads whole numbers and prepares them by itself"
    }
    return nil
  }

  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<PreprocessingTrials, OpenFailure> {
    if let obstacle { return .failure(OpenFailure(sentence: obstacle)) }
    let (network, checkpoint) = (subject.network, desk.checkpoint)
    var pictures: [Normalization.Fit: Picture] = [network.normalization.fit: picture]
    if let source = subject.picture.source, subject.strokes.isEmpty {
      for fit in Normalization.Fit.allCases where pictures[fit] == nil {
        let form = PictureForm(
          network.pictureShape, layout: network.pictureForm.layout, fit: fit,
          input: network.inputName)
        guard case .success(let other) = try desk.answer(PictureInquiry(source, form)),
          !other.isExact, other.pixels != picture.pixels
        else { continue }
        pictures[fit] = other
      }
    }
    let pass = try PreprocessingPass(subject, checkpoint)
    let ways = ways(Normalization.Fit.allCases.filter { pictures[$0] != nil })
    var trials: [PreprocessingTrial] = []
    for (index, way) in ways.enumerated() {
      try checkpoint(Double(index) / Double(ways.count))
      let normalization = way.normalization
      guard let picture = pictures[normalization.fit] else { continue }
      trials.append(
        try pass.trial(
          way.isMistake ? .otherLayout(normalization) : .normalized(normalization), picture,
          isInUse: !way.isMistake && normalization == network.normalization, checkpoint))
    }
    return .success(PreprocessingTrials(trials))
  }

  /// As it is seen, with what was painted on it.
  private var picture: Picture {
    Picture(name: subject.picture.name, pixels: subject.pixels, source: subject.picture.source)
  }

  private func ways(
    _ fits: [Normalization.Fit]
  ) -> [(normalization: Normalization, isMistake: Bool)] {
    let own = subject.network.normalization
    let hasColours = subject.network.pictureShape.channels == 3
    var ways: [(Normalization, Bool)] = [(own, false)]
    for preset in Normalization.Preset.allCases where hasColours || preset != .imagenet {
      for colors in hasColours ? Normalization.Colors.allCases : [.rgb] {
        for fit in fits {
          let base = Normalization(colors: colors, layout: own.layout, fit: fit)
          let way = Normalization(preset, over: base)
          if way != own { ways.append((way, false)) }
        }
      }
    }
    if hasColours, own.layout == .channelsFirst { ways.append((own, true)) }
    return ways
  }
}

/// Trials in their order, the most usual first, mistakes behind all ways that are used.
public struct PreprocessingTrials: Measured, Hashable {
  public let trials: [PreprocessingTrial]
  /// A smaller difference of scores tells nothing: one picture is not the data that was learned from.
  public static let margin = 0.5

  init(_ trials: [PreprocessingTrial]) {
    let ranked = trials.enumerated().sorted { first, second in
      let (one, other) = (first.element.score, second.element.score)
      guard first.element.isMistake == second.element.isMistake else {
        return second.element.isMistake
      }
      return (one.isNaN ? .infinity : one, first.offset)
        < (other.isNaN ? .infinity : other, second.offset)
    }
    self.trials = ranked.map(\.element)
  }

  public var byteCount: Int { trials.count * MemoryLayout<PreprocessingTrial>.stride }
  /// The place of the one in use.
  public var inUse: Int? { trials.firstIndex(where: \.isInUse) }
  /// Whether another way is more usual than the one in use, by more than the margin.
  public var hasBetter: Bool {
    guard let inUse, let best = trials.first else { return false }
    return !(trials[inUse].score - best.score <= PreprocessingTrials.margin)
  }
  /// Whether what is usual was told by a batch norm.
  public var hasDistances: Bool { trials.contains { $0.distance != nil } }
}

extension Scene {
  /// The usual ways to prepare the picture at hand; hidden before the pass has come to its end.
  public var preprocessingTrials: Shown<PreprocessingTrials> {
    isAllComputed ? shown(PreprocessingInquiry(session.subject)) : .hidden
  }
}
