import ConvData
import ConvNet
import Foundation
import Testing

@Suite("Sets of examples")
struct ExampleSetTests {
  @Test("An example is the same whenever it is made, and another with another seed or number")
  func same() {
    for set in ExampleSet.catalog {
      let first = set.example(17, seed: 3)
      let again = set.example(17, seed: 3)
      #expect(first.pixels == again.pixels && first.label == again.label)
      #expect(first.pixels != set.example(18, seed: 3).pixels)
      #expect(first.pixels != set.example(17, seed: 4).pixels)
      #expect(first.pixels.shape == set.shape)
    }
  }

  @Test("Classes are met about equally often, and pixels are numbers around 0 to 1")
  func classes() {
    for set in ExampleSet.catalog {
      var counts = [Int](repeating: 0, count: set.classes.count)
      for index in 0..<1000 {
        let example = set.example(index, seed: 5)
        counts[example.label] += 1
        #expect(example.pixels.elements.allSatisfy { $0 > -1 && $0 < 2 })
      }
      let usual = 1000 / counts.count
      #expect(counts.allSatisfy { $0 > usual * 6 / 10 && $0 < usual * 14 / 10 }, "\(counts)")
    }
  }

  @Test("Digits lie in the picture as those of MNIST: centred, on black, of their brightness")
  func digits() throws {
    let set = try #require(ExampleSet.catalog.first { $0.name == "digits" })
    var brightness: Float = 0
    var centre = (row: 0.0, column: 0.0)
    for index in 0..<500 {
      let pixels = set.example(index, seed: 1).pixels.elements
      let total = pixels.reduce(0, +)
      brightness += total / 784
      for (pixel, value) in pixels.enumerated() {
        centre.row += Double(pixel / 28) * Double(value / total) / 500
        centre.column += Double(pixel % 28) * Double(value / total) / 500
      }
    }
    // MNIST has 0.131 and a centre of mass of 14 by construction, from 0.
    #expect(abs(brightness / 500 - 0.135) < 0.02)
    #expect(abs(centre.row - 13.7) < 0.4 && abs(centre.column - 13.7) < 0.4)
  }

  @Test("No pixel of the shapes tells their class: means of the classes are alike everywhere")
  func shapes() throws {
    let set = try #require(ExampleSet.catalog.first { $0.name == "shapes" })
    var sums = [[Double]](repeating: [Double](repeating: 0, count: set.shape.count), count: 10)
    var counts = [Double](repeating: 0, count: 10)
    for index in 0..<2000 {
      let example = set.example(index, seed: 2)
      counts[example.label] += 1
      for (pixel, value) in example.pixels.elements.enumerated() {
        sums[example.label][pixel] += Double(value)
      }
    }
    for pixel in 0..<set.shape.count {
      let means = (0..<10).map { sums[$0][pixel] / counts[$0] }
      #expect((means.max() ?? 1) - (means.min() ?? 0) < 0.25)
    }
  }
}
