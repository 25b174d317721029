import ConvNet

/// `resize HxW`: the picture in another size, and the network with it.
struct Resize: SessionCommand {
  static let row = CommandRow("resize HxW", "a picture of another size", .picture)
  let height: Int
  let width: Int

  init(_ words: inout CommandWords) throws(CommandError) {
    let text = try words.word("a size")
    let sizes = text.split(whereSeparator: { "x×".contains($0) }).compactMap { Int($0) }
    guard sizes.count == 2, sizes.allSatisfy((1...4096).contains) else { throw .notASize(text) }
    (height, width) = (sizes[0], sizes[1])
  }
  var text: String { "resize \(height)x\(width)" }

  func apply(to session: inout Session, _ results: Results) throws(CommandError) {
    try session.requirePicture()
    let size: Shape
    do { size = try Shape(checking: [session.network.pictureShape.channels, height, width]) } catch
    {
      throw .notASize("\(height)x\(width)")
    }
    var changed = session.subject
    changed.origin = .opened(try session.network(for: size, results))
    changed.strokes.append(.resize(height: height, width: width))
    session.change(changed)
  }
}
