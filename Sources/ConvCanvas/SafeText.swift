/// Text that is safe to show, every character one column wide, so that nothing a file says can
/// steer a terminal or shift what stands beside it.
package enum SafeText {
  /// The character for what can not be shown: controls, overrides of the writing direction,
  /// characters that are two columns wide, and what is assigned to nothing.
  package static let replacement: Character = "?"

  /// Makes a text safe.
  /// - Returns: the characters to show, one column each. Tabs and line ends become spaces,
  ///   combining marks and characters without width are dropped.
  package static func characters(of text: String) -> [Character] {
    text.unicodeScalars.compactMap(shown)
  }

  /// The columns that a text takes.
  package static func width(of text: String) -> Int {
    // Most texts are plain, and need no look at what each of their characters is.
    text.utf8.allSatisfy { (0x20..<0x7f).contains($0) }
      ? text.utf8.count : characters(of: text).count
  }

  /// Makes one character safe for a cell; one that a text would drop becomes a space.
  package static func character(_ character: Character) -> Character {
    let scalars = character.unicodeScalars
    if let first = scalars.first, isPlain(first), scalars.dropFirst().isEmpty { return character }
    return scalars.lazy.compactMap(shown).first ?? " "
  }

  /// Whether a scalar is ASCII that can be seen, or a line, a block or a shape of those that
  /// screens are drawn with.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7f, 0x2500...0x259f: true
    default: false
    }
  }

  private static func shown(_ scalar: Unicode.Scalar) -> Character? {
    if isPlain(scalar) { return Character(scalar) }
    switch scalar.value {
    case 0x09, 0x0a, 0x0d: return " "
    case 0..<0xa0: return replacement
    case 0xad, 0x1160...0x11ff, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff: return nil
    case 0x200e...0x200f, 0x202a...0x202e, 0x2066...0x2069, 0x061c: return replacement
    default: break
    }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: return nil
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return properties.isVariationSelector ? nil : replacement
    case .spaceSeparator: return " "
    default: return isWide(scalar) ? replacement : Character(scalar)
    }
  }

  /// Whether a scalar is two columns wide: East Asian (Unicode Annex 11), and emoji.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isEmojiPresentation { return true }
    switch scalar.value {
    case 0x1100...0x115f, 0x2329...0x232a, 0x2e80...0x303e, 0x3041...0xa4cf, 0xa960...0xa97f,
      0xac00...0xd7a3, 0xf900...0xfaff, 0xfe10...0xfe19, 0xfe30...0xfe6f, 0xff00...0xff60,
      0xffe0...0xffe6, 0x16fe0...0x18cff, 0x1aff0...0x1b2ff, 0x1f200...0x1f64f,
      0x1f680...0x1f6ff, 0x1f900...0x1faff, 0x20000...0x3fffd:
      return true
    default: return false
    }
  }
}
