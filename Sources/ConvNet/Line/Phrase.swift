/// One layer as written: `edges: conv 8 3x3`.
struct Phrase {
  let name: LineWords.Word?
  let kind: LineWords.Word
  /// After the kind.
  let words: [LineWords.Word]

  var range: Range<Int> {
    (name ?? kind).range.lowerBound..<(words.last ?? kind).range.upperBound
  }
}

extension NetworkLine {
  /// The line cut at `>` and `,`.
  static func phrases(of line: String) throws(LineError) -> [Phrase] {
    let characters = Array(line)
    guard characters.count <= longestLine else {
      throw LineError(.tooManyLayers(mostLayers), at: 0..<0)
    }
    var phrases: [Phrase] = []
    var words: [LineWords.Word] = []
    var start: Int?
    func error(_ reason: LineError.Reason, _ range: Range<Int>) -> LineError {
      LineError(reason, at: range)
    }
    for (place, character) in (characters + [">"]).enumerated() {
      let separates = ">,›→".contains(character)
      if character.isWhitespace || separates || character == ":" {
        let end = character == ":" ? place + 1 : place
        if let begin = start ?? (character == ":" ? place : nil) {
          words.append(.init(String(characters[begin..<end]), begin..<end))
        }
        start = nil
      } else if start == nil {
        start = place
      }
      if separates {
        guard !words.isEmpty else {
          throw error(
            phrases.isEmpty ? .noInput : .empty,
            min(place, characters.count)..<min(place + 1, characters.count))
        }
        phrases.append(try phrase(words))
        words = []
      }
    }
    guard phrases.count <= mostLayers else { throw error(.tooManyLayers(mostLayers), 0..<0) }
    return phrases
  }

  private static func phrase(_ words: [LineWords.Word]) throws(LineError) -> Phrase {
    guard words[0].text.hasSuffix(":") else {
      return Phrase(name: nil, kind: words[0], words: Array(words.dropFirst()))
    }
    let name = LineWords.Word(String(words[0].text.dropLast()), words[0].range)
    guard words.count > 1 else { throw LineError(.missing("a layer"), at: words[0].range) }
    return Phrase(name: name, kind: words[1], words: Array(words.dropFirst(2)))
  }
}

/// Names given in a line, and the ones made of kind and number for the rest.
struct Names {
  private var counts: [String: Int] = [:]
  private var taken: Set<String> = ["input"]
  private let written: Set<String>

  init(_ phrases: some Sequence<Phrase>) { written = Set(phrases.compactMap { $0.name?.text }) }

  mutating func name(_ phrase: Phrase) throws(LineError) -> String {
    counts[phrase.kind.text, default: 0] += 1
    guard let word = phrase.name else {
      var number = counts[phrase.kind.text] ?? 1
      while taken.contains("\(phrase.kind.text)\(number)")
        || written.contains("\(phrase.kind.text)\(number)")
      {
        number += 1
      }
      let name = "\(phrase.kind.text)\(number)"
      taken.insert(name)
      return name
    }
    guard Names.isName(word.text) else { throw LineError(.name(word.text), at: word.range) }
    guard taken.insert(word.text).inserted else {
      throw LineError(.nameTwice(word.text), at: word.range)
    }
    return word.text
  }

  /// `[A-Za-z_][A-Za-z0-9_]*`
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 64 else { return false }
    func isLetter(_ byte: UInt8) -> Bool {
      (65...90).contains(byte) || (97...122).contains(byte) || byte == 95
    }
    return isLetter(first) && text.utf8.allSatisfy { isLetter($0) || (48...57).contains($0) }
  }
}
