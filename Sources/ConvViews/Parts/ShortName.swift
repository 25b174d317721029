import ConvCanvas

/// A name where there is less room than it takes: its words lose their ends, never their numbers,
/// which tell it from others.
package enum ShortName {
  /// Words are cut from the left, the last one only at the end: of
  /// `features_denseblock1_denselayer10_conv1` is left `f_d1_den10_conv1`.
  package static func of(_ name: String, _ width: Int) -> String {
    guard name.count > width else { return name }
    var pieces = pieces(of: name)
    let words = pieces.indices.filter { pieces[$0].first?.isLetter ?? false }
    for most in [3, 1] {
      for word in words.dropLast() {
        pieces[word] = String(pieces[word].prefix(most))
        if pieces.joined().count <= width { return pieces.joined() }
      }
    }
    guard let last = words.last else { return middle(pieces.joined(), width) }
    let rest = pieces.joined().count - pieces[last].count
    pieces[last] = String(pieces[last].prefix(max(1, width - rest)))
    return middle(pieces.joined(), width)
  }

  /// Shortens a range of names: `inception4a…4e` keeps its numbers as `inc4a…4e`, of
  /// `conv1…relu2` is left `conv1…`.
  package static func span(_ label: String, _ width: Int) -> String {
    guard label.count > width, let dots = label.firstIndex(of: "…") else {
      return of(label, width)
    }
    let first = String(label[..<dots])
    let end = label[dots...]
    let number = first.firstIndex { !$0.isLetter } ?? first.endIndex
    let room = width - end.count - first[number...].count
    if room >= 3 { return String(first[..<number].prefix(room) + first[number...] + end) }
    return first.count < width ? first + "…" : of(first, width)
  }

  /// Both ends of a text, the end a little longer.
  package static func middle(_ text: String, _ width: Int) -> String {
    guard text.count > width else { return text }
    guard width > 2 else { return String(text.suffix(max(0, width))) }
    let start = (width - 1) / 2
    return text.prefix(start) + "…" + text.suffix(width - 1 - start)
  }

  /// Letters that follow each other are a piece, and so is what lies between; letters after a
  /// number belong to it: `inception`, `4a`.
  private static func pieces(of name: String) -> [String] {
    var pieces: [String] = []
    for character in name {
      if let last = pieces.last?.last,
        character.isLetter ? last.isLetter || last.isNumber : !last.isLetter
      {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
    }
    return pieces
  }
}
