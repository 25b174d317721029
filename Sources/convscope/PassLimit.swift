import ConvNet
import ConvSession
import ConvStage

/// What a pass may cost where nobody can see that it takes long, and stop it.
struct PassLimit {
  private var multiplyAdds = 50 * PassLimit.billion
  private var bytes = PassLimit.gigabyte / 2

  private static let billion = 1_000_000_000
  private static let gigabyte = 1 << 30

  static let help = "What a pass may cost: 500G multiply-adds, 8GB of memory; can be given again."

  /// - Parameter texts: `500G` or `2T` multiply-adds, `800MB` or `8GB` of memory.
  /// - Throws: ``LimitError`` where one of them is neither.
  init(_ texts: [String]) throws(LimitError) {
    for text in texts {
      let digits = text.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits), (1...1_000_000).contains(number) else {
        throw LimitError(text: text)
      }
      switch text.dropFirst(digits.count).uppercased() {
      case "G": multiplyAdds = number * PassLimit.billion
      case "T": multiplyAdds = number * 1000 * PassLimit.billion
      case "MB": bytes = number << 20
      case "GB": bytes = number * PassLimit.gigabyte
      default: throw LimitError(text: text)
      }
    }
  }

  /// A sentence on what a pass costs that goes beyond the limit; nil for one that does not.
  func problem(_ network: Network, samples: Int = 1) -> String? {
    let cost = PassCost(network).times(samples)
    var allowing: [String] = []
    if cost.multiplyAdds > multiplyAdds {
      allowing.append("--limit \(rounded(cost.multiplyAdds, PassLimit.billion))G")
    }
    if cost.bytes > bytes { allowing.append("--limit \(rounded(cost.bytes, 1 << 20))MB") }
    guard !allowing.isEmpty else { return nil }
    let beside = cost.beside > 0 ? " and \(cost.beside) beside them" : ""
    return "\(network.name): a pass takes \(rounded(cost.multiplyAdds, PassLimit.billion)) billion "
      + "multiply-adds, or steps as long, and \(rounded(cost.bytes, 1 << 20)) MB for "
      + "\(cost.numbers) numbers\(beside); \(allowing.joined(separator: " ")) allows it"
  }

  /// Each step goes forward through every example of its batch, and back to inputs and weights.
  private static let passesInStep = 3
  /// Learning is meant to take long: so many times what a pass may.
  private static let patience = 50

  /// Whatever the network, a step draws its examples, moves weights and is tried now and then.
  private static let besideStep = 20_000_000

  /// The same for what a command would learn.
  func problem(_ command: String, to stage: Stage) -> String? {
    stage.stepsToLearn(command).flatMap {
      problem(stage.session.network, steps: $0, of: stage.session.learning.recipe.batch)
    }
  }
  /// A sentence on what so many steps of learning cost where that goes beyond the limit, which they may
  /// do by far: learning takes long.
  private func problem(_ network: Network, steps: Int, of batch: Int) -> String? {
    let each =
      Double(PassCost(network).multiplyAdds) * Double(batch) * Double(Self.passesInStep)
      + Double(Self.besideStep)
    let all = each * Double(steps)
    guard all > Double(multiplyAdds) * Double(Self.patience) else { return nil }
    let billions = Int(min(all / Double(Self.patience) / Double(Self.billion) + 1, 1e15))
    let allowing =
      billions <= 1_000_000 ? "--limit \(billions)G" : "--limit \(billions / 1000 + 1)T"
    return
      "\(steps) steps of \(network.name) take \(Int(min(all / Double(Self.billion), 1e15))) billion "
      + "multiply-adds; \(allowing) allows it, and convscope train shows how far it is"
  }

  /// - Throws: a sentence on what a pass costs that goes beyond the limit.
  func check(_ network: Network, samples: Int = 1) throws(OpenFailure) {
    if let problem = problem(network, samples: samples) { throw OpenFailure(sentence: problem) }
  }

  private func rounded(_ number: Int, _ unit: Int) -> Int {
    number / unit + (number % unit == 0 ? 0 : 1)
  }
}

/// A limit that is none.
struct LimitError: Error, CustomStringConvertible {
  let text: String
  var description: String {
    "\(text) is no limit; write 500G or 2T for multiply-adds, 800MB or 8GB for memory"
  }
}
