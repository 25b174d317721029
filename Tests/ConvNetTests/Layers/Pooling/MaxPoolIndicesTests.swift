import ConvNet
import Testing

/// Address numbers: ONNX Runtime 1.32, the second output of
/// `run("MaxPool", [pattern(1, 2, …, step=7)], 2, storage_order=…)`.
@Suite struct MaxPoolIndicesTests {
  private func indices(_ grid: GridWindow, _ sizes: [Int]) throws -> [[Float]] {
    let shape = try Shape(checking: [2] + sizes)
    let input = Tensor(shape, (0..<shape.count).map { Float(($0 * 7 + 3) % 11 - 5) })
    return [false, true].map {
      MaxPoolIndices(grid: grid, isColumnMajor: $0).forward([input]).elements
    }
  }

  @Test("the places of a signal's largest numbers count through all channels")
  func signals() throws {
    // kernel_shape=[2], strides=[2] of (1, 2, 6)
    let indices = try indices(GridWindow(kernelSize: [2], stride: [2]), [6])
    #expect(indices == [[1, 2, 4, 7, 8, 10], [1, 2, 4, 7, 8, 10]])
  }

  @Test("the places in a map count along rows, or along columns")
  func maps() throws {
    // kernel_shape=[2, 3], pads=[1, 1, 0, 1], strides=[2, 2] of (1, 2, 4, 5)
    let grid = GridWindow(
      kernelSize: [2, 3], stride: [2, 2], padding: [1, 1, 0, 1])
    let indices = try indices(grid, [4, 5])
    #expect(indices[0] == [1, 1, 4, 10, 12, 13, 21, 23, 23, 26, 26, 34])
    #expect(indices[1] == [4, 4, 16, 2, 10, 14, 24, 32, 32, 25, 25, 38])
  }

  @Test("the places in a volume")
  func volumes() throws {
    // kernel_shape=[2, 2, 2], strides=[2, 2, 2], dilations=[1, 2, 2] of (1, 2, 3, 4, 5)
    let grid = GridWindow(kernelSize: [2, 2, 2], stride: [2, 2, 2], dilation: [1, 2, 2])
    let indices = try indices(grid, [3, 4, 5])
    #expect(indices == [[12, 12, 70, 92], [30, 30, 66, 91]])
  }

  @Test("the first of equals is taken, and a NaN before all")
  func ties() {
    let pool = MaxPoolIndices(grid: GridWindow(kernelSize: [3], stride: [3]))
    let input = Tensor(Shape(1, 9), [2, 2, 1, 0, .nan, 7, -.infinity, -.infinity, -.infinity])
    #expect(pool.forward([input]).elements == [0, 4, 6])
  }

  @Test("an input whose places float32 can not hold is refused")
  func tooLarge() {
    let pool = MaxPoolIndices(grid: GridWindow(kernelSize: [2]))
    let error = #expect(throws: LayerError.self) { try pool.outputShape([Shape(2, 1 << 24)]) }
    #expect(
      error?.description == "input size 33554432 of maxpoolindices has to be from 1 to 16777216")
  }
}
