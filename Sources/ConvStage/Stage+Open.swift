public import ConvNet
public import ConvSession
import ConvWork

extension Stage {
  /// Opens a network and a picture.
  /// - Parameters:
  ///   - model: a shipped name, a network line or a file; the first network where there is none.
  ///   - input: a shipped name or a file; the network's own where there is none.
  /// - Throws: ``OpenFailure``.
  public init(model: String?, input: String?, stepping: Bool) throws(OpenFailure) {
    try self.init(ModelRequest(model ?? Shipped.firstNetwork), input: input, stepping: stepping)
  }

  /// - Parameter check: looks at the network before a picture is made for it.
  /// - Throws: ``OpenFailure``, and what the check throws.
  public init(
    _ request: ModelRequest, input: String?, stepping: Bool,
    check: (Network) throws(OpenFailure) -> Void = { _ in }
  ) throws(OpenFailure) {
    var results = Results()
    let work = Work()
    let request = request.sized(by: input)
    let network = try work.answer(NetworkInquiry(request), in: &results)
    try check(network)
    let name =
      input ?? request.options.inputs[network.inputName] ?? Shipped.defaultPicture(for: network)
    let picture = try work.answer(PictureInquiry(name, network.pictureForm), in: &results)
    var session = Session(Subject(network, picture), stepping: stepping)
    try Self.takeRun(of: request, in: &session, work, &results)
    self.init(
      session, results: results, work: work,
      opening: [
        .open(request.recorded(network)), .input(name, recording: picture),
        .stepping(stepping),
      ])
  }

  /// Where a folder was opened, its last moment is at hand, and one can go back from there.
  private static func takeRun(
    of request: ModelRequest, in session: inout Session, _ work: Work, _ results: inout Results
  ) throws(OpenFailure) {
    var met: Set<Need> = []
    while true {
      do throws(CommandError) { return try session.takeRun(of: request, results) } catch {
        guard case .notYet(let need) = error, met.insert(need).inserted else {
          throw OpenFailure(sentence: "\(error)")
        }
        do throws(Cancelled) { try work.meet(need, in: &results) } catch {
          preconditionFailure("nobody cancels")
        }
      }
    }
  }
}
