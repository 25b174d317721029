import ConvNet

extension OperatorParts {
  /// `[4, height, width]`
  mutating func addMaps() throws {
    add(Conv(inputChannels: 4, outputChannels: 3, kernelSize: [3, 3], padding: [1, 1]))
    add(
      Conv(inputChannels: 4, outputChannels: 4, kernelSize: [3, 3], groups: 4, bias: false),
      [0], "depthwise")
    add(Conv(inputChannels: 4, outputChannels: 8, kernelSize: [1, 1]), [0], "onebyone")
    add(MaxPool(kernelSize: [2, 2]))
    add(AveragePool(kernelSize: [3, 3], stride: [2, 2], padding: [1, 1]))
    let pooled = add(GlobalAveragePool())
    add(GlobalMaxPool())
    add(Softmax(), [pooled])
    add(Dense(inputUnits: 4, outputUnits: 3), [pooled])
    add(Dense(inputUnits: 120, outputUnits: 3), [add(Flatten())], "wide")
    add(Pad([1, 1], value: 2))
    add(try Move.depthToSpace(block: 2, isDCR: true, from: input))
    addWindows(axes: 2)
    add(
      ConvTranspose(
        inputChannels: 4, outputChannels: 2,
        grid: GridWindow(kernelSize: [1, 1], stride: [2, 2]), outputPadding: [1, 1]), [0], "spread")
  }

  /// `[tokens, 6]`
  mutating func addRows() {
    add(
      Conv(
        inputChannels: 5, outputChannels: 3, kernelSize: [3]))
    add(MaxPool(kernelSize: [2]))
    add(AveragePool(kernelSize: [2]))
    add(GlobalAveragePool())
    let operands = Operands([
      .input(0), .parameter(Parameter("b", Shape(3, 6), fanIn: 6)),
      .parameter(Parameter("c", Shape(3), fanIn: 6)),
    ])
    add(Gemm(operands, transposesSecond: true))
    add(Gemm(operands, alpha: 0.5, beta: 2, transposesSecond: true))
    addWindows(axes: 1)
  }

  mutating func addUnits() {
    add(Dense(inputUnits: 6, outputUnits: 3))
    add(Softmax())
    add(MatMul(Operands([.input(0), .parameter(Parameter("b", Shape(6, 3), fanIn: 6))])))
  }

  mutating func addVolumes() {
    let grid = GridWindow(kernelSize: [2, 3, 3], padding: [0, 1, 1])
    add(Conv(inputChannels: 2, outputChannels: 3, grid: grid))
    add(MaxPool(grid: grid))
    add(AveragePool(grid: grid))
    add(GlobalAveragePool())
    add(GlobalMaxPool())
    add(Flatten())
    addWindows(axes: 3)
  }

  private mutating func addWindows(axes: Int) {
    let sizes = [Int](repeating: 2, count: axes)
    let grid = GridWindow(kernelSize: sizes, stride: sizes)
    add(ConvTranspose(inputChannels: input[0], outputChannels: 2, grid: grid))
    add(
      ConvTranspose(
        inputChannels: input[0], outputChannels: input[0],
        grid: GridWindow(
          kernelSize: sizes.map { $0 + 1 }, stride: sizes, padding: sizes.map { $0 - 1 }),
        groups: input[0], bias: false))
    add(MaxPoolIndices(grid: grid))
  }

  /// A file's operator that nothing is known of, with weights, and what comes behind it.
  mutating func addUnknown() {
    add(Conv(inputChannels: 4, outputChannels: 3, kernelSize: [3, 3]))
    let fancy = add(
      UnknownLayer(
        kind: "Fancy", reason: "the operator Fancy of my.domain 3 is not computed here",
        shape: Shape(3, 3, 4), parameters: [Parameter("weight", Shape(3, 3, 2, 2), fanIn: 12)]),
      [1], "fancy")
    let last = add(Pointwise(.relu), [fancy], "behind")
    add(Arithmetic.add, [1, last], "joined")
    add(
      UnknownLayer(
        kind: "Conv", reason: "it reads what the operator Fancy of my.domain 3 would make",
        shape: Shape(1), parameters: [Parameter("weight", Shape(2, 3, 1, 1), fanIn: 12)]),
      [fancy], "unsized")
    add(Dense(inputUnits: 36, outputUnits: 2), [add(Flatten(), [last])])
  }
}
