import ConvData
import ConvFiles
public import ConvNet
public import ConvSession

/// Meets needs: the only place with files and workers. Terminal, `run`, `frame` and the tests all
/// drive a session through it.
public struct Work: Sendable {
  /// Pictures larger than this are not read.
  public static let largestFile = 512 << 20

  private let shelf: LessonShelf

  public init(shelf: LessonShelf = .own) { self.shelf = shelf }

  /// Adds what a need asks for, and what that rests on, to the results. What fails is a finding,
  /// too: a sentence.
  /// - Throws: ``Cancelled`` where the checkpoint does.
  public func meet(
    _ need: Need, in results: inout Results, _ checkpoint: Checkpoint = .unchecked
  ) throws(Cancelled) {
    guard !results.has(need) else { return }
    switch need {
    case .network(let request): results.add(network(request), for: need)
    case .picture(let name, let form):
      results.add(PictureOpener(name, form).finding(), for: need)
    case .lesson(let name): results.add(lesson(name), for: need)
    case .answer(.activation(let layer), let subject)
    where subject.network.obstacle(to: layer) != nil:
      results.add(
        .failed(subject.network.obstacle(to: layer) ?? "", missing: false), for: need)
    case .answer(let query, let subject):
      let answer = try subject.answer(
        query,
        known: { (query) throws(Cancelled) in
          try self.known(query, of: subject, in: &results, checkpoint)
        }, checkpoint)
      results.add(.answer(answer), for: need)
    }
  }

  private func known(
    _ query: Query, of subject: Subject, in results: inout Results, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Answer {
    let need = Need.about(subject, query)
    try meet(need, in: &results, checkpoint)
    guard case .answer(let answer)? = results[need] else {
      preconditionFailure("an answer that was met is there")
    }
    return answer
  }

  private func network(_ request: ModelRequest) -> Finding {
    do throws(OpenFailure) { return .network(try ModelOpener(request).network()) } catch {
      return .failed(error.sentence, missing: error.isMissing)
    }
  }

  private func lesson(_ name: String) -> Finding {
    let (lesson, issues) = shelf.find(name)
    if let lesson { return .lesson(lesson) }
    return .failed(
      issues.first.map { "\($0)" } ?? "\(name) is no lesson", missing: issues.first?.line == 0)
  }

  static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
