extension GridWindow {
  /// Reads a window of a network line, over a signal of two axes or maps of three.
  ///
  /// - Parameters:
  ///   - isPooling: then the stride is the window's size where it is not written, and `ceil` is read.
  ///   - option: reads a word that is the layer's own; false where it is not.
  static func parse(
    _ words: inout LineWords, input: Shape, _ usage: String, isPooling: Bool,
    option: (inout LineWords) throws(LineError) -> Bool = { (_) throws(LineError) in false }
  ) throws(LineError) -> GridWindow {
    let axes = input.rank == 2 ? 1 : 2
    let what = isPooling ? "the window's size" : "the kernel's size"
    let kernelSize = try words.sizes(what, in: sizes, axes: axes)
    var (stride, dilation, padding) = (isPooling ? kernelSize : nil, [Int]?.none, [Int]?.none)
    var roundsUp = false
    while words.next != nil {
      if words.take("stride") {
        stride = try words.sizes("the stride", in: sizes, axes: axes)
      } else if words.take("pad") {
        padding = try words.padding("the padding", in: paddings, axes: axes)
      } else if words.take("dilation") {
        dilation = try words.sizes("the dilation", in: sizes, axes: axes)
      } else if isPooling, words.take("ceil") {
        roundsUp = true
      } else if try !option(&words) {
        throw words.unknown(usage)
      }
    }
    return GridWindow(
      kernelSize: kernelSize, stride: stride, dilation: dilation, padding: padding,
      roundsUp: roundsUp)
  }

  /// Its words in a network line, `3x3 stride 2 pad 1x1x0x0`; over volumes, of which no line can be
  /// made, its description.
  func line(isPooling: Bool) -> String {
    guard rank < 3 else { return description }
    let usual = isPooling ? kernelSize : kernelSize.map { _ in 1 }
    return words(
      kernel: isPooling ? shortest(kernelSize) : written(kernelSize), usualStride: usual, shortest)
  }

  private func words(
    kernel: String, usualStride: [Int], _ brief: ([Int]) -> String
  ) -> String {
    var words = [kernel]
    if stride != usualStride { words += ["stride", brief(stride)] }
    if (paddingBefore + paddingAfter).contains(where: { $0 != 0 }) {
      let isEven = paddingBefore == paddingAfter
      words += ["pad", isEven ? brief(paddingBefore) : written(paddingBefore + paddingAfter)]
    }
    if dilation.contains(where: { $0 != 1 }) { words += ["dilation", brief(dilation)] }
    if roundsUp { words.append("ceil") }
    return words.joined(separator: " ")
  }
  /// The shortest way to write its padding: `1`, `1x2`, or `1x2x0x2` where it is not even.
  var paddingWord: String {
    paddingBefore == paddingAfter ? shortest(paddingBefore) : written(paddingBefore + paddingAfter)
  }
  private func written(_ values: [Int]) -> String {
    values.map(String.init).joined(separator: "x")
  }
  /// `3` for `3x3`.
  private func shortest(_ values: [Int]) -> String {
    Set(values).count == 1 ? "\(values[0])" : written(values)
  }
}

extension GridWindow: CustomStringConvertible {
  /// All its numbers: `3x3x3 stride 2x1x1 pad 1x1x1x0x0x0 dilation 2x2x2 ceil`.
  public var description: String {
    words(kernel: written(kernelSize), usualStride: kernelSize.map { _ in 1 }, written)
  }
}
