import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import Foundation
import Testing

@Suite("The terms of a number")
struct TermScreensTests {
  private static let large = Size(rows: 40, columns: 120)

  private func text(
    _ network: OperatorNetwork, _ place: String, _ size: Size = TermScreensTests.large
  ) throws -> String {
    var stage = try network.stage()
    try stage.perform("goto \(place)")
    return stage.text(size.rows, size.columns)
  }

  @Test("say what is made of a number before it is added, and what the sum is not yet")
  func made() throws {
    let normalized = try text(.maps, "lrn[2,0,0]")
    #expect(normalized.contains(/reads +x\^2 +sum so far/))
    #expect(normalized.contains("their sum") && normalized.contains("gives cell (0, 0)"))
    #expect(!normalized.contains("= cell (0, 0)"))
    #expect(normalized.contains(/\(1 \+ [0-9.]+e-[0-9] x\)\^0.75/))
    let square = try text(.maps, "lrn.term[2,0,0,1]")
    #expect(square.contains(/\(?-?[0-9.]+\)?\^2 = [0-9.]+ is added: the sum goes from/))
    let share = try text(.maps, "softmaxalong.term[2,0,0,0]")
    #expect(share.contains(/e\^\(-?[0-9.]+ - -?[0-9.]+\) = 0\.[0-9]{4} is added/))
    #expect(!share.contains("is added as it is"))
  }

  @Test("that are no sum tell the place so far, or nothing before the last of them")
  func places() throws {
    let place = try text(.maps, "argmax[2,0,0]")
    #expect(place.contains("its place so far"))
    let lines = place.split(separator: "\n").filter { $0.contains("input (0, ") }
    // −2.5, 0, 2.5, −1.5, 1, −3
    let places = lines.compactMap { $0.firstMatch(of: /\) +-?[0-9.]+ +([0-9])/)?.1 }
    #expect(places == ["0", "1", "2", "2", "2", "2"])
    let term = try text(.maps, "argmax.term[2,0,0,3]")
    #expect(term.contains("changes nothing: the largest so far stands at place 2."))
    let standard = try text(.maps, "meanvariance[2,0,0]")
    #expect(standard.contains(/input \(0, 0\) +-2.50 {6}/))
  }

  @Test("stand beside the map that is read and the map that is written, both in numbers")
  func pictures() throws {
    for name in ["lrn", "layernorm", "groupnorm", "lpnorm", "softmaxalong"] {
      let text = try text(.maps, "\(name)[2,0,0]")
      #expect(text.contains("input map 2") && text.contains("\(name) map 2"), "\(name)")
      #expect(text.contains(/-2.50.* 0.00.* 2.50.*-1.50.* 1.00.*-3.00/), "\(name)")
    }
    #expect(try text(.rows, "gemm[2,1]").contains("input 5x6"))
  }

  @Test("of an input with many channels are read from the channel that is drawn")
  func channels() throws {
    for place in ["mul[2,0,0]", "batchnorm[2,0,0]"] {
      let text = try text(.maps, place)
      #expect(text.contains(/-2.50 +0.00 +2.50 +-1.50 +1.00 +-3.00/), "\(place)")
    }
  }

  @Test("of one channel are listed alone, and counted without the bias")
  func channel() throws {
    let text = try text(.volumes, "conv3d.channel[1,1,2,3,1]")
    #expect(text.contains("2nd of 2 channels"))
    #expect(text.contains("Channel 1 brings 18 of the 36 products."))
    #expect(text.contains("together") && !text.contains("input[0,"))
  }

  @Test("of a unit show what the number adds to the other units")
  func units() throws {
    var stage = try Stage("letters", "goto letter.term[1,3]")
    let text = stage.text(40, 120)
    #expect(text.contains("best 3 adds to each unit"))
    #expect(text.contains(/> T +-2.50/) && text.contains(/O +2.50/))
  }

  @Test("of all units stand below those of one, with what they come to")
  func allUnits() throws {
    var letters = try Stage("letters", "goto letter[1]")
    let text = letters.text(40, 120)
    #expect(text.contains("products, what each input adds"))
    #expect(text.contains(/2.50 +2.50 +2.50 +2.50 +0.00 +0.00 +- 7.00 = 3.00/))
    var residual = try Stage("residual", "goto scene[1]")
    let pictures = residual.text(40, 120)
    for name in ["pool2", "weights", "products"] {
      #expect(pictures.split(separator: "\n").contains { $0.hasPrefix("   \(name) ") }, "\(name)")
    }
  }

  @Test("of a choice say which of the two was taken")
  func choice() throws {
    let text = try text(.maps, "where[2,0,0]")
    #expect(text.contains(/pixel\[2,0,0\] is not 0, true: so .* is taken/))
  }

  @Test("are no 0 in the list of maps where they are none")
  func small() throws {
    var stage = try Stage("residual", "goto add[4,0,0]")
    #expect(stage.text(40, 120).contains(/> map 4 +-0.0016/))
  }

  @Test("that were only moved stand with others around them, each with its place before")
  func moved() throws {
    let text = try text(.maps, "slice[1,0,0]")
    #expect(text.contains(/> slice\[1,0,0\] was pixel\[1,4,5\] +1.50/))
    #expect(text.contains("slice[1,0,1] was pixel[1,4,3]"))
  }

  @Test("in a strip are pointed at above the note on its bars", arguments: [large, .standard])
  func strip(size: Size) throws {
    var stage = try OperatorNetwork.maps.stage()
    try stage.perform("goto reshape[60]")
    stage.settle()
    let frame = stage.frame(size, Appearance(glyphs: .halfBlocks))
    #expect(frame.overlaps.isEmpty)
  }
}

extension Size {
  fileprivate static let standard = Size(rows: 24, columns: 80)
}
