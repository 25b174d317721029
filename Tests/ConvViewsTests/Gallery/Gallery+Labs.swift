import ConvSession
import ConvStage

extension Gallery {
  /// The labs, each on several networks and with something tried.
  static func labs() throws -> [GalleryPage] {
    try arithmetic() + structure()
  }

  private static func arithmetic() throws -> [GalleryPage] {
    let letters = try Stage(model: "letters", input: nil, stepping: false)
    let signal = try Stage("input 2x40 > conv 3 5 stride 2 > relu > flatten > dense 2")
    let dense = try Stage("input 4 > dense 3 > softmax")
    let screens: [(String, Stage, [String])] = [
      ("a conv", letters, []), ("stride 2", letters, ["arithmetic stride 2"]),
      ("nothing fits", letters, ["arithmetic kernel 13"]),
      ("transposed", letters, ["arithmetic kind transposed", "arithmetic stride 2"]),
      ("rounded up", letters, ["goto pool", "arithmetic kernel 3", "arithmetic rounding ceil"]),
      ("freed of its size", letters, ["arithmetic input 40", "arithmetic head global"]),
      ("as large as can be", letters, ["arithmetic input 4096", "arithmetic inputs 8192"]),
      ("a signal", signal, []), ("scenes", try Stage("scenes"), ["arithmetic dilation 2"]),
      ("no window at all", dense, []),
    ]
    return try screens.map {
      try GalleryPage("arithmetic", $0.0, $0.1, ["view arithmetic"] + $0.2)
    }
  }

  /// Fields, matrices, channels, two convolutions in one, and kernels that are not shared.
  private static func structure() throws -> [GalleryPage] {
    let letters = try Stage(model: "letters", input: nil, stepping: false)
    let scenes = try Stage(model: "scenes", input: nil, stepping: false)
    let deep = try Stage(Stage.deep)
    let dense = try Stage("input 4 > dense 3 > softmax")
    let grouped = try Stage("input 4x9x9 > conv 8 3x3 groups 4 > relu > conv 2 1x1 nobias")
    let signal = try Stage("input 2x40 > conv 3 5 > relu > conv 2 3 > flatten > dense 2")
    let screens: [(String, Stage, [String])] = [
      ("field", letters, ["view field"]),
      ("field of a number", letters, ["goto parts[0,1,1]", "view field"]),
      ("field in scenes", scenes, ["goto things", "view field"]),
      ("field of a signal", signal, ["goto conv2", "view field"]),
      ("field that is not reached", letters, ["stepping on", "view field"]),
      ("no field", dense, ["goto dense1", "view field"]),
      ("linear", letters, ["view linear"]), ("not linear", letters, ["linear relu on"]),
      ("linear in a network", deep, ["linear pair 1", "linear map 2"]),
      ("linear in a signal", signal, ["linear relu on"]),
      ("matrix", letters, ["goto edges[0,2,3]", "view matrix"]),
      ("matrix unshared", letters, ["unshare edges", "goto edges[0,2,3]", "view matrix"]),
      ("matrix of a dense layer", letters, ["goto letter", "view matrix"]),
      ("matrix of groups", grouped, ["goto conv1[3,1,1]", "view matrix"]),
      ("no matrix", letters, ["goto relu1", "view matrix"]),
      ("channels", letters, ["goto parts", "view channels", "channels add 1"]),
      ("channels in groups", letters, ["goto parts", "channels groups 2"]),
      ("channels depthwise", grouped, ["goto conv1", "channels"]),
      ("channels of a 1x1", grouped, ["goto conv2", "channels add none"]),
      ("channels of a colour picture", deep, ["goto conv1", "channels add all"]),
      ("no channels", dense, ["channels"]),
      ("unshared layer", letters, ["unshare edges", "goto edges"]),
      ("unshared map", letters, ["unshare edges", "goto edges[0]"]),
      ("unshared number", letters, ["unshare parts", "goto parts[0,1,1]"]),
      (
        "unshared in hand", letters,
        ["unshare edges", "goto edges[0,2,3]", "hand kernel", "nudge 5"]
      ),
    ]
    return try screens.map { try GalleryPage("structure", $0.0, $0.1, $0.2) }
  }
}
