import ConvNet

/// The attributes that convolution and pooling share, complete and of one length.
struct WindowAttributes {
  let grid: GridWindow

  /// - Parameters:
  ///   - input: one sample, channels first.
  ///   - kernel: the shape of the weights; nil where an attribute says the window's size.
  init(
    _ call: OperatorCall, input: [Int], kernel: Shape? = nil, outputPadding: [Int] = [],
    isTransposed: Bool = false
  ) throws(OperatorError) {
    let attributes = call.attributes
    let known = kernel.map { Array($0.sizes.dropFirst(2)) }
    guard let kernelSize = try attributes.integers("kernel_shape") ?? known else {
      throw .refused("its kernel_shape is missing")
    }
    guard known == nil || known == kernelSize else {
      throw .refused("its kernel_shape \(kernelSize.written) is not that of its weights")
    }
    let axes = kernelSize.count
    guard axes > 0, input.count == axes + 1 else {
      throw .refused("its kernel \(kernelSize.written) does not go with \(input.written)")
    }
    guard axes <= 3 else {
      throw .unknown("a window over \(axes) axes is not computed here")
    }
    let size = 1...1 << 20
    func list(_ name: String, in range: ClosedRange<Int>) throws(OperatorError) -> [Int] {
      guard let list = try attributes.integers(name), !list.isEmpty else {
        return [Int](repeating: 1, count: axes)
      }
      guard list.count == axes, list.allSatisfy(range.contains) else {
        throw .refused("its \(name) have to be \(axes) positive numbers")
      }
      return list
    }
    guard kernelSize.allSatisfy(size.contains) else {
      throw .refused("a kernel of \(kernelSize.written) is not possible")
    }
    guard outputPadding.isEmpty || outputPadding.count == axes,
      outputPadding.allSatisfy({ (0...1 << 20).contains($0) })
    else { throw .refused("its output_padding is not possible") }
    let bare = GridWindow(
      kernelSize: kernelSize, stride: try list("strides", in: size),
      dilation: try list("dilations", in: size))
    let pads = try Pads(
      attributes, bare, Array(input.dropFirst()), outputPadding: outputPadding,
      kind: isTransposed ? .transposed : kernel == nil ? .pooling : .convolution)
    grid = GridWindow(
      kernelSize: kernelSize, stride: bare.stride, dilation: bare.dilation,
      padding: pads.before + pads.after,
      roundsUp: try attributes.flag("ceil_mode"))
  }
}

/// The padding around an input: written down, or left to a rule.
private struct Pads {
  enum Kind { case convolution, pooling, transposed }
  var before: [Int] = []
  var after: [Int] = []

  /// - Parameter input: the sizes of the axes that the window slides along.
  init(
    _ attributes: Attributes, _ window: GridWindow, _ input: [Int], outputPadding: [Int],
    kind: Kind
  ) throws(OperatorError) {
    let word = try attributes.text("auto_pad", default: "NOTSET")
    guard let rule = AutoPad(rawValue: word.isEmpty ? "NOTSET" : word) else {
      throw .refused("its auto_pad “\(word.shortened)” is none of the standard's")
    }
    let axes = input.count
    let written = try attributes.integers("pads") ?? []
    let wanted = kind == .transposed ? try attributes.integers("output_shape")?.suffix(axes) : nil
    guard wanted == nil || wanted?.count == axes else {
      throw .refused("its output_shape does not go with its input")
    }
    guard written.isEmpty || written.count == 2 * axes,
      written.allSatisfy({ (0...1 << 20).contains($0) })
    else { throw .refused("its pads have to be \(2 * axes) numbers that are not negative") }
    for axis in 0..<axes {
      let pads: (before: Int, after: Int)?
      do throws(LayerError) {
        pads =
          kind == .transposed
          ? try rule.transposedPadding(
            input: input[axis], kernel: window.kernelSize[axis], stride: window.stride[axis],
            dilation: window.dilation[axis],
            outputPadding: outputPadding.isEmpty ? 0 : outputPadding[axis],
            outputShape: wanted.map { $0[$0.startIndex + axis] })
          : try rule.padding(
            input: input[axis], kernel: window.kernelSize[axis], stride: window.stride[axis],
            dilation: kind == .pooling ? 1 : window.dilation[axis])
      } catch { throw .layer(error) }
      before.append(pads?.before ?? (written.isEmpty ? 0 : written[axis]))
      after.append(pads?.after ?? (written.isEmpty ? 0 : written[axes + axis]))
    }
  }
}
