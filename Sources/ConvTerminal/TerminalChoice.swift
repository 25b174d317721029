package import ConvCanvas

/// Decides what a terminal is shown, from what is known of it and nothing else.
package struct TerminalChoice {
  package var options: TerminalOptions
  /// The encoding of the locale in use, `UTF-8` or another.
  package var codeset: String
  /// The number of colours that terminfo gives for the type, 0 for none.
  package var terminfoColors: Int

  package init(_ options: TerminalOptions, codeset: String, terminfoColors: Int) {
    (self.options, self.codeset, self.terminfoColors) = (options, codeset, terminfoColors)
  }

  package var appearance: Appearance {
    Appearance(glyphs: glyphs, colors: colors, light: isLight)
  }

  /// The locales for characters, of which the first that the system has is taken. A container sets
  /// none at all and means UTF-8; a chosen one may be missing on a machine that was logged in to.
  package static func locales(_ environment: [String: String]) -> [String] {
    let chosen = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    guard let chosen else { return ["C.UTF-8", "en_US.UTF-8", "C"] }
    let encoding = chosen.uppercased()
    return encoding.contains("UTF-8") || encoding.contains("UTF8")
      ? [chosen, "C.UTF-8", "en_US.UTF-8", "C"] : [chosen, "C"]
  }

  /// Whether any terminal of this type takes colours as 24 bits when `COLORTERM` says so.
  private var isDirect: Bool {
    guard ["truecolor", "24bit"].contains(variable("COLORTERM").lowercased()) else { return false }
    let type = variable("TERM")
    // GNU screen claims this type, too, and garbles exact colours.
    if type.hasPrefix("screen") { return !variable("TMUX").isEmpty }
    return type.hasPrefix("xterm") || type.hasPrefix("tmux")
  }

  private var colors: Colors {
    if options.color == .never { return .mono }
    if options.color == .auto, !variable("NO_COLOR").isEmpty { return .mono }
    if terminfoColors < 8 || variable("TERM") == "dumb" { return .mono }
    if isDirect { return .exact }
    return terminfoColors >= 256 ? .palette : .sixteen
  }

  private var glyphs: Glyphs {
    // In any other encoding ncurses would draw blanks.
    guard codeset.uppercased() == "UTF-8", variable("TERM") != "dumb" else { return .ascii }
    return options.glyphs ?? (colors == .mono ? .shades : .halfBlocks)
  }

  /// Whether the background is light: rxvt, Konsole and others set `foreground;background`.
  private var isLight: Bool {
    let fields = variable("COLORFGBG").split(separator: ";")
    return fields.count >= 2 && (fields.last == "7" || fields.last == "15")
  }

  private func variable(_ name: String) -> String { options.environment[name] ?? "" }
}
