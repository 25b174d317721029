import ConvNet
public import ConvSession
public import ConvWork

extension Stage {
  /// Opens a network and a picture.
  /// - Parameters:
  ///   - model: a shipped name, a network line or a file; the first network where there is none.
  ///   - input: a shipped name or a file; the network's own where there is none.
  /// - Throws: ``OpenFailure``.
  public init(model: String?, input: String?, stepping: Bool) throws(OpenFailure) {
    try self.init(ModelRequest(model ?? Shipped.firstNetwork), input: input, stepping: stepping)
  }

  /// - Throws: ``OpenFailure``.
  public init(_ request: ModelRequest, input: String?, stepping: Bool) throws(OpenFailure) {
    var results = Results()
    let work = Work()
    let network = try Stage.find(.network(request), &results, work)
    guard case .network(let network) = network else { preconditionFailure("a network was asked") }
    let name = input ?? Shipped.defaultPicture(for: network)
    let found = try Stage.find(.picture(name, network.pictureForm), &results, work)
    guard case .picture(let picture) = found else { preconditionFailure("a picture was asked") }
    self.init(
      Session(Subject(network, picture), stepping: stepping), results: results, work: work,
      opening: [
        .open(request.recorded(network)), .input(Shipped.recorded(name, picture)),
        .stepping(stepping),
      ])
  }

  private static func find(
    _ need: Need, _ results: inout Results, _ work: Work
  ) throws(OpenFailure) -> Finding {
    do { try work.meet(need, in: &results) } catch { preconditionFailure("nobody cancels") }
    guard let finding = results[need] else { preconditionFailure("a need that was met is there") }
    if case .failed(let why, let missing) = finding {
      throw OpenFailure(sentence: why, isMissing: missing)
    }
    return finding
  }
}
