extension Canvas {
  /// The screen with SGR sequences (ECMA-48), a line a row; colours are only named where they
  /// change, and every line ends as it began, so that lines can be cut apart.
  public func ansi(_ colors: Colors = .exact) -> String {
    var text = ""
    for row in 0..<size.rows {
      var pen = Pen(colors)
      for column in 0..<size.columns {
        let cell = self[row, column]
        text += pen.change(to: cell)
        text.append(cell.character)
      }
      text += pen.end + "\n"
    }
    return text
  }

  /// The style that the sequences written so far have left the terminal in.
  private struct Pen {
    let colors: Colors
    var foreground = ""
    var background = ""
    var bold = false
    var reversed = false

    init(_ colors: Colors) { self.colors = colors }

    mutating func change(to cell: Cell) -> String {
      var codes: [String] = []
      // There is no code for "no longer" that all terminals know: reset everything instead.
      if bold && !cell.bold || reversed && !(cell.reversed && colors == .mono) {
        codes.append("0")
        (foreground, background, bold, reversed) = ("", "", false, false)
      }
      if cell.bold && !bold {
        codes.append("1")
        bold = true
      }
      if colors == .mono {
        if cell.reversed && !reversed {
          codes.append("7")
          reversed = true
        }
      } else {
        let ground = code(cell.background, 40)
        if ground != background { codes.append(ground) }
        background = ground
        // A space shows no foreground colour.
        if cell.character != " " {
          let ink = code(cell.foreground, 30)
          if ink != foreground { codes.append(ink) }
          foreground = ink
        }
      }
      return codes.isEmpty ? "" : "\u{1b}[" + codes.joined(separator: ";") + "m"
    }

    var end: String {
      bold || reversed || !foreground.isEmpty || !background.isEmpty ? "\u{1b}[0m" : ""
    }

    private func code(_ color: Color, _ base: Int) -> String {
      switch colors {
      case .mono: return ""
      case .sixteen:
        let index = Int(color.palette16)
        return String(index < 8 ? base + index : base + 52 + index)
      case .palette: return "\(base + 8);5;\(color.palette256)"
      case .exact: return "\(base + 8);2;\(color.red);\(color.green);\(color.blue)"
      }
    }
  }
}
