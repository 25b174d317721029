import ConvFiles
public import ConvNet
public import ConvSession
import Foundation

/// Meets needs: the only place with files and workers. Terminal, `run`, `frame` and the tests all
/// drive a session through it.
public struct Work: Sendable {
  /// Pictures larger than this are not read.
  public static let largestFile = 512 << 20

  private let shelf: LessonShelf
  private let crew = ThreadCrew()
  /// The user's home folder; nil where the environment names none.
  public let home: String?

  public init(
    shelf: LessonShelf = .own, home: String? = Work.ownHome
  ) {
    (self.shelf, self.home) = (shelf, home)
  }

  /// The home folder that the environment names.
  public static var ownHome: String? {
    ProcessInfo.processInfo.environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
  }

  /// Adds what a need asks for, and what that rests on, to the results. What fails is a finding,
  /// too: a sentence.
  /// - Parameter watch: is told what is begun and what is found, layer by layer.
  /// - Throws: ``Cancelled`` where the checkpoint does.
  public func meet(
    _ need: Need, in results: inout Results, _ checkpoint: Checkpoint = .unchecked,
    watch: Watch = .nobody
  ) throws(Cancelled) {
    guard !results.has(need) else { return }
    try sit(in: &results, checkpoint, watch) { (desk) throws(Cancelled) in
      try desk.meet(need.inquiry)
    }
  }

  /// Answers one inquiry and waits for it.
  /// - Throws: ``OpenFailure``, one that was given up where the checkpoint says so.
  public func answer<I: Inquiry>(
    _ inquiry: I, in results: inout Results, _ checkpoint: Checkpoint = .unchecked
  ) throws(OpenFailure) -> I.Answer {
    let result: Result<I.Answer, OpenFailure>
    do throws(Cancelled) {
      result = try sit(in: &results, checkpoint, .nobody) { (desk) throws(Cancelled) in
        try desk.answer(inquiry)
      }
    } catch { throw OpenFailure(sentence: "\(inquiry.words): it was given up", isGivenUp: true) }
    return try result.get()
  }

  /// Lends the results to a desk, which has them for itself.
  private func sit<Outcome>(
    in results: inout Results, _ checkpoint: Checkpoint, _ watch: Watch,
    _ body: (inout WorkDesk) throws(Cancelled) -> Outcome
  ) throws(Cancelled) -> Outcome {
    var desk = WorkDesk(checkpoint.helped(by: crew), watch, shelf)
    swap(&desk.results, &results)
    defer { swap(&desk.results, &results) }
    return try body(&desk)
  }

  static func fileName(_ path: String) -> String {
    StreamFile.name(of: path) ?? path.split(separator: "/").last.map(String.init) ?? path
  }
}
