/// Partial sums lie side by side, so that they do not wait for each other; what is left of them is
/// too little for eight, but often enough for four.
private typealias Lanes = SIMD8<Float>
private typealias FewLanes = SIMD4<Float>

@inline(__always)
private func load<L: SIMD>(
  _ source: UnsafePointer<Float>, _: L.Type
) -> L where L.Scalar == Float {
  UnsafeRawPointer(source).loadUnaligned(as: L.self)
}
@inline(__always)
private func store<L: SIMD>(_ lanes: L, _ target: UnsafeMutablePointer<Float>)
where L.Scalar == Float {
  UnsafeMutableRawPointer(target).storeBytes(of: lanes, as: L.self)
}

/// `target[i] += weights[c · weightStep] · source[c · sourceStep + i · stride]`, one channel c after
/// another.
///
/// Four at a time, so that the target is read and written once for four products, and rounded once:
/// the four are added among themselves first.
func addChannels(
  _ channels: Int, _ weights: UnsafePointer<Float>, step weightStep: Int,
  _ source: UnsafePointer<Float>, step sourceStep: Int, stride: Int,
  to target: UnsafeMutablePointer<Float>, count: Int
) {
  var (channel, weights, source) = (0, weights, source)
  while channel + 4 <= channels {
    addFour(
      (weights[0], weights[weightStep], weights[2 * weightStep], weights[3 * weightStep]),
      source, step: sourceStep, stride: stride, to: target, count: count)
    channel += 4
    (weights, source) = (weights + 4 * weightStep, source + 4 * sourceStep)
  }
  while channel < channels {
    addOne(weights[0], source, stride: stride, to: target, count: count)
    channel += 1
    (weights, source) = (weights + weightStep, source + sourceStep)
  }
}

@inline(__always)
private func addOne(
  _ weight: Float, _ source: UnsafePointer<Float>, stride: Int,
  to target: UnsafeMutablePointer<Float>, count: Int
) {
  var index = 0
  if stride == 1 {
    addOne(weight, source, to: target, &index, count, Lanes.self)
    addOne(weight, source, to: target, &index, count, FewLanes.self)
  }
  while index < count {
    target[index] += weight * source[index * stride]
    index += 1
  }
}
/// As many numbers as fill whole lanes.
@inline(__always)
private func addOne<L: SIMD>(
  _ weight: Float, _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>,
  _ index: inout Int, _ count: Int, _ lanes: L.Type
) where L.Scalar == Float {
  while index + L.scalarCount <= count {
    store(load(target + index, lanes) + weight * load(source + index, lanes), target + index)
    index += L.scalarCount
  }
}

@inline(__always)
private func addFour(
  _ weights: (Float, Float, Float, Float), _ source: UnsafePointer<Float>, step: Int, stride: Int,
  to target: UnsafeMutablePointer<Float>, count: Int
) {
  let (second, third, fourth) = (source + step, source + 2 * step, source + 3 * step)
  var index = 0
  if stride == 1 {
    addFour(weights, source, step: step, to: target, &index, count, Lanes.self)
    addFour(weights, source, step: step, to: target, &index, count, FewLanes.self)
  }
  while index < count {
    let place = index * stride
    let left = weights.0 * source[place] + weights.1 * second[place]
    target[index] += left + (weights.2 * third[place] + weights.3 * fourth[place])
    index += 1
  }
}
/// As many numbers as fill whole lanes.
@inline(__always)
private func addFour<L: SIMD>(
  _ weights: (Float, Float, Float, Float), _ source: UnsafePointer<Float>, step: Int,
  to target: UnsafeMutablePointer<Float>, _ index: inout Int, _ count: Int, _ lanes: L.Type
) where L.Scalar == Float {
  let (second, third, fourth) = (source + step, source + 2 * step, source + 3 * step)
  while index + L.scalarCount <= count {
    let left = weights.0 * load(source + index, lanes) + weights.1 * load(second + index, lanes)
    let right = weights.2 * load(third + index, lanes) + weights.3 * load(fourth + index, lanes)
    store(load(target + index, lanes) + (left + right), target + index)
    index += L.scalarCount
  }
}
