public import ConvNet

/// The moments of a run that lie in a folder, or those that ship with a network.
public struct FiledMomentsInquiry: Inquiry {
  public enum Place: Hashable, Sendable {
    case folder(String)
    /// By the network's name.
    case shipped(String)
  }
  public let place: Place

  public init(_ place: Place) { self.place = place }

  public var words: String {
    switch place {
    case .folder(let path): "moments in \(path)"
    case .shipped(let name): "moments of \(name)"
    }
  }

  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<FiledMoments, OpenFailure> {
    try desk.opened { (desk) throws(OpenFailure) in try desk.moments(place) }
  }
}

extension FiledMoments: Measured {
  public var byteCount: Int { 0 }
}

/// The network of a run at one of its filed moments.
struct FiledWeightsInquiry: Inquiry {
  let network: Network
  let file: String

  var words: String { file }

  func answer(at desk: inout some Desk) throws(Cancelled) -> Result<Network, OpenFailure> {
    try desk.opened { (desk) throws(OpenFailure) in try desk.weights(file, for: network) }
  }
}
