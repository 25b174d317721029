import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews
import Testing

@Suite("Room")
struct RoomTests {
  private static let large = [Size(rows: 40, columns: 120), Size(rows: 60, columns: 200)]
  private static let appearance = Appearance(glyphs: .halfBlocks)

  /// Rows between the breadcrumbs and the hints on which something stands, of all.
  private static func usedRows(_ stage: inout Stage, _ size: Size) -> Double {
    stage.settle()
    let canvas = stage.frame(size, appearance).canvas
    let rows = 2..<size.rows - 1
    let used = rows.count { row in
      (0..<size.columns).contains { column in
        let cell = canvas[row, column]
        return cell.character != " " || cell.background != canvas.background
      }
    }
    return Double(used) / Double(rows.count)
  }

  @Test(
    "One number fills the screen, however large that is",
    arguments: [
      ("letters", ["edges[0,2,0]", "relu1[1,2,0]", "pool[1,2,0]", "parts[2,1,1]"]),
      (
        "scenes", ["edges[0,9,9]", "relu1[2,5,5]", "pool1[2,5,5]", "parts[2,5,5]", "things[2,3,3]"]
      ),
      ("residual", ["add[2,5,5]"]), ("branches", ["concat[2,5,5]", "large[2,5,5]"]),
    ])
  func cells(model: String, places: [String]) throws {
    var stage = try Stage(model: model, input: nil, stepping: false)
    for place in places {
      try stage.perform("goto \(place)")
      for size in Self.large {
        let used = Self.usedRows(&stage, size)
        #expect(used >= 0.7, "\(place) \(size.columns)×\(size.rows): \(used)")
      }
    }
  }

  @Test("Kernels of five by five are numbers at 120×40, and the channels that add most come first")
  func fiveByFive() throws {
    var stage = try Stage("branches", "goto large[2,5,5]")
    let text = stage.text(40, 120)
    #expect(text.contains(/weight\[2,0\].*weight\[2,3\].*weight\[2,4\]/))
    #expect(text.contains(/\.0[0-9] *-?\.[0-9]{2} *-?\.[0-9]{2} *-?\.[0-9]{2} *-?\.[0-9]{2}/))
  }

  @Test("Weights on maps that were laid end to end are pictures of these maps")
  func flattened() throws {
    var stage = try Stage("residual", "goto scene")
    #expect(stage.text(40, 120).contains("weights, a picture for each of the 8 maps"))
  }

  @Test("A cell of several rows is pointed at anywhere in it")
  func pointing() throws {
    var stage = try Stage("letters", "goto edges[0,2,0]")
    stage.settle()
    let frame = stage.frame(Size(rows: 40, columns: 120), .plain)
    let targets = (0..<40).flatMap { row in
      (0..<120).compactMap { column -> PointerTarget? in
        guard case .point(let target)? = frame.click(row, column) else { return nil }
        return target
      }
    }
    for hand in [Hand.output, .input] {
      let spots = Set(targets.filter { $0.hand == hand }.map { [$0.row, $0.column] })
      #expect(spots.count == (hand == .output ? 100 : 144))
    }
  }

  @Test("Beside a lesson the maps keep their kernels")
  func lessonKernels() throws {
    var stage = try Stage("letters", "lesson walk-it-once#maps")
    let text = stage.text(40, 120)
    #expect(text.contains("bias") && text.contains(/-1 +0 +1/))
  }

  @Test("Inside a layer the map, its kernel and a number are the difference, where that is shown")
  func difference() throws {
    var stage = try Stage(
      "letters", "goto edges[0]", "set edges.weight[0,0,0,2] = 5", "goto edges[0]", "difference")
    let map = stage.text()
    #expect(map.contains("kernel now - was") && map.contains("edges map 0 now - was"))
    #expect(map.contains("48 of its 100 numbers changed"))
    try stage.perform("goto edges[0,2,0]")
    #expect(stage.text().contains("Here it was 2 and is 6: 4 more."))
    try stage.perform("goto pool[0,2,0]")
    #expect(stage.text().contains("now - was"))
  }

  @Test("A name belongs to the weights that it was given for")
  func names() throws {
    var stage = try Stage("letters", "goto pool[0]")
    #expect(stage.text().contains("pool map 0 left edges"))
    try stage.perform("set edges.weight[0,0,0,2] = 5")
    stage.settle()
    #expect(stage.text().contains("was left edges"))
    try stage.perform("goto pool[1]")
    #expect(!stage.text().contains("was right edges"))
  }

  @Test("Two states are compared where they begin to differ")
  func comparison() throws {
    var stage = try Stage("letters", "set parts.weight[0,0,0,0] = 5", "goto edges", "view compare")
    #expect(stage.session.place.layer == stage.session.network.graph.index(of: "parts"))
    try stage.perform("goto relu2", "view compare")
    #expect(stage.session.place.layer == stage.session.network.graph.index(of: "relu2"))
  }

  @Test("A sum as it is printed, divided as it is said, is the mean as it is printed")
  func means() throws {
    var stage = try Stage(model: "branches", input: nil, stepping: false)
    for map in 0..<8 {
      try stage.perform("goto mean[\(map)]")
      let text = stage.text()
      let sum = try #require(text.firstMatch(of: /sum +(-?[0-9.]+)/)?.1)
      let count = try #require(text.firstMatch(of: /divided by +([0-9]+)/)?.1)
      let mean = try #require(text.firstMatch(of: /= mean +(-?[0-9.]+)/)?.1)
      let digits = mean.split(separator: ".").dropFirst().first?.count ?? 0
      let unit = (0..<digits).reduce(1.0) { unit, _ in unit / 10 }
      let divided = try #require(Double(sum)) / (try #require(Double(count)))
      #expect(
        abs(divided - (Double(mean) ?? .nan)) <= unit / 2 + 1e-9, "\(sum) / \(count) = \(mean)")
    }
  }
}
