/// Partial sums lie side by side, so that they do not wait for each other.
private typealias Lanes = SIMD8<Float>

@inline(__always)
private func load(_ source: UnsafePointer<Float>) -> Lanes {
  UnsafeRawPointer(source).loadUnaligned(as: Lanes.self)
}
@inline(__always)
private func store(_ lanes: Lanes, _ target: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(target).storeBytes(of: lanes, as: Lanes.self)
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
  while stride == 1, index + Lanes.scalarCount <= count {
    store(load(target + index) + weight * load(source + index), target + index)
    index += Lanes.scalarCount
  }
  while index < count {
    target[index] += weight * source[index * stride]
    index += 1
  }
}

@inline(__always)
private func addFour(
  _ weights: (Float, Float, Float, Float), _ source: UnsafePointer<Float>, step: Int, stride: Int,
  to target: UnsafeMutablePointer<Float>, count: Int
) {
  let (second, third, fourth) = (source + step, source + 2 * step, source + 3 * step)
  var index = 0
  while stride == 1, index + Lanes.scalarCount <= count {
    let left = weights.0 * load(source + index) + weights.1 * load(second + index)
    let right = weights.2 * load(third + index) + weights.3 * load(fourth + index)
    store(load(target + index) + (left + right), target + index)
    index += Lanes.scalarCount
  }
  while index < count {
    let place = index * stride
    let left = weights.0 * source[place] + weights.1 * second[place]
    target[index] += left + (weights.2 * third[place] + weights.3 * fourth[place])
    index += 1
  }
}
