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
    case .network(let text): finding = network(text)
    case .picture(let name, let shape): finding = picture(name, shape)
    case .lesson(let name): finding = lesson(name)
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

  private func network(_ text: String) -> Finding {
    if let network = Shipped.network(named: text) { return .network(network) }
    guard !text.isEmpty else {
      return .failed("a network's name or its line is missing", missing: false)
    }
    guard text.contains(where: { " >".contains($0) }) || text.hasPrefix("input") else {
      return .failed(
        "there is no network \(text); there are \(Shipped.names.joined(separator: ", ")), "
          + "or write a line such as \"input 1x28x28 > conv 8 3x3 > relu\"", missing: true)
    }
    do throws(LineError) { return .network(try NetworkLine.network(text)) } catch {
      return .failed("\(error)\n\(error.pointing(in: text))", missing: false)
    }
  }

  private func lesson(_ name: String) -> Finding {
    let (lesson, issues) = shelf.find(name)
    if let lesson { return .lesson(lesson) }
    return .failed(
      issues.first.map { "\($0)" } ?? "\(name) is no lesson", missing: issues.first?.line == 0)
  }

  private func picture(_ name: String, _ shape: Shape) -> Finding {
    do throws(FileError) {
      guard shape.rank == 3 else { return try array(name, shape) }
      let fitted: FittedPicture
      if let drawn = Shipped.picture(named: name) {
        if drawn.pixels.shape == shape {
          return .picture(Picture(name: name, pixels: drawn.pixels))
        }
        let fit = try Fitting.fit(
          drawn.pixels, channels: shape.channels, height: shape.height, width: shape.width)
        // It is no array to whoever asked for it by its name.
        let size = "\(drawn.shape.height)×\(drawn.shape.width) picture"
        fitted = FittedPicture(pixels: fit.pixels, notes: [size] + fit.notes.dropFirst())
      } else {
        fitted = try self.fitted(PlainFile.read(name, limit: Work.largestFile), shape)
      }
      return .picture(
        Picture(name: Work.fileName(name), pixels: fitted.pixels, notes: fitted.notes))
    } catch {
      guard error.isMissing else { return .failed("\(error)", missing: false) }
      return .failed("\(error); or take \(Work.suggestions(shape))", missing: true)
    }
  }

  private func fitted(_ bytes: [UInt8], _ shape: Shape) throws(FileError) -> FittedPicture {
    if ArrayFile.isArray(bytes) {
      return try Fitting.fit(
        ArrayFile.decode(bytes), channels: shape.channels, height: shape.height,
        width: shape.width)
    }
    return try Fitting.fit(
      ImageFile.decode(bytes), channels: shape.channels, height: shape.height,
      width: shape.width)
  }

  /// For a network that reads a signal or a vector: an array of exactly its size.
  private func array(_ name: String, _ shape: Shape) throws(FileError) -> Finding {
    if let drawn = Shipped.picture(named: name) {
      if shape.rank == 2, drawn.shape.rank == 2, drawn.shape != shape {
        return .picture(Work.signal(drawn, shape))
      }
      guard drawn.pixels.shape.count == shape.count else {
        // A vector has no pixels to fit: it starts as zeros.
        return .picture(Picture(name: "zeros", pixels: Tensor(shape)))
      }
      return .picture(Picture(name: name, pixels: drawn.pixels.reshaped(shape)))
    }
    let tensor = try ArrayFile.decode(PlainFile.read(name, limit: Work.largestFile))
    guard tensor.shape.count == shape.count else {
      return .failed(
        "\(name) holds \(tensor.shape.count) numbers, the network takes \(shape.count)",
        missing: false)
    }
    return .picture(Picture(name: Work.fileName(name), pixels: tensor.reshaped(shape)))
  }

  /// A drawn signal of another length is read between its numbers, the same in every channel.
  private static func signal(_ drawn: DrawnPicture, _ shape: Shape) -> Picture {
    let row = Stroke.resize(height: 1, width: shape.width).applied(
      to: drawn.pixels.reshaped(Shape(1, 1, drawn.shape.width)))
    let channels = (0..<shape.channels).flatMap { _ in row.elements }
    return Picture(
      name: drawn.name, pixels: Tensor(shape, channels), notes: ["\(drawn.shape) read as \(shape)"])
  }

  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
  private static func suggestions(_ shape: Shape) -> String {
    (shape.rank == 2 ? DrawnPictures.signals : DrawnPictures.scenes).map(\.name).prefix(4).joined(
      separator: ", ") + ", …"
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
