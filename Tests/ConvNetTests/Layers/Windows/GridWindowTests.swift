import ConvNet
import Testing

/// What layers over grids refuse, each in a sentence.
@Suite struct GridWindowTests {
  private func words(_ layer: some Layer, _ inputs: Shape...) -> String {
    do {
      let shape = try layer.outputShape(inputs)
      return "gives \(shape)"
    } catch { return error.description }
  }

  @Test("sizes that clash are named by their axis")
  func sizes() {
    let conv = Conv(
      inputChannels: 2, outputChannels: 4, grid: GridWindow(kernelSize: [3, 1, 1]))
    #expect(words(conv, Shape(2, 4, 5, 6)) == "gives 4×2×5×6")
    #expect(
      words(conv, Shape(2, 2, 5, 6))
        == "kernel 3 of conv3d is larger than the padded depth 2; "
        + "try pad 1 more on each side or kernel 2")
    #expect(
      words(conv, Shape(3, 4, 5, 6)) == "conv3d takes 2 channels, but its input 3×4×5×6 has 3")
    #expect(
      words(conv, Shape(2, 5, 6))
        == "conv3d takes volumes, channels×depth×height×width, not 2×5×6")
    #expect(
      words(
        MaxPool(grid: GridWindow(kernelSize: [2, 2, 2], padding: [0, 2, 0])), Shape(1))
        == "pad 2 of maxpool3d has to be less than the 2 its window spans")
  }

  @Test("as many numbers as axes are needed")
  func counts() {
    #expect(
      words(MaxPool(grid: GridWindow(kernelSize: [2, 2, 2, 2])), Shape(1, 4, 4))
        == "the number of kernel sizes 4 of maxpool has to be from 1 to 3")
    #expect(
      words(MaxPoolIndices(grid: GridWindow(kernelSize: [2, 2], stride: [1])), Shape(1, 4, 4))
        == "the number of strides 1 of maxpoolindices has to be from 2 to 2")
    #expect(
      words(
        ConvTranspose(
          inputChannels: 1, outputChannels: 1, grid: GridWindow(kernelSize: [2, 2]),
          outputPadding: []), Shape(1, 4, 4))
        == "the number of output paddings 0 of convtranspose has to be from 2 to 2")
  }

  @Test("a transposed convolution needs something to be left, and little more behind it")
  func transposed() {
    func conv(padding: Int = 0, outputPadding: Int = 0, groups: Int = 1) -> ConvTranspose {
      ConvTranspose(
        inputChannels: 2, outputChannels: 3,
        grid: GridWindow(kernelSize: [3], stride: [2], padding: [padding]),
        outputPadding: [outputPadding], groups: groups)
    }
    #expect(words(conv(padding: 5), Shape(2, 5)) == "gives 3×1")
    #expect(
      words(conv(padding: 6), Shape(2, 5))
        == "pad 12 of convtranspose has to be less than the 11 that the width has without")
    #expect(
      words(conv(outputPadding: 2), Shape(2, 5))
        == "output padding 2 of convtranspose has to be from 0 to 1")
    #expect(
      words(conv(groups: 2), Shape(2, 5))
        == "groups 2 of convtranspose has to be a divisor of its 2 input and 3 output channels")
  }

  @Test(
    "absurd hyperparameters end in an error and never in a trap",
    arguments: [Int.min, -1, 0, 1 << 21, Int.max])
  func absurd(number: Int) {
    for axes in 0...4 {
      let (ones, wrong) = ([Int](repeating: 1, count: axes), [Int](repeating: number, count: axes))
      for grid in [
        GridWindow(kernelSize: wrong), GridWindow(kernelSize: ones, stride: wrong),
        GridWindow(kernelSize: ones, dilation: wrong),
        GridWindow(kernelSize: wrong, stride: wrong, dilation: wrong, padding: wrong),
        GridWindow(kernelSize: ones, padding: wrong + wrong + wrong),
      ] {
        refuses(Conv(inputChannels: number, outputChannels: number, grid: grid, groups: number))
        refuses(Conv(inputChannels: 1, outputChannels: 1, grid: grid))
        refuses(
          ConvTranspose(
            inputChannels: number, outputChannels: 7, grid: grid, outputPadding: wrong,
            groups: number))
        refuses(MaxPool(grid: grid))
        refuses(AveragePool(grid: grid))
        refuses(MaxPoolIndices(grid: grid))
      }
    }
    refuses(LocalResponseNorm(size: number))
  }

  private func refuses(_ layer: some Layer) {
    for shape in [Shape(1, 1, 1, 1), Shape(1, 1, 1 << 30), Shape(1 << 30), Shape(7, 7)] {
      #expect(throws: LayerError.self) { try layer.outputShape([shape]) }
      #expect(layer.multiplyAdds([shape]) >= 0)
      _ = (layer.parameters, layer.window, layer.ladder([shape]), layer.line)
    }
  }

  @Test("the largest sizes that are allowed do not overflow, and no memory is taken for them")
  func largest() {
    let size = 1 << 20
    let grid = GridWindow(
      kernelSize: [size, 1], stride: [size, size], dilation: [size, 1],
      padding: [size, size])
    let conv = ConvTranspose(
      inputChannels: 1, outputChannels: 1, grid: grid, outputPadding: [0, size - 1])
    #expect(throws: LayerError.self) { try conv.outputShape([Shape(1, 1, 1)]) }
    #expect(throws: LayerError.self) { try conv.outputShape([Shape(1, 1 << 15, 1 << 15)]) }
    #expect(throws: LayerError.self) {
      try MaxPoolIndices(grid: grid).outputShape([Shape(1, 1 << 15, 1 << 15)])
    }
  }
}
