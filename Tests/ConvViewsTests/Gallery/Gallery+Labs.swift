import ConvSession
import ConvStage

extension Gallery {
  /// The labs, each on several networks and with something tried.
  static func labs() throws -> [GalleryPage] {
    try arithmetic()
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
}
