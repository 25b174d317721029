import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Foundation

/// Every screen of every kind of layer and every step of the lessons.
enum Gallery {
  static func pages() throws -> [GalleryPage] {
    try overview() + practitioner() + learning() + references() + shipped() + operators() + hands()
      + lessons()
  }

  /// What lies beside the layers: screens of their own, and what is opened over one.
  private static func overview() throws -> [GalleryPage] {
    let letters = try Stage(model: "letters", input: nil, stepping: false)
    let edited = try Stage("letters", "set edges.weight[1,0] = zero")
    let screens: [(String, Stage, [String])] = [
      ("welcome", letters, ["view welcome"]),
      ("stepping", letters, ["stepping on", "goto relu1"]),
      ("stepped to the end", letters, ["stepping on", "last"]),
      ("table", letters, ["view table"]),
      ("silent", letters, ["view silent"]),
      ("compare", edited, ["goto edges[1]", "compare opened", "view compare"]),
      ("difference", edited, ["goto edges", "difference"]),
      ("difference of a map", edited, ["goto edges[1]", "difference"]),
      ("difference of a cell", edited, ["goto edges[1,2,3]", "difference"]),
      ("menu", letters, ["menu"]),
      ("help", letters, ["help"]),
      ("help of a command", letters, ["help set"]),
      ("words", letters, ["goto edges[0,2,0]", "define"]),
      ("presets", letters, ["goto edges[1]", "hand kernel", "presets"]),
    ]
    return try screens.map { try GalleryPage("screens", $0.0, $0.1, $0.2) }
  }

  /// The values of another program: all of them as here, one that differs, and a cursor behind it.
  private static func references() throws -> [GalleryPage] {
    let (same, other) = (try Reference.letters { _ in }, try Reference.letters { $0[26] += 0.5 })
    defer { for path in [same, other] { try? FileManager.default.removeItem(atPath: path) } }
    return try [
      ("agrees", same, []), ("differs", other, []), ("behind it", other, ["move 3 0"]),
    ].map { name, path, commands in
      let stage = try Stage(model: "letters", input: nil, stepping: false)
      return try GalleryPage("reference", name, stage, ["reference \(path)"] + commands)
    }
  }

  /// Learning from before it begins to its end, and what can be in its way.
  private static func learning() throws -> [GalleryPage] {
    let letters = try Stage(model: "letters", input: nil, stepping: false)
    let seen = ["view learning"]
    let plain = try Stage("input 1x20x20 > conv 3 3x3 > relu > flatten > dense 2")
    var broken = try Stage("letters", "optimizer sgd", "rate 1000", "train 1", "view learning")
    broken.interaction.isLearning = true
    if let need = broken.learningAhead() { broken.meet(need) }
    _ = broken.learningAhead()
    let screens: [(String, Stage, [String])] = [
      ("not begun", letters, seen), ("noise", letters, ["forget"] + seen),
      ("on its way", letters, ["forget", "train 120"] + seen),
      ("gone back", letters, ["forget", "train 120", "moment 40"] + seen),
      ("another layer", letters, ["forget", "train 40"] + seen + ["watch 1"]),
      ("a dense layer", letters, ["forget", "train 40"] + seen + ["watch 2"]),
      ("edited", letters, ["forget", "train 40", "set edges[0] = zero"] + seen),
      ("without examples", plain, seen), ("broken off", broken, seen),
      ("scenes", try Stage("scenes"), seen),
      ("confusion by hand", letters, ["view confusion"]),
      ("confusion of a cell", letters, ["forget", "train 40", "view confusion", "pick 1"]),
      ("one update", letters, ["forget", "train 40", "view update", "weight 10"]),
      ("one update of a dense layer", letters, ["forget", "train 40", "view update", "watch 2"]),
      ("one update of who knows what", plain, ["view update"]),
      ("confusion without examples", plain, ["view confusion"]),
    ]
    return try screens.map { try GalleryPage("learning", $0.0, $0.1, $0.2) }
  }

  private static func shipped() throws -> [GalleryPage] {
    try ["letters", "scenes", "residual", "branches"].flatMap { model in
      let stage = try Stage(model: model, input: nil, stepping: false)
      return try [GalleryPage(model, "funnel", stage)]
        + stage.session.network.nodes.dropFirst().flatMap(places).map { place in
          try GalleryPage(model, place, stage, ["goto \(place)"])
        }
    }
  }

  /// Each kind of layer that a model file can have, in the first network that has it, and those that
  /// are understood together.
  private static func operators() throws -> [GalleryPage] {
    var kinds: Set<String> = []
    return try OperatorNetwork.allCases.flatMap { network in
      let stage = try network.stage()
      return try stage.session.network.nodes.dropFirst()
        .filter { kinds.insert($0.kind).inserted || network.isWhole }.flatMap(places)
        .map { try GalleryPage("operators over \(network.rawValue)", $0, stage, ["goto \($0)"]) }
    }
  }

  /// What is taken in hand, on a grey and on a colour picture.
  private static func hands() throws -> [GalleryPage] {
    try ["letters", "scenes"].flatMap { model in
      let stage = try Stage(model: model, input: nil, stepping: false)
      return try ["kernel", "output", "input"].flatMap { hand in
        try ["edges[0]", "edges[0,2,0]", "parts[1,1,1]"].map { place in
          try GalleryPage(
            "hands in \(model)", "\(hand) at \(place)", stage, ["goto \(place)", "hand \(hand)"])
        }
      }
    }
  }

  /// Each step as one comes to it, and with its answer.
  private static func lessons() throws -> [GalleryPage] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("lessons")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") && $0.first?.isNumber == true }.sorted()
    var pages: [GalleryPage] = []
    for file in files {
      var stage = try Stage(model: nil, input: nil, stepping: false)
      try stage.perform(.lesson(folder.appendingPathComponent(file).path))
      while let step = stage.session.course?.step {
        pages.append(try GalleryPage("lesson \(file.prefix(2))", step.id, stage))
        if step.question != nil {
          try LessonCheck.solve(&stage)
          pages.append(try GalleryPage("lesson \(file.prefix(2))", "\(step.id), answered", stage))
        }
        try stage.perform(.next)
      }
      pages.append(try GalleryPage("lesson \(file.prefix(2))", "end", stage))
    }
    return pages
  }

  /// A layer at every rung it has: the layer, a map or unit, a cell, its parts.
  private static func places(_ node: Node) -> [String] {
    let element = node.shape.element(at: node.shape.count / 2)
    var places = [node.alias]
    if node.ladder.has(.map) { places.append("\(node.alias)[\(element[0])]") }
    places.append(Address(node.alias, nil, element).text)
    if node.ladder.has(.channel) {
      places.append(Address(node.alias, .channel, element + [0]).text)
    }
    if node.ladder.has(.term) { places.append(Address(node.alias, .term, element + [0]).text) }
    return places
  }
}
