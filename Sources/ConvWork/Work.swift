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
  /// - Parameter watch: is told what is begun and what is found, layer by layer.
  /// - Throws: ``Cancelled`` where the checkpoint does.
  public func meet(
    _ need: Need, in results: inout Results, _ checkpoint: Checkpoint = .unchecked,
    watch: Watch = .nobody
  ) throws(Cancelled) {
    guard !results.has(need) else { return }
    if case .answer(.activation(let layer), let subject) = need,
      subject.network.obstacle(to: layer) == nil
    {
      // In the order of the pass, so that nothing has to be gone back to, however deep it is.
      for earlier in subject.missingLayers(before: layer, results) {
        try meetAlone(.about(subject, .activation(earlier)), in: &results, checkpoint, watch)
      }
    }
    try meetAlone(need, in: &results, checkpoint, watch)
  }

  private func meetAlone(
    _ need: Need, in results: inout Results, _ checkpoint: Checkpoint, _ watch: Watch
  ) throws(Cancelled) {
    watch.began(need)
    let finding: Finding
    switch need {
    case .network(let request): finding = network(request)
    case .resized(let network, let input): finding = resized(network, input)
    case .picture(let name, let form): finding = PictureOpener(name, form).finding()
    case .lesson(let name): finding = lesson(name)
    case .comparison(let path, let subject):
      finding = try comparison(path, subject, in: &results, checkpoint, watch)
    case .change(let layer, let before, let now):
      finding = try change(of: layer, from: before, to: now, in: &results, checkpoint, watch)
    case .answer(let query, let subject) where subject.obstacle(to: query) != nil:
      finding = .failed(subject.obstacle(to: query) ?? "", missing: false)
    case .answer(let query, let subject):
      let answer = try subject.answer(
        query,
        known: { (query) throws(Cancelled) in
          try self.known(query, of: subject, in: &results, checkpoint, watch)
        }, checkpoint)
      finding = .answer(answer)
    }
    results.add(finding, for: need)
    watch.found(need, finding)
  }

  private func change(
    of layer: Int, from before: Subject, to now: Subject, in results: inout Results,
    _ checkpoint: Checkpoint, _ watch: Watch
  ) throws(Cancelled) -> Finding {
    let query = Query.activation(layer)
    if let why = now.obstacle(to: query) { return .failed(why, missing: false) }
    guard
      case .activation(let then) = try known(query, of: before, in: &results, checkpoint, watch),
      case .activation(let made) = try known(query, of: now, in: &results, checkpoint, watch)
    else { preconditionFailure("an answer has its query's kind") }
    return .change(try LayerChange(made.tensor, from: then.tensor, checkpoint))
  }

  /// Layer by layer, so that what is compared can be let go of.
  private func comparison(
    _ path: String, _ subject: Subject, in results: inout Results, _ checkpoint: Checkpoint,
    _ watch: Watch
  ) throws(Cancelled) -> Finding {
    let network = subject.network
    let reference: [(name: String, tensor: Tensor)]
    do throws(OpenFailure) { reference = try ReferenceFile.read(path) } catch {
      return .failed(error.sentence, missing: error.isMissing)
    }
    var comparison = TraceComparison(network, with: reference)
    guard !comparison.layers.isEmpty else {
      return .failed(comparison.nothingWords(path, network), missing: false)
    }
    for layer in comparison.layers where network.obstacle(to: layer) == nil {
      let answer = try known(.activation(layer), of: subject, in: &results, checkpoint, watch)
      guard case .activation(let activation) = answer else { continue }
      comparison.add(layer, network.nodes[layer], [activation.tensor])
    }
    return .comparison(comparison.withoutArrays)
  }

  private func known(
    _ query: Query, of subject: Subject, in results: inout Results, _ checkpoint: Checkpoint,
    _ watch: Watch
  ) throws(Cancelled) -> Answer {
    let need = Need.about(subject, query)
    try meet(need, in: &results, checkpoint, watch: watch)
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

  private func resized(_ network: Network, _ input: Shape) -> Finding {
    do throws(NetworkError) { return .network(try network.resized(to: input)) } catch {
      return .failed("\(error)", missing: false)
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

extension Subject {
  /// Why there is no answer; nil where there is one.
  fileprivate func obstacle(to query: Query) -> String? {
    switch query {
    case .activation(let layer), .statistics(let layer), .contributions(let layer, _):
      network.obstacle(to: layer)
    case .weights: nil
    }
  }

  /// The layers whose output another rests on and that are not known, in the order of the pass.
  /// What is known hides what it was made of.
  fileprivate func missingLayers(before layer: Int, _ results: Results) -> [Int] {
    let nodes = network.nodes
    var missing: Set<Int> = []
    var unseen = nodes[layer].inputs
    while let index = unseen.popLast() {
      guard !missing.contains(index), !results.has(.about(self, .activation(index))) else {
        continue
      }
      missing.insert(index)
      unseen += nodes[index].inputs
    }
    return missing.sorted()
  }
}
