// The pooling that most networks have: the largest of two by two numbers that lie side by side.

/// Whether windows of two numbers lie side by side, all inside of the input.
func arePairs(_ axis: Axis) -> Bool {
  axis.kernel == 2 && axis.stride == 2 && axis.dilation == 1 && axis.padding == 0
    && axis.output * 2 <= axis.input
}

/// A map of windows of two by two; the last few of a row are computed twice where they fill no vector.
///
/// The instruction that takes the larger number loses a NaN. So each number times zero is added up
/// beside it, and a map whose sum is not zero, for a NaN or an infinity, is looked at once more.
func poolPairs(
  _ input: UnsafePointer<Float>, rows: Int, _ width: Int, _ output: UnsafeMutablePointer<Float>,
  _ count: Int
) {
  let sum =
    count >= 8
    ? poolByEight(input, rows, width, output, count)
    : poolByFour(input, rows, width, output, count)
  if sum == 0 { return }
  for row in 0..<rows {
    for index in 0..<count {
      let upper = input + (2 * row * width + 2 * index)
      let lower = upper + width
      output[row * count + index] = exact(exact(upper[0], upper[1]), exact(lower[0], lower[1]))
    }
  }
}

/// - Returns: the sum of all numbers times zero.
@inline(__always)
private func poolByEight(
  _ input: UnsafePointer<Float>, _ rows: Int, _ width: Int,
  _ output: UnsafeMutablePointer<Float>, _ count: Int
) -> Float {
  var rest = SIMD16<Float>.zero
  for row in 0..<rows {
    let (source, target) = (input + 2 * row * width, output + row * count)
    for index in stride(from: 0, to: count, by: 8) {
      let place = index < count - 8 ? index : count - 8
      let upper = UnsafeRawPointer(source + 2 * place).loadUnaligned(as: SIMD16<Float>.self)
      let lower = UnsafeRawPointer(source + (width + 2 * place))
        .loadUnaligned(as: SIMD16<Float>.self)
      rest += upper * 0 + lower * 0
      let first = greater(upper.evenHalf, upper.oddHalf)
      UnsafeMutableRawPointer(target + place).storeBytes(
        of: greater(first, greater(lower.evenHalf, lower.oddHalf)), as: SIMD8<Float>.self)
    }
  }
  let eight = rest.lowHalf + rest.highHalf
  let four = eight.lowHalf + eight.highHalf
  return (four.x + four.y) + (four.z + four.w)
}

/// - Returns: the sum of all numbers times zero.
@inline(__always)
private func poolByFour(
  _ input: UnsafePointer<Float>, _ rows: Int, _ width: Int,
  _ output: UnsafeMutablePointer<Float>, _ count: Int
) -> Float {
  var rest = SIMD8<Float>.zero
  for row in 0..<rows {
    let (source, target) = (input + 2 * row * width, output + row * count)
    for index in stride(from: 0, to: count, by: 4) {
      let place = index < count - 4 ? index : count - 4
      let upper = UnsafeRawPointer(source + 2 * place).loadUnaligned(as: SIMD8<Float>.self)
      let lower = UnsafeRawPointer(source + (width + 2 * place))
        .loadUnaligned(as: SIMD8<Float>.self)
      rest += upper * 0 + lower * 0
      let first = greater(upper.evenHalf, upper.oddHalf)
      UnsafeMutableRawPointer(target + place).storeBytes(
        of: greater(first, greater(lower.evenHalf, lower.oddHalf)), as: SIMD4<Float>.self)
    }
  }
  let four = rest.lowHalf + rest.highHalf
  return (four.x + four.y) + (four.z + four.w)
}
@inline(__always)
private func greater(_ first: SIMD8<Float>, _ second: SIMD8<Float>) -> SIMD8<Float> {
  second.replacing(with: first, where: first .> second)
}
@inline(__always)
private func greater(_ first: SIMD4<Float>, _ second: SIMD4<Float>) -> SIMD4<Float> {
  second.replacing(with: first, where: first .> second)
}
/// The larger of two numbers, the first of equals; a NaN wins.
@inline(__always)
private func exact(_ first: Float, _ second: Float) -> Float {
  second > first || second != second ? second : first
}
