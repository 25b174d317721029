import ConvNet
import ConvSession

extension Painter {
  /// What was done to the picture's numbers before the first layer read them: `÷255, mean 0.485
  /// 0.456 0.406, deviation 0.229 0.224 0.225`; empty where nothing was.
  var wayInWords: [Words] {
    let picture = session.subject.picture
    let isFile = !picture.notes.isEmpty && Shipped.picture(named: picture.name) == nil
    let isArray = picture.notes.first?.hasPrefix("array") ?? false
    let normalization = network.normalization
    let steps = [isFile && !isArray ? "÷255" : ""] + Painter.steps(of: normalization)
    let words = steps.filter { !$0.isEmpty }.joined(separator: ", ")
    return words.isEmpty ? [] : ["\(label: "On the way in: ")\(words)"]
  }

  private static func steps(of normalization: Normalization) -> [String] {
    guard !normalization.isNone else { return [] }
    return [
      "mean \(listed(normalization.mean))", "deviation \(listed(normalization.deviation))",
    ]
  }

  /// Channels that are listed; of more the first are.
  private static let mostListed = 4

  private static func listed(_ numbers: [Float]) -> String {
    // One number for all channels is said once.
    let numbers = Set(numbers).count == 1 ? Array(numbers.prefix(1)) : numbers
    let listed = numbers.prefix(mostListed).map { number -> String in
      let rounded = (Double(number) * 10_000).rounded() / 10_000
      return rounded == rounded.rounded() && rounded.magnitude < 1e6
        ? "\(Int(rounded))" : "\(rounded)"
    }
    return listed.joined(separator: " ") + (numbers.count > mostListed ? " …" : "")
  }
}
