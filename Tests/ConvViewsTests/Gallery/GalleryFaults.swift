import ConvCanvas
import ConvViews

/// What is wrong with a screen, as far as a machine can tell.
enum GalleryFaults {
  static func all(_ frame: Frame) -> [String] {
    frame.overlaps.map { "written over another text: \($0)" }
      + frame.cutWords.map { "cut: \($0)" }
  }
}
