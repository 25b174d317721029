import ConvCanvas
import ConvSession

/// A screen as a file, in the format that its name says.
enum FrameFile {
  static func bytes(of canvas: Canvas, for path: String) throws(CommandError) -> [UInt8] {
    if path.hasSuffix(".svg") { return Array(canvas.svg().utf8) }
    if path.hasSuffix(".ansi") { return Array(canvas.ansi().utf8) }
    if path.hasSuffix(".txt") { return Array(canvas.plainText.utf8) }
    throw .failed("the name of a screen's file ends in .txt, .ansi or .svg; \(path) does not")
  }
}
