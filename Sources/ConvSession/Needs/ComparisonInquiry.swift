public import ConvNet

/// A subject's outputs held against those in a file.
public struct ComparisonInquiry: Inquiry {
  public let path: String
  public let subject: Subject

  public init(_ path: String, _ subject: Subject) { (self.path, self.subject) = (path, subject) }

  public var words: String { path }

  /// Goes layer by layer, so that what is compared can be let go of.
  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<TraceComparison, OpenFailure> {
    let reference: ReferenceArrays
    switch try desk.answer(ReferenceInquiry(path)) {
    case .success(let arrays): reference = arrays
    case .failure(let failure): return .failure(failure)
    }
    let network = subject.network
    var pass = ReferencePass(network, with: reference.arrays)
    guard !pass.layers.isEmpty else {
      return .failure(OpenFailure(sentence: pass.comparison.nothingWords(path, network)))
    }
    for layer in pass.layers where network.graph.obstacle(to: layer) == nil {
      pass.add(layer, [try desk.answer(.activation(layer), of: subject).tensor])
    }
    return .success(pass.comparison)
  }
}

extension TraceComparison: Measured {
  /// It is as little as a row for each layer.
  public var byteCount: Int { 0 }
}
