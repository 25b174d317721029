import ConvFiles
import ConvNet
import Foundation
import Testing

@Suite("Pictures with their classes")
struct LabelledPicturesTests {
  /// Two pictures of 2×3 bytes.
  private let images: [UInt8] =
    [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3] + [0, 51, 102, 153, 204, 255]
    + [255, 0, 255, 0, 255, 0]
  private let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2] + [4, 1]
  /// `gzip -9 -n` of `images`.
  private let packedImages: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 99, 96, 224, 96, 102, 96, 96, 96, 130, 98,
    102, 6, 227, 180, 153, 103, 254, 255, 103, 0, 65, 0, 58, 244, 27, 112, 28, 0, 0, 0,
  ]

  private func refusal(_ read: () throws -> LabelledPictures) -> String {
    do { return "read: \(try read().count)" } catch { return "\(error)" }
  }

  @Test("IDX files are read, packed or not, and bytes stand for 0 to 1")
  func indexed() throws {
    for source in [images, packedImages] {
      let set = try LabelledPictures(images: source, labels: labels)
      #expect(set.shape == Shape(1, 2, 3) && set.count == 2 && set.classes.count == 5)
      #expect(set[0].pixels.elements == [0, 0.2, 0.4, 0.6, 0.8, 1])
      #expect(set[1].label == 1 && set[1].pixels[0, 0, 2] == 1)
    }
    #expect(
      LabelledPictures.labelsName(for: "/images/t10k-images-idx3-ubyte.gz")
        == "/images/t10k-labels-idx1-ubyte.gz")
    #expect(LabelledPictures.labelsName(for: "pictures.npz") == nil)
  }

  @Test(
    "A short file, other counts, one class and sizes beyond the limit are refused, in a sentence")
  func refusals() {
    #expect(
      refusal { try .init(images: Array(images.dropLast()), labels: labels) }.contains("ends"))
    #expect(
      refusal { try .init(images: images, labels: [0, 0, 8, 1, 0, 0, 0, 1, 4]) }.contains("2 p"))
    #expect(
      refusal { try .init(images: images, labels: [0, 0, 8, 1, 0, 0, 0, 2, 4, 4]) }
        .contains("one class"))
    let vast: [UInt8] = [0, 0, 8, 3] + [UInt8](repeating: 255, count: 12)
    #expect(refusal { try .init(images: vast, labels: labels) }.contains("limit"))
    #expect(
      refusal { try .init(images: Array(packedImages.dropLast(20)), labels: labels) }
        .contains("ends"))
    #expect(refusal { try .init(images: labels, labels: labels) }.contains("no pictures"))
  }

  @Test("x and y of an archive are pictures and classes; what is no class is named")
  func archive() throws {
    func bytes(_ x: Tensor, _ y: Tensor) throws -> [UInt8] {
      try ArchiveFile.encode([("x", x), ("y", y)])
    }
    let pictures = Tensor(Shape(3, 1, 2, 2), (0..<12).map { Float($0) - 5 })
    let set = try LabelledPictures(archive: bytes(pictures, Tensor(Shape(3), [0, 2, 1])))
    #expect(set.shape == Shape(1, 2, 2) && set.classes.count == 3)
    #expect(set[1].pixels.elements == [-1, 0, 1, 2] && set[1].label == 2)
    let broken = try bytes(pictures, Tensor(Shape(3), [0, -1, 1]))
    #expect(refusal { try .init(archive: broken) }.contains("y[1] is -1"))
    let other = try ArchiveFile.encode([("x", pictures)])
    #expect(refusal { try .init(archive: other) }.contains("no “y”"))
  }

  @Test("A folder for each class is read in the order of names, and what is no picture is named")
  func folder() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "examples-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, brightness) in [("dark", UInt8(0)), ("bright", 255)] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      let raster = Raster(
        width: 4, height: 4, channels: 1, bytes: .init(repeating: brightness, count: 16))
      try Data(ImageFile.png(raster)).write(to: URL(filePath: "\(folder)/\(name)/1.png"))
    }
    try Data("none".utf8).write(to: URL(filePath: "\(folder)/dark/notes.txt"))
    let set = try LabelledPictures(folder: folder, shape: Shape(3, 2, 2))
    #expect(set.classes == ["bright", "dark"] && set.labels == [0, 1])
    #expect(set[0].pixels == Tensor(Shape(3, 2, 2), repeating: 1))
    #expect(set.skipped.map(\.name) == ["dark/notes.txt"])
    #expect(
      refusal { try .init(folder: folder + "/dark", shape: Shape(3, 2, 2)) }.contains("is none"))
  }
}
