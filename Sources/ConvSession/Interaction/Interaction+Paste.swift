import ConvNet

extension Interaction {
  /// Pasted text goes where text is typed: into a line, and as numbers into what is in hand. It is
  /// no key anywhere else.
  /// - Returns: the commands that it says, as texts.
  public mutating func paste(_ text: String, in session: Session) -> [String] {
    if prompt != nil {
      let line = text.prefix { !$0.isNewline }.filter { !$0.isNewline && $0 != "\u{1B}" }
      prompt?.insert(String(line.prefix(2000)))
      return []
    }
    if let question = session.course?.openQuestion, question.isTyped, typed == nil {
      let line = text.prefix { !$0.isNewline }.filter { character in
        character == " "
          || character.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
      }
      if !line.isEmpty {
        answer = String(((answer ?? "") + line).prefix(Interaction.longestAnswer))
      }
      return []
    }
    guard hand == .kernel || hand == .input else { return [] }
    let rows = PastedNumbers(text).rows
    if rows.count == 1, rows[0].count == 1 {
      let number = rows[0][0]
      if number.count + (typed ?? "").count <= TypeNumber.longestNumber, TypeNumber.isTyped(number)
      {
        return ["type \(number)"]
      }
      guard hand == .kernel, let place = HandReach(session, self).number else { return [] }
      return ["set \(place.text) = \(number)"]
    }
    guard hand == .kernel, !rows.isEmpty else {
      message = Message("what was pasted is no number, and the hand holds one", isFailure: true)
      return []
    }
    return kernel(rows, HandReach(session, self))
  }

  /// The command that fills the kernel at hand with rows of numbers, or with all of them in one row.
  private mutating func kernel(_ rows: [[String]], _ reach: HandReach) -> [String] {
    let numbers = rows.flatMap { $0 }
    guard let size = reach.kernelSize, let kernel = reach.kernel else { return [] }
    let fits = rows.count == size.height && rows.allSatisfy { $0.count == size.width }
    guard fits || rows.count == 1 && numbers.count == size.height * size.width else {
      message = Message(
        "\(numbers.count) numbers in \(rows.count) \(rows.count == 1 ? "row" : "rows") do not fill "
          + "a kernel of \(size.height)×\(size.width)", isFailure: true)
      return []
    }
    // The weights of a unit stand one below the other and are one row of its layer's.
    let isRow = reach.weightShape.map { $0.rank < 3 } ?? false
    let width = isRow ? numbers.count : size.width
    let lines = stride(from: 0, to: numbers.count, by: width).map {
      numbers[$0..<$0 + width].joined(separator: " ")
    }
    typed = nil
    return ["set \(kernel.text) = [\(lines.joined(separator: "; "))]"]
  }
}

/// Numbers as they are copied from a program or a table: in rows, between brackets, blanks, commas.
struct PastedNumbers {
  /// Empty where something else stands among them.
  let rows: [[String]]

  private static let longest = 1 << 16

  init(_ text: String) {
    let ends: Set<Character> = ["]", ")", ";"]
    let blanks: Set<Character> = ["[", "(", ",", "\t"]
    let plain = text.prefix(PastedNumbers.longest).map { character -> Character in
      if character.isNewline || ends.contains(character) { return "\n" }
      return blanks.contains(character) ? " " : character == "\u{2212}" ? "-" : character
    }
    let rows = plain.split(separator: "\n").map { row in
      row.split(separator: " ").map { String($0) }
    }.filter { !$0.isEmpty }
    let areNumbers = rows.joined().allSatisfy { Float($0)?.isFinite ?? false }
    self.rows = areNumbers ? rows : []
  }
}
