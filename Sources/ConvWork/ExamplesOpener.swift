import ConvData
import ConvFiles
import ConvNet
import ConvSession
import Foundation

/// Makes of the words that choose examples what a run learns from and what it is tried on.
struct ExamplesOpener {
  private let inquiry: ExamplesInquiry
  private let checkpoint: Checkpoint
  private var data: LearningData { inquiry.data }
  private var shape: Shape { inquiry.form.shape }

  init(_ inquiry: ExamplesInquiry, _ checkpoint: Checkpoint) {
    (self.inquiry, self.checkpoint) = (inquiry, checkpoint)
  }

  /// Examples that are tried, of a set that is drawn.
  private static let drawnTrials = 600
  /// Examples in an epoch of one that has no end.
  private static let drawnEpoch = 3200
  /// The share of a file's examples that is kept for trying.
  private static let triedShare = 6

  func split() throws(OpenFailure) -> ExampleSplit {
    if let set = ExampleSet.catalog.first(where: { $0.name == data.name }) { return drawn(set) }
    let pictures: LabelledPictures
    do throws(FileError) { pictures = try read() } catch {
      if error.isMissing {
        let names = ExampleSet.catalog.map(\.name).joined(separator: ", ")
        throw OpenFailure(sentence: "\(error); or take \(names)", isMissing: true)
      }
      throw OpenFailure(error, of: data.name)
    }
    return split(pictures)
  }

  private func drawn(_ set: ExampleSet) -> ExampleSplit {
    func examples(_ seed: UInt64, _ count: Int, isEndless: Bool) -> any Examples {
      TreatedExamples(
        DrawnExamples(set, data, seed: seed, count: count, isEndless: isEndless),
        inquiry.normalization)
    }
    // Classes at random can be learned by heart only where the same examples come again.
    let isFixed = data.labelSeed != nil || data.first != nil
    return ExampleSplit(
      training: examples(
        2 * inquiry.seed, data.first ?? data.count ?? Self.drawnEpoch, isEndless: !isFixed),
      validation: examples(2 * inquiry.seed + 1, Self.drawnTrials, isEndless: !isFixed),
      classes: set.classes)
  }

  // MARK: Files

  private func read() throws(FileError) -> LabelledPictures {
    if isFolder(data.name) { return try folder() }
    let file = try OpenFile(data.name, limit: TensorFile.largestByteCount, checkpoint)
    if ArchiveFile.isArchive(try file.bytes(0..<min(4, file.count))) {
      return try LabelledPictures(archive: file)
    }
    guard let labels = LabelledPictures.labelsName(for: data.name) else {
      throw .unsupported(
        "examples are an NPZ with x and y, IDX files named as MNIST's (…images-idx3-ubyte), or a "
          + "folder for each class")
    }
    return try LabelledPictures(
      images: file, labels: OpenFile(labels, limit: TensorFile.largestByteCount, checkpoint))
  }
  private func folder() throws(FileError) -> LabelledPictures {
    try LabelledPictures(folder: data.name, shape: shape, fit: inquiry.form.fit, checkpoint)
  }
  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private func split(_ pictures: LabelledPictures) -> ExampleSplit {
    var generator = SeededGenerator(seed: inquiry.seed)
    let order = (0..<pictures.count).shuffled(using: &generator)
    let (tried, learned) = Self.divided(order, pictures.labels)
    let normalization = pictures.isAsTaken ? .none : inquiry.normalization
    func examples(_ indices: [Int]) -> any Examples {
      TreatedExamples(FiledExamples(pictures, indices, data), normalization)
    }
    let skipped = pictures.skipped
    return ExampleSplit(
      training: examples(Array(learned.prefix(data.first ?? .max))),
      validation: examples(tried),
      classes: pictures.classes,
      notes: skipped.isEmpty
        ? []
        : ["\(skipped.count) files passed over: \(skipped[0].name): \(skipped[0].reason)"],
      byteCount: pictures.byteCount)
  }
}

extension ExamplesOpener {
  /// A sixth of each class is kept for trying, at least one where it has two; in the order that they
  /// came in.
  fileprivate static func divided(
    _ order: [Int], _ labels: [Int]
  ) -> (tried: [Int], learned: [Int]) {
    var counts: [Int: Int] = [:]
    for label in labels { counts[label, default: 0] += 1 }
    var left = counts.mapValues { $0 < 2 ? 0 : max(1, $0 / triedShare) }
    var (tried, learned): ([Int], [Int]) = ([], [])
    for index in order {
      if let count = left[labels[index]], count > 0 {
        left[labels[index]] = count - 1
        tried.append(index)
      } else {
        learned.append(index)
      }
    }
    // Of classes with one picture each, one is tried.
    if tried.isEmpty, learned.count > 1 { tried.append(learned.removeLast()) }
    return (tried, learned)
  }
}

/// Some of the pictures that a file holds.
private struct FiledExamples: Examples {
  private let pictures: LabelledPictures
  private let indices: [Int]
  private let data: LearningData

  init(_ pictures: LabelledPictures, _ indices: [Int], _ data: LearningData) {
    (self.pictures, self.indices, self.data) = (pictures, indices, data)
  }

  var count: Int { indices.count }
  var isEndless: Bool { false }
  func example(_ index: Int) -> Example {
    let (pixels, label) = pictures[indices[index]]
    return data.changed(
      Example(pixels, label: label), index: indices[index], classes: pictures.classes.count)
  }
}

/// Examples with what a network does to a picture before its first layer.
private struct TreatedExamples: Examples {
  private let base: any Examples
  private let normalization: Normalization

  init(_ base: any Examples, _ normalization: Normalization) {
    (self.base, self.normalization) = (base, normalization)
  }

  var count: Int { base.count }
  var isEndless: Bool { base.isEndless }
  func example(_ index: Int) -> Example {
    let example = base.example(index)
    guard !normalization.isNone else { return example }
    return Example(normalization.applied(to: example.input), label: example.label)
  }
}
