import ConvNet
import ConvSession
import ConvStage

extension Gallery {
  /// The screens that lay a network open for whoever has to make it work.
  static func practitioner() throws -> [GalleryPage] {
    let letters = try Stage(model: "letters", input: nil, stepping: false)
    let edited = try Stage("letters", "set edges.weight[0,0,1,1] = 3")
    let scenes = try Stage(model: "scenes", input: nil, stepping: false)
    let screens: [(String, Stage, [String])] = [
      ("no second model", letters, ["view models"]),
      ("a model that is the same", scenes, ["compare scenes"]),
      ("another weight", edited, ["compare letters"]),
      ("behind the other weight", edited, ["compare letters", "move 3 0"]),
      ("units that differ", edited, ["compare letters", "move 6 0"]),
      ("another model", letters, ["compare scenes"]),
      ("a silent map", try Stage("letters", "set edges.bias[1] = -100"), ["check"]),
      ("a number that is none", try Stage("letters", "set edges.bias[1] = inf"), ["check"]),
      ("equal maps", try Stage("scenes", "set edges[1] = zero", "set edges[2] = zero"), ["check"]),
      ("health of a large picture", try Stage("shapes"), ["check"]),
      ("nothing found", try Stage("lenet"), ["check"]),
      ("preprocessing of colours", try Stage("shapes"), ["view preprocessing"]),
      (
        "preprocessing that is wrong", try Stage("shapes"),
        ["preprocess bytes", "view preprocessing"]
      ),
      ("preprocessing of grey", try Stage("lenet"), ["view preprocessing"]),
      ("nothing to prepare", try Stage("input 2x40 > conv 3 5 > relu"), ["view preprocessing"]),
      ("precision of 8 bits", letters, ["view precision"]),
      ("precision of 4 bits", try Stage("shapes"), ["view precision", "bits 4", "move 3 0"]),
      ("half precision", try Stage("residual"), ["view precision", "bits 16"]),
      ("no weights", try Stage("input 1x8x8 > relu > maxpool 2"), ["view precision"]),
      ("branches", try Stage("branches"), ["compare residual"]),
    ]
    return try screens.map { try GalleryPage("practitioner", $0.0, $0.1, $0.2) }
  }
}
