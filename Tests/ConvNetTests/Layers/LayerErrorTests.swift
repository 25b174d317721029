import ConvNet
import Testing

@Suite struct LayerErrorTests {
  private let conv = Conv(inputChannels: 3, outputChannels: 8, kernelSize: [7, 7])

  private func words(_ layer: some Layer, _ inputs: Shape...) -> String {
    do {
      let shape = try layer.outputShape(inputs)
      return "gives \(shape)"
    } catch { return error.description }
  }

  @Test("sizes that clash are named, with what to try")
  func sizes() {
    #expect(
      words(conv, Shape(3, 5, 9))
        == "kernel 7 of conv is larger than the padded height 5; "
        + "try pad 1 more on each side or kernel 5")
    let dilated = Conv(
      inputChannels: 3, outputChannels: 8, kernelSize: [3, 3], dilation: [1, 4])
    #expect(
      words(dilated, Shape(3, 9, 8))
        == "kernel 3 of conv spans 9 with dilation 4, larger than the padded width 8; "
        + "try pad 1 more on each side or kernel 2")
    #expect(
      words(MaxPool(kernelSize: [3, 3]), Shape(1, 2, 9))
        == "kernel 3 of maxpool is larger than the padded height 2; "
        + "try pad 1 more on each side or kernel 2")
  }

  @Test("what is tried as the error says fits")
  func advice() throws {
    let padded = Conv(
      inputChannels: 3, outputChannels: 8, kernelSize: [7, 7], padding: [1, 0])
    #expect(try padded.outputShape([Shape(3, 5, 9)]) == Shape(8, 1, 3))
    let dilated = Conv(
      inputChannels: 3, outputChannels: 8, kernelSize: [3, 2], dilation: [1, 4])
    #expect(try dilated.outputShape([Shape(3, 9, 8)]) == Shape(8, 7, 4))
  }

  @Test("channels and units that do not match are counted")
  func channels() {
    #expect(
      words(conv, Shape(2, 9, 9)) == "conv takes 3 channels, but its input 2×9×9 has 2")
    #expect(
      words(Dense(inputUnits: 4, outputUnits: 2), Shape(5))
        == "dense takes 4 numbers, but its input has 5")
  }

  @Test("a layer of vectors offers flatten for maps, and a layer of maps says what it takes")
  func rank() {
    #expect(
      words(Dense(inputUnits: 4, outputUnits: 2), Shape(4, 2, 2))
        == "dense takes a vector, not 4×2×2; put flatten before it")
    #expect(
      words(Softmax(), Shape(4, 2, 2))
        == "softmax takes a vector, not 4×2×2; put flatten before it")
    #expect(
      words(MaxPool(kernelSize: [2, 2]), Shape(10))
        == "maxpool takes maps, channels×height×width, not a vector of 10")
    #expect(
      words(conv, Shape(3, 9)) == "conv takes maps, channels×height×width, not 3×9")
  }

  @Test("signals and maps are told apart by the axes of a window")
  func signals() {
    let signal = Conv(
      inputChannels: 3, outputChannels: 2, kernelSize: [3])
    #expect(words(signal, Shape(3, 9)) == "gives 2×7")
    #expect(
      words(signal, Shape(3, 9, 9)) == "conv takes signals, channels×width, not 3×9×9")
    #expect(
      words(MaxPool(kernelSize: [2, 2]), Shape(3, 9))
        == "maxpool takes maps, channels×height×width, not 3×9")
    #expect(
      words(GlobalMaxPool(), Shape(4)) == "globalmaxpool takes maps or signals, not a vector of 4")
  }

  @Test("inputs that are taken together have to agree")
  func joins() {
    #expect(words(Arithmetic.add, Shape(3)) == "add takes 2 inputs or more, not 1")
    #expect(
      words(Arithmetic.add, Shape(3, 2, 2), Shape(3, 2, 1))
        == "add takes inputs of the same shape, not 3×2×2 and 3×2×1")
    #expect(
      words(Concat(), Shape(3, 2, 2), Shape(4, 2, 1))
        == "concat takes inputs of the same height and width, not 3×2×2 and 4×2×1")
    #expect(words(Concat(), Shape(3, 2, 2), Shape(4, 2, 2)) == "gives 7×2×2")
    #expect(
      words(BatchNorm(channels: 2), Shape(3, 9))
        == "batchnorm takes 2 channels, but its input 3×9 has 3")
  }

  @Test("a layer of one input refuses two")
  func inputCount() {
    #expect(words(Pointwise(.relu), Shape(1), Shape(1)) == "relu takes 1 input, not 2")
  }

  @Test("hyperparameters out of range say what they have to be")
  func hyperparameters() {
    #expect(
      words(
        Conv(inputChannels: 3, outputChannels: 8, kernelSize: [3, 3], stride: [1, 0]),
        Shape(3, 9, 9)) == "stride 0 of conv has to be from 1 to 1048576")
    #expect(
      words(
        Conv(inputChannels: 3, outputChannels: 8, kernelSize: [3, 3], groups: 2), Shape(3, 9, 9))
        == "groups 2 of conv has to be a divisor of its 3 input and 8 output channels")
    #expect(
      words(AveragePool(kernelSize: [2, 2], padding: [2, 2]), Shape(3, 9, 9))
        == "pad 2 of avgpool has to be less than the 2 its window spans")
  }

  @Test("too many numbers are refused before memory is taken")
  func tooLarge() {
    #expect(
      words(Dense(inputUnits: 1 << 20, outputUnits: 1 << 20), Shape(1 << 20))
        == "1048576×1048576 has more than 1073741824 numbers")
  }

  @Test(
    "absurd hyperparameters end in an error and never in a trap",
    arguments: [Int.min, -1, 0, 1 << 21, Int.max])
  func absurd(number: Int) {
    let padding = [number, 0, number, 1]
    for pair in [[number, number], [1, number], [number, 1]] {
      let (one, none) = ([1, 1], [0, 0])
      for (stride, padding, dilation) in [
        (pair, none, one), (one, none, pair), (one, padding, one), (pair, padding, pair),
      ] {
        for groups in [1, number] {
          refuses(
            Conv(
              inputChannels: number, outputChannels: number, kernelSize: pair, stride: stride,
              padding: padding, dilation: dilation, groups: groups))
        }
        refuses(
          MaxPool(
            kernelSize: pair, stride: stride, padding: padding, dilation: dilation, roundsUp: true))
        refuses(
          AveragePool(kernelSize: pair, stride: stride, padding: padding, roundsUp: true))
      }
    }
    refuses(Dense(inputUnits: number, outputUnits: number))
  }

  @Test("the largest sizes that are allowed do not overflow")
  func largest() throws {
    let (size, window) = (1 << 20, [1 << 20, 1 << 20])
    let conv = Conv(
      inputChannels: 1, outputChannels: 1, kernelSize: [1 << 20, 1], stride: window,
      padding: [size, size], dilation: window)
    #expect(throws: LayerError.self) { try conv.outputShape([Shape(1, 1, 1)]) }
    let pool = MaxPool(kernelSize: window, padding: [size - 1, size - 1], roundsUp: true)
    #expect(try pool.outputShape([Shape(1, 1, 1)]) == Shape(1, 1, 1))
  }

  private func refuses(_ layer: some Layer) {
    for shape in [Shape(1, 1, 1), Shape(1, 1, 1 << 30), Shape(1 << 30), Shape(7, 7)] {
      #expect(throws: LayerError.self) { try layer.outputShape([shape]) }
      #expect(layer.multiplyAdds([shape]) >= 0)
      _ = (layer.parameters, layer.window, layer.ladder([shape]), layer.line)
    }
  }
}
