import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Foundation

/// Every screen of every kind of layer and every step of the lessons.
enum Gallery {
  static func pages() throws -> [GalleryPage] {
    try overview() + practitioner() + learning() + labs() + tried() + evidence()
      + references() + shipped()
      + operators() + hands() + lessons()
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

  /// What is tried, on networks of every kind.
  private static func tried() throws -> [GalleryPage] {
    let line = try Stage(
      "input 1x20x20 > conv 12 3x3 stride 2 > relu > maxpool 2 > flatten > dense 2")
    let signal = try Stage("input 2x30 > conv 3 5 > relu > flatten > dense 2")
    var pages: [(String, Stage, [String])] = [
      ("a signal can not be moved", signal, ["view shift"]),
      ("a signal can not be painted", signal, ["view paint"]),
      ("no kernel is hunted in a signal", signal, ["view hunt"]),
      ("nothing is missed in a signal", signal, ["view knockout"]),
      ("sizes that no longer fit", line, ["structure stride one", "view shift"]),
      ("knock-out where no answer is", line, ["structure stride one", "view knockout"]),
    ]
    for model in ["letters", "lenet", "shapes", "scenes", "residual", "branches"] {
      let stage = try Stage(model: model, input: nil, stepping: false)
      pages += [
        ("\(model) moved", stage, ["view shift"]),
        ("\(model) turned", stage, ["view shift", "shiftlab motion turn", "shiftlab layer 3"]),
        ("\(model) blurred", stage, ["view shift", "structure pooling blur", "shiftlab layer 9"]),
        (
          "\(model) wrapped", stage,
          // Those by hand read nothing beyond the edge.
          stage.session.network.nodes.contains { ($0.layer.window?.padding.width ?? 0) > 0 }
            ? ["structure padding wrap", "view shift"] : ["structure stride one", "view shift"]
        ),
        ("\(model) painted", stage, ["view paint", "paintlab size 2", "paintlab at 3 4"]),
        ("\(model) hunted", stage, ["view hunt", "hunt by 1", "hunt step 10", "hunt show"]),
        ("\(model) other windows", stage, ["structure pooling average", "view compare"]),
      ]
    }
    for model in ["letters", "scenes"] {
      let stage = try Stage(model: model, input: nil, stepping: false)
      pages += [
        ("\(model) without a map", stage, ["view knockout"]),
        (
          "\(model) without another", stage,
          ["view knockout", "knockout layer 2", "knockout class 1"]
        ),
      ]
    }
    return try pages.map { try GalleryPage("labs", $0.0, $0.1, $0.2) }
  }

  /// What a network looks at and what excites it, and what is in the way of either.
  private static func evidence() throws -> [GalleryPage] {
    let evidence = try ["letters", "scenes", "residual", "branches"].flatMap { model in
      let stage = try Stage(model: model, input: nil, stepping: false)
      let last = stage.session.network.evidenceLayers.last ?? 0
      let alias = stage.session.network.nodes[last].alias
      return try [
        GalleryPage("evidence in \(model)", "a patch", stage, ["view evidence"]),
        GalleryPage(
          "evidence in \(model)", "at its worst", stage,
          ["view evidence", "evidence worst", "evidence fill black", "evidence class +1"]),
        GalleryPage(
          "evidence in \(model)", "a layer", stage, ["view evidence", "evidence layer \(alias)"]),
      ]
    }
    let letters = try Stage(model: "letters", input: nil, stepping: false)
    let grown = ["view evidence", "evidence move 2 2", "evidence grow"]
    let others: [(String, Stage, [String])] = [
      ("grown", letters, grown),
      ("the pass is not there", letters, ["stepping on", "goto edges[0,2,0]", "view evidence"]),
      ("no classes", try Stage("input 1x12x12 > conv 2 3x3 > relu"), ["view evidence"]),
      ("no picture", try Stage("input 8 > dense 4 > dense 3"), ["view evidence"]),
      ("features of edges", letters, ["view features"]),
      ("features of parts", letters, ["features layer parts", "features map 4"]),
      ("features of units", letters, ["features layer letter", "features picture 3"]),
      ("features without examples", try Stage("scenes"), ["view features"]),
      ("features without a picture", try Stage("input 8 > dense 4 > dense 3"), ["view features"]),
    ]
    return try evidence + others.map { try GalleryPage("labs", $0.0, $0.1, $0.2) }
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
      let chapter = "lesson \(file.prefix { $0 != "-" })"
      var stage = try Stage(model: nil, input: nil, stepping: false)
      try stage.perform(.lesson(folder.appendingPathComponent(file).path))
      while let step = stage.session.course?.step {
        pages.append(try GalleryPage(chapter, step.id, stage))
        if step.question != nil {
          try LessonCheck.solve(&stage)
          pages.append(try GalleryPage(chapter, "\(step.id), answered", stage))
        }
        try stage.perform(.next)
      }
      pages.append(try GalleryPage(chapter, "end", stage))
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
