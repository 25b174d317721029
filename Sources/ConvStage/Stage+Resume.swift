public import ConvFiles
import ConvNet
public import ConvSession
public import ConvWork

/// Sessions that are gone on with another day.
extension Stage {
  /// Keeps what was done, and what was learned; a session without changes is not worth it.
  /// - Throws: ``FileError`` where the folder can not be written.
  public func keep(in kept: KeptSession) throws(FileError) {
    guard session.hasEdits else { return }
    try kept.keep(recording)
    try kept.moments.keep(learnedMoments)
  }

  /// The moment at hand, and the ends of the runs that led there.
  private var learnedMoments: [LearnedMoment] {
    var inquiries = session.subject.origin.moment.map { [MomentInquiry($0)] } ?? []
    for begun in session.learning.runs.reversed() where begun.run.filed == nil {
      let end = MomentInquiry(begun.run, step: begun.reached)
      if begun.reached > 0, !inquiries.contains(end) { inquiries.append(end) }
    }
    return inquiries.compactMap { try? results[$0]?.get() }
  }

  /// Does again what was kept when a session was left; what was learned then is not learned again.
  /// - Throws: ``CommandError`` where there is none, or a line of it can not be done any more.
  public mutating func resume(_ kept: KeptSession) throws(CommandError) {
    var resumed = self
    for line in try kept.lines() {
      let command = try Command(parsing: line, home: surroundings.home)
      while let need = try resumed.missing(command), resumed.take(need, from: kept.moments) {}
      try resumed.perform(command)
    }
    self = resumed
  }

  /// What has to be known before a command can be done.
  private func missing(_ command: Command) throws(CommandError) -> MomentInquiry? {
    var tried = self
    do throws(CommandError) { _ = try tried.apply(command) } catch {
      guard case .notYet(let need) = error else { return nil }
      return need.inquiry as? MomentInquiry
    }
    return nil
  }

  /// - Returns: whether it was kept.
  private mutating func take(_ inquiry: MomentInquiry, from kept: KeptMoments) -> Bool {
    let examples = ExamplesInquiry(inquiry.run)
    meet(Need(examples))
    guard let split = try? results[examples]?.get(), let moment = kept.moment(inquiry, split)
    else { return false }
    results.add(Finding(inquiry, .success(moment)))
    return true
  }
}
