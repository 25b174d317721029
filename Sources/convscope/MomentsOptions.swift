import ArgumentParser
import ConvFiles
import ConvSession
import ConvWork
import Foundation

/// Which moments of a run are written down, for `convscope FOLDER` to go through.
struct MomentsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder for moments of the run, which convscope FOLDER goes through.", valueName: "folder"))
  var moments: String?
  @Option(
    help: ArgumentHelp(
      "The steps of those; 0, 1, 2, 5, 10, 20, 50 … and the last.", valueName: "0,20,100"))
  var momentsAt: String?

  func validate() throws {
    guard momentsAt != nil else { return }
    guard moments != nil else { throw ValidationError("--moments names the folder for them.") }
    _ = try steps()
  }

  private func steps() throws -> Set<Int>? {
    guard let momentsAt else { return nil }
    let parts = momentsAt.split(separator: ",", omittingEmptySubsequences: false)
    let steps = parts.compactMap { Int($0) }
    guard steps.count == parts.count, steps.allSatisfy({ $0 >= 0 }) else {
      throw ValidationError("Moments are at steps such as 0,20,100, and \(momentsAt) are none.")
    }
    return Set(steps)
  }

  /// - Throws: where the folder can not be made.
  func writer(from step: Int, to last: Int) throws -> MomentsWriter? {
    guard let moments else { return nil }
    let folder = FileAddress.path(ofArgument: moments)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure.exit(
        FileError.unwritable(path: folder, reason: String(cString: strerror(errno))))
    }
    return MomentsWriter(folder: folder, steps: try steps(), last: last)
  }
}

/// Writes moments of a run as safetensors of half precision, named by their steps.
struct MomentsWriter {
  let folder: String
  /// nil: few, and ever further apart.
  let steps: Set<Int>?
  let last: Int

  private func isDue(_ step: Int) -> Bool {
    if let steps { return steps.contains(step) }
    var power = 1
    while power <= step / 10 { power *= 10 }
    return step == last || step == 0 || [1, 2, 5].contains { $0 * power == step }
  }

  func write(_ training: Training) throws(FileError) {
    guard isDue(training.step), training.isSound else { return }
    try PlainFile.write(
      SafetensorsFile.encode(training.weights, isHalf: true),
      to: "\(folder)/step-\(training.step).safetensors")
  }
}
