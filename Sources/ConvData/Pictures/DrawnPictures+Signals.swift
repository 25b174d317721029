internal import ConvNet
import Foundation

extension DrawnPictures {
  /// The signals for networks that read them: 1×64.
  public static let signals = [
    signal("pulse", "A flat line with one step up, a plateau, and a step down.") { place in
      (24..<40).contains(place) ? 1 : 0
    },
    signal("wave", "A wave that gets faster from left to right.") { place in
      let along = Double(place) / 64
      return Float(0.5 - 0.5 * cos(2 * .pi * (1.5 * along + 3 * along * along)))
    },
  ]

  private static func signal(
    _ name: String, _ summary: String, _ value: @escaping @Sendable (Int) -> Float
  ) -> DrawnPicture {
    DrawnPicture(name, summary, Shape(1, 64)) { Tensor(Shape(1, 64), (0..<64).map(value)) }
  }
}
