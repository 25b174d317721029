import ConvNet
import Testing

extension Tensor {
  /// Whole numbers from −5 to 5 that PyTorch makes as well:
  ///
  ///     def pattern(*shape, step):
  ///         n = math.prod(shape)
  ///         return ((torch.arange(n) * step + 3) % 11 - 5).float().reshape(shape)
  static func pattern(_ sizes: Int..., step: Int) throws -> Tensor {
    let shape = try Shape(checking: sizes)
    return Tensor(shape, (0..<shape.count).map { Float(($0 * step + 3) % 11 - 5) })
  }
}

/// Expects these numbers to a few units of float32's last place; a NaN where one is expected.
func expect(
  _ tensor: Tensor, _ shape: Shape, _ numbers: [Float],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(tensor.shape == shape, sourceLocation: sourceLocation)
  let agrees =
    tensor.elements.count == numbers.count
    && zip(tensor.elements, numbers).allSatisfy { computed, expected in
      computed == expected || (computed.isNaN && expected.isNaN)
        || abs(computed - expected) <= 1e-6 * abs(expected) + 1e-30
    }
  #expect(agrees, "\(tensor.elements) is not \(numbers)", sourceLocation: sourceLocation)
}

/// The words of a line such as `8 3x3 pad 1`, as they follow the kind.
func lineWords(_ text: String, kind: String = "layer") -> LineWords {
  var words: [LineWords.Word] = []
  var start = kind.count + 1
  for part in text.split(separator: " ") {
    words.append(LineWords.Word(String(part), start..<start + part.count))
    start += part.count + 1
  }
  return LineWords(kind: LineWords.Word(kind, 0..<kind.count), words)
}

/// Parses the words after a layer's kind.
func parse(
  _ form: WrittenForm, _ text: String, input: Shape
) throws(LineError) -> any Layer {
  var words = lineWords(text, kind: form.kind)
  return try form.parse(&words, input: input)
}
/// Parses the words after the kind of layers that have one form.
func parse<L: WrittenLayer>(_ type: L.Type, _ text: String, input: Shape) throws(LineError) -> L {
  var words = lineWords(text, kind: L.kind)
  return try L.parse(&words, input: input)
}
