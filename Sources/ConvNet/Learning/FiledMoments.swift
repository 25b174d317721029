/// Moments of a run that were written down: files of weights, by the steps after which they were.
public struct FiledMoments: Hashable, Sendable {
  public struct Moment: Hashable, Sendable {
    public let step: Int
    /// Where its weights lie; nil: they are those of the network as it was opened.
    public let file: String?

    public init(step: Int, file: String?) { (self.step, self.file) = (step, file) }
  }
  /// The folder that they lie in.
  public let folder: String
  /// In the order of their steps, no two of the same.
  public let moments: [Moment]

  public init(folder: String, _ moments: [Moment]) {
    (self.folder, self.moments) = (folder, moments)
  }

  /// Those of files, by the numbers in their names: the last one of each is its step, where that
  /// grows from file to file; otherwise they are counted.
  public init(folder: String, files: [String]) {
    let numbered = files.map { (file: $0, numbers: Self.numbers(in: $0)) }
      .filter { !$0.numbers.isEmpty }
      .sorted {
        ($0.numbers.lexicographicallyPrecedes($1.numbers))
          || ($0.numbers == $1.numbers && $0.file < $1.file)
      }
    let steps = numbered.map { $0.numbers[$0.numbers.count - 1] }
    let isRising = zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 }
    self.init(
      folder: folder,
      numbered.enumerated().map { index, entry in
        Moment(step: isRising ? steps[index] : index, file: "\(folder)/\(entry.file)")
      })
  }

  /// Numbers of a name without what stands behind its last point; of so many digits that none
  /// overflows.
  private static func numbers(in file: String) -> [Int] {
    let name = file.lastIndex(of: ".").map { file[..<$0] } ?? file[...]
    return name.split { !("0"..."9").contains($0) }.compactMap { $0.count < 16 ? Int($0) : nil }
  }

  public subscript(step: Int) -> Moment? { moments.first { $0.step == step } }
}
