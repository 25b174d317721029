// Numbers that are kept within bounds, each by itself. A NaN stays one.

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

/// `target[i] = min(max(low, source[i]), high)`; what equals the lower bound becomes it, so that 0 is
/// no negative zero. The last vector overlaps the one before it.
public func clip(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int, low: Float,
  high: Float
) {
  let width = Lanes.scalarCount
  let (lows, highs) = (Lanes(repeating: low), Lanes(repeating: high))
  guard count >= width else {
    for index in 0..<count {
      let raised = source[index] <= low ? low : source[index]
      target[index] = raised > high ? high : raised
    }
    return
  }
  let last = count - width
  var index = 0
  while index < count {
    let place = index < last ? index : last
    let lanes = load(source + place)
    let raised = lanes.replacing(with: lows, where: lanes .<= lows)
    store(raised.replacing(with: highs, where: raised .> highs), target + place)
    index += width
  }
}
