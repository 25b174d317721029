import ConvCanvas
import ConvSession
import ConvStage
import ConvViews
import Foundation
import Testing

/// With `CONVSCOPE_GALLERY` in the environment all pictures are written into that folder as well; with
/// `CONVSCOPE_GALLERY_OF` only pages whose names begin like this are looked at, such as `labs`.
@Suite("The gallery")
struct GalleryTests {
  @Test("On no screen, at no usual size, do texts touch, or are words cut")
  func faults() throws {
    let book = try ProcessInfo.processInfo.environment["CONVSCOPE_GALLERY"].map(GalleryBook.init)
    let wanted = ProcessInfo.processInfo.environment["CONVSCOPE_GALLERY_OF"] ?? ""
    let pages = try Gallery.pages().filter { $0.slug.hasPrefix(wanted) }
    #expect(Set(pages.map(\.slug)).count == pages.count)
    // Colours change no word, so that one look of each kind of glyphs is enough for the check.
    let looks = GalleryLook.all.filter {
      book != nil || $0.terminal == .color || $0.terminal == .ascii
    }
    var faults: [String: [String]] = [:]
    for page in pages {
      for look in looks {
        var stage = page.stage
        stage.settle()
        let frame = stage.frame(look.size, look.terminal.appearance)
        try book?.write(frame.canvas, page, look)
        let found = GalleryFaults.all(frame, look)
        if !found.isEmpty { faults["\(look) \(page.slug)"] = found }
      }
    }
    try book?.writePages(pages, faults)
    let list = faults.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    #expect(list.isEmpty, "\(list.joined(separator: "\n"))")
  }
}
