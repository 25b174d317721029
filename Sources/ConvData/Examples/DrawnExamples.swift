public import ConvNet

/// A set that is drawn, as a run learns from it.
public struct DrawnExamples: Examples {
  public let set: ExampleSet
  public let seed: UInt64
  public let count: Int
  public let isEndless: Bool
  private let data: LearningData

  /// - Parameters:
  ///   - count: of an epoch; where it is not endless, all that there are.
  ///   - data: what is changed of every picture.
  public init(
    _ set: ExampleSet, _ data: LearningData, seed: UInt64, count: Int, isEndless: Bool
  ) {
    (self.set, self.data, self.seed) = (set, data, seed)
    (self.count, self.isEndless) = (count, isEndless)
  }

  public func example(_ index: Int) -> Example {
    let (pixels, label) = set.example(index, seed: seed)
    return data.changed(
      Example(pixels, label: label), index: index, classes: set.classes.count)
  }
}
