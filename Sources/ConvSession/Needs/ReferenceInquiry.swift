public import ConvNet

/// A file of someone else's intermediates.
public struct ReferenceInquiry: Inquiry {
  public let path: String

  public init(_ path: String) { self.path = path }

  public var words: String { path }

  public func answer(
    at desk: inout some Desk
  ) throws(Cancelled) -> Result<ReferenceArrays, OpenFailure> {
    try desk.opened { (desk) throws(OpenFailure) in ReferenceArrays(try desk.arrays(path)) }
  }
}

/// Arrays by name, as a file holds them.
public struct ReferenceArrays: Measured {
  public let arrays: NamedTensors

  public init(_ arrays: NamedTensors) { self.arrays = arrays }

  public var byteCount: Int { arrays.reduce(0) { $0 + $1.tensor.byteCount } }
}
