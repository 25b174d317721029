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

/// `target[i] = max(0, source[i])`
public func rectify(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int
) {
  var index = 0
  while index + Lanes.scalarCount <= count {
    let lanes = load(source + index)
    store(lanes.replacing(with: 0, where: lanes .<= 0), target + index)
    index += Lanes.scalarCount
  }
  while index < count {
    target[index] = source[index] <= 0 ? 0 : source[index]
    index += 1
  }
}

/// `target[i] = min(max(low, source[i]), high)`
public func clip(
  _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, count: Int, low: Float,
  high: Float
) {
  let (lows, highs) = (Lanes(repeating: low), Lanes(repeating: high))
  var index = 0
  while index + Lanes.scalarCount <= count {
    let lanes = load(source + index)
    let raised = lanes.replacing(with: lows, where: lanes .< lows)
    store(raised.replacing(with: highs, where: raised .> highs), target + index)
    index += Lanes.scalarCount
  }
  while index < count {
    let raised = source[index] < low ? low : source[index]
    target[index] = raised > high ? high : raised
    index += 1
  }
}
