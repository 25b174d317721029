import ConvSession
import ConvStage

/// One screen of the gallery: a state of the program, looked at in many ways.
struct GalleryPage: Sendable {
  /// Where it stands in the book, such as `layers of letters`.
  let chapter: String
  /// What it shows, such as `edges[0,2,0]`.
  let name: String
  let stage: Stage

  /// The page after some commands.
  /// - Throws: ``CommandError`` where one of them can not be done there.
  init(
    _ chapter: String, _ name: String, _ stage: Stage, _ commands: [String] = []
  ) throws(CommandError) {
    var stage = stage
    for command in commands { try stage.perform(command) }
    stage.settle()
    (self.chapter, self.name, self.stage) = (chapter, name, stage)
  }

  /// A name for a file.
  var slug: String {
    "\(chapter) \(name)".map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "-" }
      .joined().lowercased()
  }
}
