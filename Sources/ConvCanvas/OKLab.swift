#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A colour as it is seen: lightness, from green to red, from blue to yellow (B. Ottosson, 2020).
/// Equal distances look about equally large.
package struct OKLab: Hashable, Sendable {
  /// 0 (black) to 1 (white).
  package var lightness: Double
  package var red: Double
  package var yellow: Double

  package init(_ color: Color) {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    let (r, g, b) = (linear(color.red), linear(color.green), linear(color.blue))
    let long = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let middle = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let short = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    red = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    yellow = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
  }

  /// Colourfulness: 0 for greys, about 0.3 for the strongest colours of a screen.
  package var chroma: Double { (red * red + yellow * yellow).squareRoot() }
  /// Degrees, 0 to 360: about 30 red, 60 orange, 95 yellow, 145 green, 250 blue, 355 magenta.
  package var hue: Double {
    let degrees = atan2(yellow, red) * 180 / Double.pi
    return degrees < 0 ? degrees + 360 : degrees
  }

  package func distance(to other: OKLab) -> Double { squared(other, colour: 1).squareRoot() }

  /// The square of the distance to another colour.
  /// - Parameter colour: how much hue and colourfulness count, 1 as much as lightness.
  func squared(_ other: OKLab, colour: Double) -> Double {
    let (light, a, b) = (
      lightness - other.lightness, red - other.red, yellow - other.yellow
    )
    return light * light + colour * (a * a + b * b)
  }
}
