import ConvData
import Foundation
import Testing

/// The pictures among the lessons' assets are drawn by the program. `DRAW_ASSETS=1 swift test
/// --filter DrawnAssets` draws them anew.
struct DrawnAssetsTests {
  @Test(arguments: ["house", "digit-3", "colour-scene"])
  func `the asset is the picture that the program draws`(_ name: String) throws {
    let assets = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../lessons/assets").standardizedFileURL
    let file = assets.appending(path: "\(name).png")
    let drawn = StoredPNG.bytes(of: try #require(DrawnPictures.named(name)).pixels)
    if ProcessInfo.processInfo.environment["DRAW_ASSETS"] != nil {
      try FileManager.default.createDirectory(at: assets, withIntermediateDirectories: true)
      try Data(drawn).write(to: file)
    }
    #expect(try Data(contentsOf: file) == Data(drawn))
  }
}
