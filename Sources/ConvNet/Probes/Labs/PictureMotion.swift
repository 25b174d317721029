import Foundation

/// A change of a picture that has an amount, and of which it is known where each pixel goes: what a
/// network does along it is a course.
public enum PictureMotion: String, Hashable, Sendable, CaseIterable {
  case across, down, turn, scale, noise

  /// The amounts that are tried, in order: pixels, degrees, factors or a deviation.
  /// - Parameter picture: its shape, for how far it can be moved.
  public func amounts(_ picture: Shape) -> [Double] {
    switch self {
    case .across, .down:
      let size = self == .across ? picture.width : picture.height
      let most = max(1, min(size / 3, size >= PictureMotion.large ? 16 : 8))
      return (-most...most).map(Double.init)
    case .turn: return (-8...8).map { Double($0) * 5 }
    case .scale: return (-8...8).map { 1 + Double($0) / 20 }
    case .noise: return (0...16).map { Double($0) / 20 }
    }
  }
  /// From this size on a picture is moved further.
  private static let large = 64

  /// The amount that changes nothing, as an index of ``amounts(_:)``.
  public func rest(_ picture: Shape) -> Int {
    self == .noise ? 0 : amounts(picture).count / 2
  }

  /// What is done to the picture; nil where that is nothing.
  public func stroke(_ amount: Double) -> Stroke? {
    switch self {
    case .across: amount == 0 ? nil : .shift(rows: 0, columns: Int(amount))
    case .down: amount == 0 ? nil : .shift(rows: Int(amount), columns: 0)
    case .turn: amount == 0 ? nil : .turn(degrees: Float(amount))
    case .scale: amount == 1 ? nil : .scale(factor: Float(amount))
    case .noise: amount == 0 ? nil : .noise(deviation: Float(amount), seed: 7)
    }
  }

  /// The place in the picture that a place of the changed one shows.
  /// - Parameter picture: height and width.
  func source(
    _ amount: Double, _ row: Double, _ column: Double, _ picture: Pair
  ) -> (row: Double, column: Double) {
    let middle = (Double(picture.height - 1) / 2, Double(picture.width - 1) / 2)
    let (down, right) = (row - middle.0, column - middle.1)
    switch self {
    case .across: return (row, column - amount)
    case .down: return (row - amount, column)
    case .turn:
      let angle = amount * .pi / 180
      let (sine, cosine) = (sin(angle), cos(angle))
      return (
        middle.0 + cosine * down - sine * right, middle.1 + sine * down + cosine * right
      )
    case .scale: return (middle.0 + down / amount, middle.1 + right / amount)
    case .noise: return (row, column)
    }
  }
}

extension Subject {
  /// The subject with its picture moved.
  public func moved(_ motion: PictureMotion, _ amount: Double) -> Subject {
    var moved = self
    if let stroke = motion.stroke(amount) { moved.strokes.append(stroke) }
    return moved
  }
}
