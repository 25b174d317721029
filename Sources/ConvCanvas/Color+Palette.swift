extension Color {
  /// The nearest of the colours 16 to 255 of xterm's palette: a 6×6×6 cube, then 24 greys.
  /// The first 16 are left out, because every user chooses those.
  public var palette256: UInt8 {
    func step(_ channel: UInt8) -> Int {
      Color.cube.indices.min {
        abs(Color.cube[$0] - Int(channel)) < abs(Color.cube[$1] - Int(channel))
      }
        ?? 0
    }
    let steps = (step(red), step(green), step(blue))
    let cube = Color(
      UInt8(Color.cube[steps.0]), UInt8(Color.cube[steps.1]), UInt8(Color.cube[steps.2]))
    let mean = (Int(red) + Int(green) + Int(blue)) / 3
    let level = min(23, max(0, (mean - 3) / 10))
    let grey = Color(UInt8(8 + 10 * level), UInt8(8 + 10 * level), UInt8(8 + 10 * level))
    return distance(to: grey) < distance(to: cube)
      ? UInt8(232 + level) : UInt8(16 + 36 * steps.0 + 6 * steps.1 + steps.2)
  }

  /// The one of the sixteen colours with the same meaning. Bright yellow is kept for the colour
  /// that means "here": nothing else becomes it.
  public var palette16: UInt8 {
    let candidates = Color.sixteen.indices.filter {
      $0 != 11 || distance(to: Color.sixteen[11]) < 300
    }
    let nearest = candidates.min {
      distance(to: Color.sixteen[$0]) < distance(to: Color.sixteen[$1])
    }
    return UInt8(nearest ?? 7)
  }

  private static let cube = [0, 95, 135, 175, 215, 255]

  /// The sixteen colours as the program's own are compared with them; a terminal may show others,
  /// which no program can know.
  private static let sixteen = [
    0x101116, 0x7a3012, 0x3c7a44, 0xd77a20, 0x143c86, 0x7a5a96, 0x2a7a86, 0xc8cad0,
    0x62687a, 0xe65a50, 0x78be82, 0xffdd57, 0x489ae8, 0xb488d6, 0xa0d6fc, 0xfcfcf4,
  ].map { Color(hex: $0) }

  private func distance(to other: Color) -> Int {
    func square(_ one: UInt8, _ two: UInt8) -> Int { (Int(one) - Int(two)) * (Int(one) - Int(two)) }
    return square(red, other.red) + square(green, other.green) + square(blue, other.blue)
  }
}
