extension Color {
  /// The colour that looks nearest among 16 to 255 of xterm's palette: a 6×6×6 cube, then 24 greys.
  /// The first 16 are left out, because every user chooses those. Hue counts more than lightness.
  public var palette256: UInt8 {
    let own = OKLab(self)
    let nearest = Color.seen.indices.min {
      own.squared(Color.seen[$0], colour: 2) < own.squared(Color.seen[$1], colour: 2)
    }
    return UInt8(16 + (nearest ?? 0))
  }

  /// The one of the sixteen colours with the same meaning, by hue: a terminal may show others than
  /// those written here, but its blue is blue. Bright yellow is kept for the colour that means
  /// "here": nothing else becomes it.
  public var palette16: UInt8 {
    let own = OKLab(self)
    guard own.chroma > 0.035 else { return Color.grey16(own.lightness) }
    let isBright = own.lightness > 0.55
    switch own.hue {
    case 20..<82: return isBright ? 9 : 1
    case 82..<112: return own.distance(to: Color.yellow) < 0.03 ? 11 : 3
    case 112..<165: return isBright ? 10 : 2
    case 165..<228: return isBright ? 14 : 6
    case 228..<285: return isBright ? 12 : 4
    // Of the two the stronger stands for errors and differences, the paler for work.
    default: return own.chroma > 0.17 ? 13 : 5
    }
  }

  /// One of the colours 16 to 255 of xterm's palette.
  package init(palette256 index: UInt8) {
    let place = Int(index) - 16
    guard place < 216 else {
      let grey = UInt8(8 + 10 * (place - 216))
      self.init(grey, grey, grey)
      return
    }
    func channel(_ step: Int) -> UInt8 { [0, 95, 135, 175, 215, 255][step] }
    self.init(channel(place / 36), channel(place / 6 % 6), channel(place % 6))
  }

  /// One of the sixteen colours, as the program's own are compared with them.
  package init(palette16 index: UInt8) { self.init(hex: Color.sixteen[Int(index)]) }

  private static let seen = (16...255).map { OKLab(Color(palette256: UInt8($0))) }
  private static let yellow = OKLab(Color(palette16: 11))

  private static func grey16(_ lightness: Double) -> UInt8 {
    lightness < 0.34 ? 0 : lightness < 0.67 ? 8 : lightness < 0.92 ? 7 : 15
  }

  private static let sixteen: [UInt32] = [
    0x101116, 0x7a3012, 0x3c7a44, 0x9a8420, 0x143c86, 0x7a5a96, 0x2a7a86, 0xc8cad0,
    0x62687a, 0xe65a50, 0x78be82, 0xffdd57, 0x489ae8, 0xb718b1, 0x6cc4d0, 0xfcfcf4,
  ]
}
