import ConvCanvas

/// One way to look at a screen: the size of the terminal and what it can show.
struct GalleryLook: Sendable, CustomStringConvertible {
  enum Terminal: String, CaseIterable, Sendable {
    case color, palette, mono, ascii, light

    var appearance: Appearance {
      switch self {
      case .color: Appearance(motion: false)
      case .palette: Appearance(colors: .palette, motion: false)
      case .mono: Appearance(colors: .mono, motion: false)
      case .ascii: Appearance(glyphs: .ascii, motion: false)
      case .light: Appearance(light: true, motion: false)
      }
    }
  }

  let size: Size
  let terminal: Terminal

  var description: String { "\(size.columns)x\(size.rows)-\(terminal.rawValue)" }

  static let sizes = [
    Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 60, columns: 200),
  ]
  static let all = sizes.flatMap { size in
    Terminal.allCases.map { GalleryLook(size: size, terminal: $0) }
  }
}
