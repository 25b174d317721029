internal import Foundation

/// Random numbers that a seed fixes, the same on every machine.
///
/// SplitMix64: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
public struct SeededGenerator: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SeededGenerator {
  /// The generator of one of many things that a seed fixes, such as example 17 of a data set: each
  /// has its own, so that they can be made in any order.
  package init(seed: UInt64, part: Int) {
    var seeds = SeededGenerator(seed: seed)
    var parts = SeededGenerator(seed: seeds.next() ^ UInt64(bitPattern: Int64(part)))
    self.init(seed: parts.next())
  }

  /// A number from a normal distribution around 0 with deviation 1 (Box and Muller, 1958).
  package mutating func normal() -> Double {
    let radius = (-2 * log(Double.random(in: .leastNonzeroMagnitude...1, using: &self)))
      .squareRoot()
    return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &self))
  }
  package mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &self)
  }
  /// True in that share of cases.
  package mutating func happens(_ share: Double) -> Bool { uniform(0...1) < share }
}
