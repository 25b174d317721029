// Gradients that go on or end, number by number: through a ReLU, and to the winner of a window. They
// are chosen in vectors, without a branch.

#if AVX512
  private typealias Lanes = SIMD16<Float>
#elseif AVX2
  private typealias Lanes = SIMD8<Float>
#else
  private typealias Lanes = SIMD4<Float>
#endif

@inline(__always)
private func load(_ source: UnsafePointer<Float>) -> Lanes {
  UnsafeRawPointer(source).loadUnaligned(as: Lanes.self)
}
@inline(__always)
private func store(_ lanes: Lanes, _ target: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(target).storeBytes(of: lanes, as: Lanes.self)
}

/// `target[i] = gradient[i]`, and 0 where the output of a ReLU is not above 0; where that is no number
/// the gradient stays.
public func rectifyGradient(
  _ output: UnsafePointer<Float>, _ gradient: UnsafePointer<Float>,
  _ target: UnsafeMutablePointer<Float>, count: Int
) {
  var index = 0
  while count - index >= Lanes.scalarCount {
    let given = load(gradient + index)
    store(given.replacing(with: 0, where: load(output + index) .<= 0), target + index)
    index += Lanes.scalarCount
  }
  while index < count {
    target[index] = output[index] <= 0 ? 0 : gradient[index]
    index += 1
  }
}

/// The gradients of one row of a max pooling whose windows are two by two and lie side by side: of two
/// rows of the input the winner of each window gets all, the first of equals, a NaN before all; the
/// others get 0.
///
/// - Parameter count: windows; the rows have twice as many numbers that are read and written.
public func poolPairsGradient(
  upper: UnsafePointer<Float>, lower: UnsafePointer<Float>, gradient: UnsafePointer<Float>,
  _ first: UnsafeMutablePointer<Float>, _ second: UnsafeMutablePointer<Float>, count: Int
) {
  var column = 0
  while column < count, count >= 4 {
    // The last four overlap those before them.
    column = count - column >= 4 ? column : count - 4
    poolFour(
      upper + column * 2, lower + column * 2, gradient + column, first + column * 2,
      second + column * 2)
    column += 4
  }
  while column < count {
    let (a, b) = (upper[column * 2], upper[column * 2 + 1])
    let (c, d) = (lower[column * 2], lower[column * 2 + 1])
    var (best, place) = (a, 0)
    if b > best || (b != b && best == best) { (best, place) = (b, 1) }
    if c > best || (c != c && best == best) { (best, place) = (c, 2) }
    if d > best || (d != d && best == best) { (best, place) = (d, 3) }
    first[column * 2] = place == 0 ? gradient[column] : 0
    first[column * 2 + 1] = place == 1 ? gradient[column] : 0
    second[column * 2] = place == 2 ? gradient[column] : 0
    second[column * 2 + 1] = place == 3 ? gradient[column] : 0
    column += 1
  }
}

@inline(__always)
private func poolFour(
  _ upper: UnsafePointer<Float>, _ lower: UnsafePointer<Float>,
  _ gradient: UnsafePointer<Float>, _ first: UnsafeMutablePointer<Float>,
  _ second: UnsafeMutablePointer<Float>
) {
  let (above, below) = (
    UnsafeRawPointer(upper).loadUnaligned(as: SIMD8<Float>.self),
    UnsafeRawPointer(lower).loadUnaligned(as: SIMD8<Float>.self)
  )
  let given = UnsafeRawPointer(gradient).loadUnaligned(as: SIMD4<Float>.self)
  let (a, b, c, d) = (above.evenHalf, above.oddHalf, below.evenHalf, below.oddHalf)
  let isSecond = b .> a .| (b .!= b .& a .== a)
  let pair = a.replacing(with: b, where: isSecond)
  let isThird = c .> pair .| (c .!= c .& pair .== pair)
  let three = pair.replacing(with: c, where: isThird)
  let isFourth = d .> three .| (d .!= d .& three .== three)
  let kept = given.replacing(with: 0, where: isFourth)
  let upperTwo = kept.replacing(with: 0, where: isThird)
  var (firsts, seconds) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
  firsts.evenHalf = upperTwo.replacing(with: 0, where: isSecond)
  firsts.oddHalf = SIMD4<Float>.zero.replacing(with: upperTwo, where: isSecond)
  seconds.evenHalf = SIMD4<Float>.zero.replacing(with: kept, where: isThird)
  seconds.oddHalf = SIMD4<Float>.zero.replacing(with: given, where: isFourth)
  UnsafeMutableRawPointer(first).storeBytes(of: firsts, as: SIMD8<Float>.self)
  UnsafeMutableRawPointer(second).storeBytes(of: seconds, as: SIMD8<Float>.self)
}
