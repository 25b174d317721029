public import ConvFiles
import ConvNet
public import ConvSession
import Foundation

/// Moments of learning beside a session that is kept, so that going on with it need not learn again.
public struct KeptMoments: Sendable {
  private let folder: StateFolder

  /// - Parameter environment: `XDG_STATE_HOME`, or else `HOME`, says where.
  public init(environment: [String: String]) { folder = StateFolder(environment: environment) }

  private static func name(_ index: Int) -> String { "last-session-\(index).moment" }
  /// More are learned again.
  private static let most = 8
  /// Numbers of one; a larger one is learned again as well.
  private static let mostNumbers = 1 << 26

  private struct Marks: Codable {
    var steps: [LearningMark]
    var trials: [LearningMark]
  }

  /// Writes some down in place of those that were there.
  /// - Throws: ``FileError`` where the folder can not be written.
  public func keep(_ moments: [LearnedMoment]) throws(FileError) {
    let files = moments.compactMap { learned -> (LearningFile, Marks)? in
      guard let state = learned.state, state.numbers.count <= Self.mostNumbers else { return nil }
      return (
        LearningFile(state, digest: learned.moment.run.digest),
        Marks(steps: Array(learned.steps), trials: Array(learned.trials))
      )
    }.prefix(Self.most)
    for index in 0..<Self.most {
      guard index < files.count else {
        for ending in ["", ".json"] {
          if let path = folder.file(Self.name(index) + ending) {
            try? FileManager.default.removeItem(atPath: path)
          }
        }
        continue
      }
      let (file, marks) = files[index]
      try folder.locking(Self.name(index)) { (path) throws(FileError) in
        try file.write(to: path)
        let json = (try? JSONEncoder().encode(marks)) ?? Data()
        try PlainFile.write(Array(json), to: path + ".json")
      }
    }
  }

  /// The moment that was asked for; nil where it was not written down, or is damaged.
  public func moment(_ inquiry: MomentInquiry, _ split: ExampleSplit) -> LearnedMoment? {
    for index in 0..<Self.most {
      guard let path = folder.file(Self.name(index)),
        let file = try? LearningFile(reading: path), file.step == inquiry.step,
        file.digest == "\(inquiry.run.digest)"
      else { continue }
      let json = try? PlainFile.read(path + ".json", limit: 256 << 20)
      let marks = json.flatMap { try? JSONDecoder().decode(Marks.self, from: Data($0)) }
      return LearnedMoment(
        inquiry, numbers: file.numbers, memories: file.memories, steps: marks?.steps ?? [],
        trials: marks?.trials ?? [], split)
    }
    return nil
  }
}
