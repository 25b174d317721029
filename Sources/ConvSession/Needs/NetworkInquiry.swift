public import ConvNet

/// A network by its shipped name, its line or its file, with how it is to be opened.
public struct NetworkInquiry: Inquiry {
  public let request: ModelRequest

  public init(_ request: ModelRequest) { self.request = request }

  public var words: String { request.model }

  public func answer(at desk: inout some Desk) throws(Cancelled) -> Result<Network, OpenFailure> {
    try desk.opened { (desk) throws(OpenFailure) in try desk.network(request) }
  }
}

/// A network at the size of an array, where its file or its layers leave that open.
public struct FittingInquiry: Inquiry {
  public let network: Network
  /// The file of the array.
  public let input: String

  public init(_ network: Network, to input: String) {
    (self.network, self.input) = (network, input)
  }

  public var words: String { "\(network.name) for \(input)" }

  public func answer(at desk: inout some Desk) throws(Cancelled) -> Result<Network, OpenFailure> {
    guard let sizes = desk.sizes(ofArray: input) else {
      return .failure(OpenFailure(sentence: "\(input) is no array"))
    }
    do throws(NetworkError) { return .success(try network.resized(toArray: sizes)) } catch {
      return .failure(OpenFailure(sentence: "\(input): \(error)"))
    }
  }
}

/// A network that is read again from its file, with a file's numbers for one of its further inputs.
public struct GivingInquiry: Inquiry {
  public let network: Network
  /// The file of the numbers.
  public let file: String
  /// The name of the input.
  public let input: String

  public init(_ file: String, to input: String, of network: Network) {
    (self.file, self.input, self.network) = (file, input, network)
  }

  public var words: String { "\(network.name) with \(file)" }

  public func answer(at desk: inout some Desk) throws(Cancelled) -> Result<Network, OpenFailure> {
    try desk.opened { (desk) throws(OpenFailure) in
      try desk.network(network, giving: file, to: input)
    }
  }
}

/// A network that is read again from its file, for an input of another shape.
public struct ResizingInquiry: Inquiry {
  public let network: Network
  public let input: Shape

  public init(_ network: Network, to input: Shape) { (self.network, self.input) = (network, input) }

  public var words: String { "\(network.name) for \(input)" }

  public func answer(at desk: inout some Desk) throws(Cancelled) -> Result<Network, OpenFailure> {
    do throws(NetworkError) { return .success(try network.resized(to: input)) } catch {
      return .failure(OpenFailure(sentence: "\(error)"))
    }
  }
}
