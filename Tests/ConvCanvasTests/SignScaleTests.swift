import ConvCanvas
import Foundation
import Testing

/// The colours of numbers: by sign, strength, terminal and eye.
struct SignScaleTests {
  private static let appearances = [Colors.exact, .palette, .sixteen].flatMap { colors in
    [false, true].map { Appearance(colors: colors, light: $0) }
  }

  /// The colours that a terminal shows for the strengths of one sign, from zero on.
  private func side(_ sign: Float, _ appearance: Appearance) -> [OKLab] {
    (0...48).map { step in
      OKLab(shown(.signed(sign * Float(step) / 48), appearance))
    }
  }
  private func shown(_ tone: Tone, _ appearance: Appearance) -> Color {
    shown(Colormap.color(tone, Theme(appearance)), appearance.colors)
  }
  private func shown(_ color: Color, _ colors: Colors) -> Color {
    switch colors {
    case .palette: Color(palette256: color.palette256)
    case .sixteen: Color(palette16: color.palette16)
    case .exact, .mono: color
    }
  }
  private func turn(_ one: Double, _ other: Double) -> Double {
    let turn = abs(one - other).truncatingRemainder(dividingBy: 360)
    return min(turn, 360 - turn)
  }

  @Test(arguments: SignScaleTests.appearances)
  func `The stronger a number, the further from the ground and the more colourful`(
    appearance: Appearance
  ) {
    for sign in [Float(-1), 1] {
      let side = side(sign, appearance)
      let ground = side[0].lightness
      for (weaker, stronger) in zip(side, side.dropFirst()) {
        let grown = abs(stronger.lightness - ground) - abs(weaker.lightness - ground)
        #expect(grown > -0.003)
        // Among 256 and 16 colours lightness alone tells the steps.
        if appearance.colors == .exact { #expect(stronger.chroma > weaker.chroma - 0.008) }
      }
      let levels = Set(side).count
      #expect(levels >= (appearance.colors == .exact ? 40 : appearance.colors == .palette ? 6 : 3))
    }
  }

  @Test(arguments: SignScaleTests.appearances)
  func `Every strength keeps its sign's hue, and none turns white or grey`(appearance: Appearance) {
    let ends = [side(1, appearance)[48], side(-1, appearance)[48]]
    for (sign, end) in zip([Float(1), -1], ends) {
      for (step, color) in side(sign, appearance).enumerated() where step >= 3 {
        let isOwn = turn(color.hue, end.hue) < turn(color.hue, ends[sign > 0 ? 1 : 0].hue) - 90
        #expect(isOwn, "\(sign) at \(step): \(color.hue)")
        if appearance.colors == .exact { #expect(turn(color.hue, end.hue) < 14) }
        #expect(color.chroma > 0.02)
      }
      #expect(end.chroma > 0.1)
    }
    #expect(turn(ends[0].hue, ends[1].hue) > 120)
  }

  @Test(arguments: SignScaleTests.appearances)
  func `Zero is the ground`(appearance: Appearance) {
    let ground = Theme(appearance).background
    for value in [Float(0), -0.0, 0.001, -0.001] {
      #expect(Colormap.color(.signed(value), Theme(appearance)) == ground)
    }
  }

  @Test(arguments: SignScaleTests.appearances, Sight.allCases)
  func `Signs are told apart by every eye`(appearance: Appearance, sight: Sight) {
    for step in 3...48 {
      let strength = Float(step) / 48
      let (warm, cold) = (
        shown(.signed(strength), appearance), shown(.signed(-strength), appearance)
      )
      let distance = OKLab(sight.sees(warm)).distance(to: OKLab(sight.sees(cold)))
      #expect(distance > (step < 6 ? 0.04 : step < 24 ? 0.07 : 0.14), "\(step): \(distance)")
    }
  }

  @Test(arguments: SignScaleTests.appearances, Sight.allCases)
  func `What differs, and here, are neither a sign nor each other for any eye`(
    appearance: Appearance, sight: Sight
  ) {
    let theme = Theme(appearance)
    func seen(_ color: Color) -> OKLab { OKLab(sight.sees(shown(color, appearance.colors))) }
    let signs = [Float(-1), -0.8, 0.8, 1].map { Colormap.color(.signed($0), theme) }
    let least = appearance.colors == .exact ? 0.08 : 0.05
    for other in signs + [theme.here, theme.text, theme.background] {
      let distance = seen(theme.differs).distance(to: seen(other))
      #expect(distance > least, "\(other.hex): \(distance)")
    }
    for other in signs + [theme.text, theme.background] {
      let distance = seen(theme.here).distance(to: seen(other))
      #expect(distance > 0.05, "\(other.hex): \(distance)")
    }
  }
}

/// Eyes that see red and green, or blue and yellow, alike: linear RGB by the matrices of Machado,
/// Oliveira and Fernandes (2009), severity 1.
enum Sight: CaseIterable {
  case all, noRed, noGreen, noBlue

  private var rows: [[Double]] {
    switch self {
    case .all: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .noRed:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .noGreen:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .noBlue:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }

  func sees(_ color: Color) -> Color {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    func byte(_ value: Double) -> UInt8 {
      let value = min(1, max(0, value))
      let gamma = value <= 0.0031308 ? 12.92 * value : 1.055 * pow(value, 1 / 2.4) - 0.055
      return UInt8((gamma * 255).rounded())
    }
    let channels = [color.red, color.green, color.blue].map(linear)
    let seen = rows.map { row in byte(zip(row, channels).reduce(0) { $0 + $1.0 * $1.1 }) }
    return Color(seen[0], seen[1], seen[2])
  }
}
