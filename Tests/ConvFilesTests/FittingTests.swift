import ConvFiles
import ConvNet
import Testing

@Suite struct FittingTests {
  private func near(_ tensor: Tensor, _ numbers: [Float], within tolerance: Float = 1e-6) -> Bool {
    zip(tensor.elements, numbers).allSatisfy { abs($0 - $1) <= tolerance }
      && tensor.elements.count == numbers.count
  }

  @Test func `A picture of the wanted size is only divided by 255`() {
    let picture = Raster(width: 2, height: 1, channels: 1, bytes: [51, 255])
    let fitted = Fitting.fit(picture, channels: 1, height: 1, width: 2)
    #expect(fitted.pixels == Tensor(Shape(1, 1, 2), [0.2, 1]))
    #expect(fitted.notes == ["2×1 picture"])
    #expect(!fitted.isExact)
  }

  @Test func `What was done is told in order`() {
    let picture = Raster(
      width: 640, height: 480, channels: 3, bytes: [UInt8](repeating: 255, count: 640 * 480 * 3))
    let fitted = Fitting.fit(picture, channels: 1, height: 28, width: 28)
    #expect(
      fitted.notes.joined(separator: ", ")
        == "640×480 picture, middle 480×480 cropped, scaled to 28×28, colour to grey")
    #expect(near(fitted.pixels, [Float](repeating: 1, count: 784)))
    #expect(fitted.pixels.elements.allSatisfy { $0 <= 1 })
  }

  /// NumPy: `a.repeat(3, 1).reshape(4, 3, 4).mean(2).repeat(3, 0).reshape(3, 4, 3).mean(1)` of
  /// `a = arange(16).reshape(4, 4)`.
  @Test func `Shrinking takes the mean of the area, and of a cell that is cut its share`() {
    let picture = Raster(width: 4, height: 4, channels: 1, bytes: Array(0..<16))
    let fitted = Fitting.fit(picture, channels: 1, height: 3, width: 3)
    let expected: [Float] = [1.25, 2.5, 3.75, 6.25, 7.5, 8.75, 11.25, 12.5, 13.75]
    #expect(near(fitted.pixels, expected.map { $0 / 255 }))
  }

  @Test func `Shrinking to one pixel is the mean of all`() {
    let picture = Raster(
      width: 3, height: 3, channels: 1, bytes: [0, 9, 18, 27, 36, 45, 54, 63, 72])
    #expect(near(Fitting.fit(picture, channels: 1, height: 1, width: 1).pixels, [36.0 / 255]))
  }

  /// `interpolate(tensor([[0, 1], [0.5, 0.25]])[None, None], size=(4, 4), mode="bilinear",
  /// align_corners=False)` in PyTorch 2.15.
  @Test func `Growing is bilinear as PyTorch has it`() throws {
    let array = Tensor(Shape(2, 2), [0, 1, 0.5, 0.25])
    let fitted = try Fitting.fit(array, channels: 1, height: 4, width: 4)
    let expected: [Float] = [
      0, 0.25, 0.75, 1, 0.125, 0.296875, 0.640625, 0.8125,
      0.375, 0.390625, 0.421875, 0.4375, 0.5, 0.4375, 0.3125, 0.25,
    ]
    #expect(near(fitted.pixels, expected))
  }

  @Test func `The middle is kept, across and down`() {
    let wide = Raster(width: 5, height: 1, channels: 1, bytes: [0, 0, 255, 0, 0])
    #expect(Fitting.fit(wide, channels: 1, height: 1, width: 1).pixels.elements == [1])
    let tall = Raster(width: 1, height: 5, channels: 1, bytes: [0, 0, 255, 0, 0])
    #expect(Fitting.fit(tall, channels: 1, height: 1, width: 1).pixels.elements == [1])
  }

  @Test func `Colour becomes grey by its luma, and grey three times itself`() {
    let colour = Raster(width: 3, height: 1, channels: 3, bytes: [255, 0, 0, 0, 255, 0, 0, 0, 255])
    let grey = Fitting.fit(colour, channels: 1, height: 1, width: 3)
    #expect(near(grey.pixels, [0.299, 0.587, 0.114]))
    let single = Raster(width: 1, height: 1, channels: 1, bytes: [51])
    let three = Fitting.fit(single, channels: 3, height: 1, width: 1)
    #expect(three.pixels == Tensor(Shape(3, 1, 1), repeating: 0.2))
    #expect(three.notes == ["1×1 picture", "grey to colour"])
  }

  @Test func `Colour goes to its own channels`() {
    let colour = Raster(width: 2, height: 1, channels: 3, bytes: [255, 0, 0, 0, 0, 255])
    let fitted = Fitting.fit(colour, channels: 3, height: 1, width: 2)
    #expect(fitted.pixels.elements == [1, 0, 0, 0, 0, 1])
  }

  @Test func `Any other number of channels gets the grey picture in each`() {
    let single = Raster(width: 1, height: 1, channels: 1, bytes: [255])
    let fitted = Fitting.fit(single, channels: 2, height: 1, width: 1)
    #expect(fitted.pixels.elements == [1, 1])
    #expect(fitted.notes.last == "the same in all 2 channels")
  }

  @Test(arguments: [[2, 2], [1, 2, 2], [1, 1, 2, 2]])
  func `An array of the wanted shape is taken as it is`(sizes: [Int]) throws {
    let array = Tensor(try Shape(checking: sizes), [-3, 1000, .nan, 0])
    let fitted = try Fitting.fit(array, channels: 1, height: 2, width: 2)
    #expect(fitted.isExact)
    #expect(fitted.pixels == array.reshaped(Shape(1, 2, 2)))
  }

  @Test func `Other arrays are pictures, channels first or last`() throws {
    let first = Tensor(Shape(3, 2, 1), [255, 0, 0, 0, 0, 255])
    let last = Tensor(Shape(2, 1, 3), [1, 0, 0, 0, 0, 1])
    for array in [first, last] {
      let fitted = try Fitting.fit(array, channels: 1, height: 2, width: 1)
      #expect(near(fitted.pixels, [0.299, 0.114]))
      #expect(!fitted.isExact)
    }
  }

  @Test func `An array that is neither says what it would have to be`() {
    for array in [
      Tensor(Shape(3), [0, 1, 0]), Tensor(Shape(2, 2), [-1, 0, 0, 0]),
      Tensor(Shape(2, 2), [0, 256, 0, 0]), Tensor(Shape(2, 2), [0, .nan, 0, 0]),
      Tensor(Shape(2, 2), [.infinity, 0, 0, 0]), Tensor(Shape(5, 5, 5)),
      Tensor(Shape(2, 3, 4, 4)),
    ] {
      #expect(throws: FileError.self) {
        try Fitting.fit(array, channels: 1, height: 9, width: 9)
      }
    }
  }

  @Test func `A line of any length fits any size`() {
    for (width, height) in [(1, 1), (1, 4000), (4000, 1), (7, 3)] {
      let picture = Raster(
        width: width, height: height, channels: 1,
        bytes: [UInt8](repeating: 255, count: width * height))
      for (newWidth, newHeight) in [(1, 1), (1, 50), (50, 1), (9, 8)] {
        let fitted = Fitting.fit(picture, channels: 1, height: newHeight, width: newWidth)
        #expect(near(fitted.pixels, [Float](repeating: 1, count: newWidth * newHeight)))
      }
    }
  }
}

@Suite("Letterboxed pictures")
struct LetterboxTests {
  @Test("All of a wide picture stands in the middle, with grey above and below")
  func wide() throws {
    let picture = Tensor(Shape(2, 4), [1, 1, 1, 1, 1, 1, 1, 1])
    let fitted = try Fitting.fit(picture, channels: 1, height: 8, width: 8, .letterbox)
    let grey = Float(114.0 / 255)
    for row in 0..<8 {
      for column in 0..<8 {
        #expect(fitted.pixels[0, row, column] == ((2..<6).contains(row) ? 1 : grey))
      }
    }
    #expect(fitted.notes.last == "scaled to 8×4, grey beside it")
  }
}
