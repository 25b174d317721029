import ConvData
import ConvNet
import Testing

struct DrawnPicturesTests {
  @Test(arguments: DrawnPictures.all.map(\.name))
  func `every picture is found by its name and lies in 0…1`(_ name: String) throws {
    let picture = try #require(DrawnPictures.named(name))
    #expect(picture.pixels.shape == picture.shape)
    #expect(picture.pixels.elements.allSatisfy { (0...1).contains($0) })
    #expect(picture.summary.hasSuffix("."))
    #expect(picture.pixels == picture.pixels)
  }

  @Test func `no two pictures share a name, and no others are found`() {
    #expect(Set(DrawnPictures.all.map(\.name)).count == DrawnPictures.all.count)
    #expect(DrawnPictures.named("nowhere") == nil)
  }

  @Test func `letters are two pixels thick, two pixels from the border`() throws {
    let expected = [
      "L": [
        "............", "............", "..##........", "..##........", "..##........",
        "..##........", "..##........", "..##........", "..########..", "..########..",
        "............", "............",
      ],
      "T": [
        "............", "............", "..########..", "..########..", ".....##.....",
        ".....##.....", ".....##.....", ".....##.....", ".....##.....", ".....##.....",
        "............", "............",
      ],
      "O": [
        "............", "............", "..########..", "..########..", "..##....##..",
        "..##....##..", "..##....##..", "..##....##..", "..########..", "..########..",
        "............", "............",
      ],
    ]
    for (name, rows) in expected { #expect(try text(name) == rows) }
  }

  @Test func `bars are two pixels wide`() throws {
    #expect(try text("bars-upright") == [String](repeating: "..##..##..##", count: 12))
    let (dark, bright) = (String(repeating: ".", count: 12), String(repeating: "#", count: 12))
    let level = [dark, dark, bright, bright]
    #expect(try text("bars-level") == level + level + level)
  }

  /// Made by an independent drawing in numpy with the same samples.
  @Test(arguments: [
    ("digit-0", 0.168284), ("digit-1", 0.115405), ("digit-2", 0.158100), ("digit-3", 0.166006),
    ("digit-4", 0.154638), ("digit-5", 0.165709), ("digit-6", 0.160549), ("digit-7", 0.114866),
    ("digit-8", 0.192847), ("digit-9", 0.161546), ("square", 0.183673), ("disc", 0.290371),
    ("triangle", 0.266582), ("cross", 0.163265), ("house", 0.322997), ("checkerboard", 0.510204),
    ("gradient", 0.500000), ("colour-scene", 0.584027),
  ]) func `scenes are as bright as they were drawn`(_ name: String, _ mean: Double) throws {
    let pixels = try #require(DrawnPictures.named(name)).pixels
    let sum = pixels.elements.reduce(0) { $0 + Double($1) }
    #expect(abs(sum / Double(pixels.shape.count) - mean) < 2e-6)
  }

  @Test func `a pulse is one plateau, a wave gets faster`() throws {
    let pulse = try #require(DrawnPictures.named("pulse")).pixels
    #expect(pulse.shape == Shape(1, 64))
    #expect(pulse.elements.reduce(0, +) == 16)
    let wave = try #require(DrawnPictures.named("wave")).pixels.elements
    let crossings = (1..<64).filter { (wave[$0] > 0.5) != (wave[$0 - 1] > 0.5) }
    let gaps = zip(crossings, crossings.dropFirst()).map { $1 - $0 }
    #expect(gaps.count > 5)
    #expect(zip(gaps, gaps.dropFirst()).allSatisfy { $0 >= $1 })
  }

  private func text(_ name: String) throws -> [String] {
    let pixels = try #require(DrawnPictures.named(name)).pixels
    return (0..<12).map { row in
      String((0..<12).map { pixels[0, row, $0] == 1 ? "#" : pixels[0, row, $0] == 0 ? "." : "?" })
    }
  }
}
