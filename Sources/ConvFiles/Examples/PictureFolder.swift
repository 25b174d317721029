public import ConvNet
import Foundation

/// A folder of pictures in a folder for each class, whose names are the classes.
public enum PictureFolder {
  /// A picture to be read, and the number of its class.
  struct Entry {
    let path: String
    let name: String
    let label: Int
  }

  /// The classes and pictures in the order of their names, hidden files left out.
  static func entries(_ folder: String) throws(FileError) -> (classes: [String], [Entry]) {
    let classes = try names(in: folder).filter { isFolder(folder + "/" + $0) }
    guard classes.count > 1 else {
      throw .unsupported(
        "a folder of examples has a folder for each class, at least two, and here "
          + (classes.isEmpty ? "is none" : "is one: \(classes[0].quoted)"))
    }
    var entries: [Entry] = []
    for (label, name) in classes.enumerated() {
      entries += try names(in: folder + "/" + name).map {
        Entry(path: "\(folder)/\(name)/\($0)", name: "\(name)/\($0)", label: label)
      }
    }
    return (classes, entries)
  }

  /// The pictures of a folder and of the folders in it, whose names are classes: files whose names end
  /// as those of pictures do, in the order of their names.
  /// - Parameter most: files more than which are not looked at.
  package static func pictures(
    in folder: String, most: Int
  ) throws(FileError) -> (files: [(path: String, label: Int?)], classes: [String]) {
    var files: [(path: String, label: Int?)] = []
    var classes: [String] = []
    for name in try names(in: folder) where files.count < most {
      let path = folder + "/" + name
      guard isFolder(path) else {
        if isPicture(name) { files.append((path, nil)) }
        continue
      }
      // A folder that can not be read is passed over like a file that is no picture.
      let inside = ((try? names(in: path)) ?? []).filter(isPicture)
      guard !inside.isEmpty else { continue }
      files += inside.prefix(most - files.count).map { (path + "/" + $0, classes.count) }
      classes.append(name)
    }
    guard !files.isEmpty else {
      throw .unsupported("it holds no pictures, and neither do the folders in it")
    }
    return (files, classes)
  }
  private static func isPicture(_ name: String) -> Bool {
    let ending = name.split(separator: ".").last?.lowercased() ?? ""
    return ["png", "jpg", "jpeg", "pgm", "ppm", "pnm", "pbm"].contains(ending)
  }

  private static func names(in folder: String) throws(FileError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { !$0.hasPrefix(".") }.sorted()
    } catch { throw .unreadable(path: folder, reason: "it is no folder that can be read") }
  }
  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}

extension LabelledPictures {
  /// Reads a folder with a folder for each class, every picture fitted to one size. What is no
  /// picture is passed over, and named in ``skipped``.
  /// - Parameters:
  ///   - shape: `[channels, height, width]` that the network looks at.
  ///   - checkpoint: passed between two pictures.
  public init(
    folder: String, shape: Shape, fit: Normalization.Fit = .crop,
    _ checkpoint: Checkpoint = .unchecked
  ) throws(FileError) {
    guard shape.rank == 3 else {
      throw .unsupported("pictures have height and width, and the network takes \(shape)")
    }
    let (classes, entries) = try PictureFolder.entries(folder)
    try Self.check(entries.count, of: shape)
    var numbers: [Float] = []
    var labels: [Int] = []
    var skipped: [Skipped] = []
    for (index, entry) in entries.enumerated() {
      do throws(Cancelled) { try checkpoint(Double(index) / Double(entries.count)) } catch {
        throw .givenUp
      }
      do throws(FileError) {
        let raster = try ImageFile.decode(OpenFile(entry.path, limit: ImageFile.largestByteCount))
        let fitted = Fitting.fit(
          raster, channels: shape[0], height: shape[1], width: shape[2], fit)
        numbers += fitted.pixels.elements
        labels.append(entry.label)
      } catch { skipped.append(Skipped(name: entry.name, reason: "\(error)")) }
    }
    try self.init(
      classes: classes, shape: shape, labels: labels, .floats(numbers), skipped: skipped)
  }
}
