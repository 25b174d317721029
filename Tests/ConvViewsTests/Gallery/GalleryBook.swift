import ConvCanvas
import ConvViews
import Foundation

/// The gallery as a folder: a picture of each screen in each look, and a page that shows them.
struct GalleryBook {
  let folder: URL

  init(_ path: String) throws {
    folder = URL(fileURLWithPath: path)
    for look in GalleryLook.all {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("\(look)"), withIntermediateDirectories: true)
    }
  }

  func write(_ canvas: Canvas, _ page: GalleryPage, _ look: GalleryLook) throws {
    try canvas.svg(look.terminal.appearance.colors).write(
      to: folder.appendingPathComponent("\(look)/\(page.slug).svg"), atomically: false,
      encoding: .utf8)
  }

  /// One page for each look, with links to the others, and what was found at each picture.
  func writePages(_ pages: [GalleryPage], _ faults: [String: [String]]) throws {
    for look in GalleryLook.all {
      let links = GalleryLook.all.map { "<a href=\"\($0).html\">\($0)</a>" }
      var parts = [
        """
        <!DOCTYPE html><meta charset="utf-8"><title>\(look)</title>
        <style>body { font-family: sans-serif } img { width: 100%; display: block }
        main { display: grid; grid-template-columns: repeat(auto-fill, minmax(480px, 1fr)) }
        figure { margin: 6px } .fault { color: #a0008c }</style>
        <nav>\(links.joined(separator: " "))</nav>
        """
      ]
      for (chapter, pages) in chapters(pages) {
        parts.append("<h2>\(Self.escaped(chapter))</h2><main>")
        for page in pages {
          let found = faults["\(look) \(page.slug)", default: []]
            .map { "<br><span class=\"fault\">\(Self.escaped($0))</span>" }
          parts.append(
            """
            <figure><a href="\(look)/\(page.slug).svg"><img loading="lazy" \
            src="\(look)/\(page.slug).svg" alt=""></a>
            <figcaption>\(Self.escaped(page.name))\(found.joined())</figcaption></figure>
            """)
        }
        parts.append("</main>")
      }
      try parts.joined(separator: "\n").write(
        to: folder.appendingPathComponent("\(look).html"), atomically: true, encoding: .utf8)
    }
  }

  private func chapters(_ pages: [GalleryPage]) -> [(String, [GalleryPage])] {
    var chapters: [(String, [GalleryPage])] = []
    for page in pages {
      if chapters.last?.0 == page.chapter {
        chapters[chapters.count - 1].1.append(page)
      } else {
        chapters.append((page.chapter, [page]))
      }
    }
    return chapters
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }
}
