/// The colours of numbers by sign and strength: one hue a sign at every strength, so that none can
/// be taken for one of the other sign. Zero is the background; the stronger a number, the further
/// its colour is from that in lightness, and the more colourful. The ends keep their hue: nothing
/// becomes white or black.
///
/// The hues, orange and blue, and their lightness are chosen so that they stay apart where red and
/// green, or blue and yellow, look alike.
struct SignScale {
  /// From zero on.
  private let positive: [Color]
  private let negative: [Color]

  static func of(_ appearance: Appearance) -> SignScale {
    switch appearance.colors {
    case .mono, .exact: appearance.light ? light : dark
    case .palette: appearance.light ? lightPalette : darkPalette
    case .sixteen: appearance.light ? lightSixteen : darkSixteen
    }
  }

  /// - Parameter strength: 0 to 1.
  func color(_ strength: Double, isNegative: Bool) -> Color {
    let side = isNegative ? negative : positive
    let step = strength * Double(side.count - 1)
    // Where there are few colours, what is not zero does not look like it.
    return side[Int(side.count > Colormap.levels ? step.rounded() : step.rounded(.up))]
  }

  private init(anchors positive: [UInt32], _ negative: [UInt32], light: Bool) {
    let zero = Theme(Appearance(light: light)).background
    func ramp(_ anchors: [UInt32]) -> [Color] {
      let anchors = [zero] + anchors.map { Color(hex: $0) }
      return (0...Colormap.levels).map { step in
        let place = Double(step) / Double(Colormap.levels) * Double(anchors.count - 1)
        let below = min(anchors.count - 2, Int(place))
        return anchors[below].mixed(with: anchors[below + 1], place - Double(below))
      }
    }
    (self.positive, self.negative) = (ramp(positive), ramp(negative))
  }

  private init(_ positive: [Color], _ negative: [Color], light: Bool) {
    let zero = Theme(Appearance(light: light)).background
    (self.positive, self.negative) = ([zero] + positive, [zero] + negative)
  }

  /// Eight steps of about equal lightness, at hue 63 and 251 in OKLab.
  private static let dark = SignScale(
    anchors: [
      0x422403, 0x603707, 0x7d490d, 0x995b12, 0xb46c18, 0xcf7d1d, 0xe69136, 0xfba44d,
    ],
    [0x032b4f, 0x073f70, 0x0d5390, 0x1a66ab, 0x3079bf, 0x448bd3, 0x569de7, 0x68affa],
    light: false)

  /// The same from white on, at hue 54 and 254.
  private static let light = SignScale(
    anchors: [
      0xfdd4bb, 0xf0bc9b, 0xe2a781, 0xd49469, 0xc68253, 0xb9713e, 0xac6028, 0x9f510b,
    ],
    [0xc6dffe, 0xa1cafb, 0x87b6ef, 0x70a4e3, 0x5b93d6, 0x4782c9, 0x3273bd, 0x1c63b0],
    light: true)

  /// Picked by hand: the nearest entries of dark orange would be olive, dark red and grey.
  private static let darkPalette = SignScale(
    [52, 94, 130, 172, 208, 215].map { Color(palette256: $0) },
    [18, 24, 25, 32, 33, 75].map { Color(palette256: $0) }, light: false)
  private static let lightPalette = SignScale(
    [223, 215, 208, 130, 94].map { Color(palette256: $0) },
    [153, 75, 32, 26, 25].map { Color(palette256: $0) }, light: true)

  /// Red and blue, which every terminal has; its brown is too near to yellow.
  private static let darkSixteen = SignScale(
    [1, 9].map { Color(palette16: $0) }, [4, 12].map { Color(palette16: $0) }, light: false)
  private static let lightSixteen = SignScale(
    [9, 1].map { Color(palette16: $0) }, [12, 4].map { Color(palette16: $0) }, light: true)
}
