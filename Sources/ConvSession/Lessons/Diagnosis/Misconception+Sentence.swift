import ConvNet

extension Misconception {
  /// The part that was right, then what to look at, and the question again, without the answer: at
  /// most four lines of 78 columns.
  ///
  /// - Parameters:
  ///   - answer: as it was typed.
  ///   - position: the output that was asked for, or for a shape its layer.
  public func sentence(for answer: String, of position: Position) -> String {
    let said = String(answer.compactMap(\.shownInAnswer).prefix(16))
    let words = "You said \(said). \(finding(said, position)) Try again."
    return words.lines(ofWidth: 78).joined(separator: "\n")
  }

  private func finding(_ said: String, _ position: Position) -> String {
    let count = position.explanation.walkedStep.count
    let products = count == 1 ? "one product" : "\(count.inWords) products"
    let unit = position.word(.cell)
    switch self {
    case .biasForgotten:
      let sum = count == 1 ? "is right, it makes" : "are right, they do add up to"
      return "Your \(products) \(sum) \(said). One number is still missing, and it is on the "
        + "screen: it is added once, after the sum, not to each product. Which one is it?"
    case .biasPerProduct:
      return "Your \(products) are right, and you did think of the bias. But you added it to each "
        + "product, \(count.inWords) times. A \(unit) has just one bias. When is it added, and how "
        + "often?"
    case .channelsAveraged:
      let channels = count / position.explanation.termsPerChannel
      return "Your products are right, and each of the \(channels.inWords) channels is added up "
        + "well. But then you took their mean. Nothing is divided here: what one channel finds "
        + "counts in full. What do the channels make together?"
    case .kernelFlipped:
      return "You took the right \(products), one for each weight, and the bias once. But your "
        + "kernel lay on the window turned by half a turn. It is used as it is drawn: which number "
        + "of the window does its first weight meet?"
    case .signLost:
      return "The size is right: the products and the bias do come to \(said), a sign aside. Now "
        + "look at the signs alone: which terms are below zero, and which side weighs more?"
    case .activationForgotten:
      return "That is right for the layer before: this is what comes in here. But the \(unit) that "
        + "is asked for lies behind \(position.node.kind). What does \(position.node.kind) make of "
        + "such a number?"
    case .biasSubtracted, .biasAlone, .productsAveraged, .weightsIgnored, .oneSideOnly:
      return rarerFinding
    case .sizeRoundedUp, .oneForgotten, .paddingCountedOnce, .oneOrPadding, .strideForgotten:
      return shapeFinding
    case .onlyOneChannel:
      return "That comes out when one map is scaled, and the others are left out. A 1×1 kernel has "
        + "a weight for each of the \(count.inWords) maps: what do their products add up to?"
    default: return countFinding(position.node)
    }
  }

  /// True of the number, whichever way led to it.
  private var rarerFinding: String {
    switch self {
    case .biasSubtracted:
      "That comes out when the bias is taken away. It is added, with its own sign: which way "
        + "does one below 0 move the sum?"
    case .biasAlone:
      "That is the bias alone. What do the products add up to, before it comes?"
    case .productsAveraged:
      "That comes out when the sum is divided by how many products there are. Nothing is divided "
        + "here: what do they add up to?"
    case .weightsIgnored:
      "That comes out when the window is added up as it is. First each of its numbers is "
        + "multiplied: which weight lies on it?"
    default:
      "That comes out when only the products above 0 count, or only those below. What do all of "
        + "them add up to, each with its sign?"
    }
  }

  private var shapeFinding: String {
    switch self {
    case .sizeRoundedUp:
      "You put the right numbers in, and you divided well. But there is a rest: the last window "
        + "would hang over the edge, and a window that does not fit whole is left out. What "
        + "becomes of the rest?"
    case .oneForgotten:
      "The subtraction is right: so often the window moves on. But it has already stood somewhere "
        + "before its first move. In how many places does it stand?"
    case .oneOrPadding:
      "One too few along each side. Padding lies on both sides of the picture, and the window has "
        + "already stood somewhere before its first move. Which of the two did you leave out?"
    case .paddingCountedOnce:
      "The window is counted right, and you did think of the padding. But you counted it on one "
        + "side only. On which sides of the picture does padding lie?"
    default:
      "That is right for a window that moves on by one. This one takes longer steps: look at what "
        + "the layer says about its stride. How many windows fit then?"
    }
  }
}

extension Character {
  /// The character as it is repeated to the learner; nil for one that could move the cursor.
  fileprivate var shownInAnswer: Character? {
    switch self {
    case "-", "−": "−"
    case "×", " "..."~": isASCII || self == "×" ? self : nil
    default: nil
    }
  }
}

extension String {
  /// The text broken between words.
  fileprivate func lines(ofWidth width: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

extension Int {
  /// The number as a word, up to twelve.
  fileprivate var inWords: String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve",
    ]
    return words.indices.contains(self) ? words[self] : "\(self)"
  }
}
