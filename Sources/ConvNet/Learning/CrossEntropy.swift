import Foundation

/// The loss of classes: the logarithm of the share that a softmax gives the right one, `−log
/// softmax(x)[label]`. A softmax at the end of a network is folded into it: the gradient of each logit
/// is its share, less 1 for the right class.
public enum CrossEntropy {
  /// The loss of one example.
  /// - Parameter gradient: room for that of each logit, times `scale`.
  static func loss(
    _ logits: UnsafePointer<Float>, label: Int, classes: Int, scale: Double = 1,
    gradient: UnsafeMutablePointer<Float>? = nil
  ) -> Double {
    var largest = -Double.infinity
    for index in 0..<classes { largest = max(largest, Double(logits[index])) }
    var sum = 0.0
    for index in 0..<classes { sum += exp(Double(logits[index]) - largest) }
    if let gradient {
      for index in 0..<classes {
        let share = exp(Double(logits[index]) - largest) / sum
        gradient[index] = Float((share - (index == label ? 1 : 0)) * scale)
      }
    }
    return log(sum) + largest - Double(logits[label])
  }

  /// The loss of guessing among so many classes, without a look.
  public static func guessing(_ classes: Int) -> Double { log(Double(classes)) }
}
