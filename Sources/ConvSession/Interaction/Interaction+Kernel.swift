import ConvNet

/// Kernels and their numbers at hand.
extension Interaction {
  /// Through the kernels of a filter, then to the next map's filter.
  mutating func nextKernel(
    _ count: Int, _ session: Session
  ) throws(CommandError) -> Command? {
    let bench = Bench(session, self)
    guard let weight = bench.weightShape else {
      throw .noParameter(session.position.node.alias, "kernel")
    }
    let kernels = bench.kernelsPerFilter
    let all = weight[0] * kernels
    typed = nil
    let index = ((bench.filter * kernels + bench.channel + count) % all + all) % all
    pointer.channel = index % kernels
    guard index / kernels != bench.filter else { return nil }
    return .goto(Reference(session.position.node.alias, nil, [index / kernels]))
  }

  func nudge(
    _ amount: Float, _ session: Session, _ results: Results
  ) throws(CommandError) -> Command? {
    let bench = Bench(session, self)
    guard hand == .kernel, let number = bench.number else {
      throw .unavailable("< and > change the number of a kernel; e takes one in hand")
    }
    let weights = Scene(session, results).weights(session.place.layer).value
    guard let tensor = weights?[number.member?.rawValue ?? "weight"] else {
      throw .notYet(.about(session.subject, .weights(session.place.layer)))
    }
    let nudged = tensor[number.indices] + amount
    guard !nudged.isNaN else { throw .notANumber("\(nudged)") }
    return .edit(.set(number, .number(nudged)))
  }

  static let longestNumber = 12

  mutating func type(_ text: String) throws(CommandError) {
    guard hand == .kernel || hand == .input else {
      throw .unavailable("numbers are typed into a kernel or the input; e or p takes one in hand")
    }
    let all = (typed ?? "") + text
    guard text.allSatisfy({ "0123456789.-\u{2212}".contains($0) }),
      all.count <= Interaction.longestNumber
    else { throw .notANumber(all) }
    typed = all
  }

  /// What must be known before looking can be applied.
  public func needs(of look: Look, in session: Session) -> [Need] {
    if case .reference(let path) = look { return [Need(ComparisonInquiry(path, session.subject))] }
    guard case .nudge = look else { return [] }
    return Need.weights(of: session.place.layer, in: session.subject)
  }
}
