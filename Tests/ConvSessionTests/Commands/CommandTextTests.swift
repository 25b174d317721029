import ConvNet
import ConvSession
import Testing

struct CommandTextTests {
  /// As they are written back, every row of the table among them.
  static let texts = [
    "step", "step 20", "back", "back 3", "row 1", "row -2", "first", "last", "run", "stepping",
    "stepping on", "stepping off", "zoom in", "zoom out", "goto conv1", "goto conv1[2,5,7]",
    "goto conv1.term[2,5,7,4]", "goto conv1.weight[2,0]", "set a.weight[0,1] = sobel-x",
    "set a.weight = [-1 0 1; -2 0 2; -1 0 1.5]", "set a.bias[3] = -0.25", "set a.bias = 1e-9",
    "set a.bias = inf", "set a.bias = -0.0", "set a.weight = rotate", "set a.weight = scale -2",
    "set a.weight = random 9", "set a.weight = negate", "set a.weight = flip-x",
    "set a.weight = flip-y", "reset", "reset a.weight[1]", "mute a", "mute a[2]", "undo", "redo",
    "train 20", "moment 0", "epoch 2", "forget 1", "forget edges 3", "forget equal 0.1",
    "forget zero", "data letters", "data digits shuffle 3", "data letters turn 90",
    "data letters labels 1 first 64", "rate 0.01", "rate 0.1 cosine 500", "optimizer sgd",
    "optimizer sgd momentum 0.9 decay 0.01", "optimizer adam", "batch 64", "freeze edges",
    "example 12", "example batch 3", "moments", "moments my run", "head 5",
    "ladder in", "ladder out", "flow -1", "nextexample 2",
    "break equal", "break off", "learn", "scrub -10", "watch", "watch -1",
    "weight 9", "pick all", "pick -1", "pick 2 0", "compare moment 20", "compare moment 20 1",
    "compare opened", "compare before", "compare off", "open letters", "open my net.onnx",
    "network input 1x3x3 > conv 2 3x3", "input O", "input my photo.png", "paint 3 4 0.5",
    "paint 3 4 1 2", "shift -1 2", "turn 90", "noise 0.1", "shuffle 7", "invert",
    "resize 20x30",
    "view layer", "hand", "hand kernel", "hover", "hover on", "move -1 0", "point 3 4",
    "kernel -1", "type -3", "nudge 0.25", "difference", "numbers", "size", "range", "fold",
    "fold all", "fold none",
    "fold fitting", "fold layer1.0", "sort", "sort variance", "page", "page -2", "copy",
    "copy a.weight[1,0]", "presets", "find conv", "reference their values.npz", "speed 2",
    "go", "prompt", "search", "menu", "define", "define kernel", "commit", "enter", "escape",
    "show a b.svg", "save a b.onnx", "record x",
    "help", "help step", "resume", "quit",
    "lesson", "lesson walk-it-once", "lesson walk-it-once#two", "answer", "answer -3", "hint",
    "solve", "lessons",
    "skip", "next", "previous", "leave",
    "structure pooling blur", "structure padding wrap", "structure stride one", "structure opened",
    "mute a.weight[1,0]", "compare picture T", "compare picture \"my photo.png\"", "scale 0.8",
    "brush 3 4", "brush 3 4 5 6 size 2 color 0.5", "brush 3 4 color 1,0,0.25", "fill 0",
    "fill 1,0,0", "patch 3 4 5 1", "crop 1 2 3 4", "shiftlab by -1", "shiftlab motion",
    "shiftlab motion turn", "shiftlab keep", "knockout row 1", "knockout all", "paintlab move 1 -1",
    "paintlab dab", "paintlab color -1", "hunt by -0.25", "hunt step 10", "hunt move 0 1",
    "hunt restart",
    "unshare a", "share a", "arithmetic", "arithmetic next", "arithmetic layer -1",
    "arithmetic stride 2", "arithmetic kind transposed", "arithmetic head global", "linear",
    "linear relu", "linear relu off", "linear map -1", "linear pair 1", "channels",
    "channels add none", "channels add all", "channels add -2", "channels map 1",
    "channels groups", "channels groups 4", "both 1", "check", "preprocess imagenet", "bits 8",
    "round 4", "evidence layer a", "features map 2", "exciting 12 a[3,4,5]",
  ]

  @Test(arguments: texts)
  func `a command's text reads as the command again`(text: String) throws {
    let command = try Command(parsing: text)
    #expect(command.text == text)
    #expect(try Command(parsing: command.text) == command)
  }

  @Test func `the texts above are over the whole table`() {
    let names = Set(Self.texts.compactMap { $0.split(separator: " ").first.map(String.init) })
    #expect(names == Set(CommandTable.rows.map(\.name)))
    #expect(CommandTable.rows.count == names.count, "a name twice")
  }

  @Test(arguments: [
    ("set e.weight[0,0]=[1,2;3,4]", "set e.weight[0,0] = [1 2; 3 4]"),
    ("set e.bias = \u{2212}1.50", "set e.bias = -1.5"), ("  step   3  ", "step 3"),
    ("goto conv1[ 2, 5 ,7]", "goto conv1[2,5,7]"), ("input \"my photo.png\"", "input my photo.png"),
    ("shift \u{2212}2 1", "shift -2 1"), ("resize 8×9", "resize 8x9"), ("row", "row 1"),
    ("compare", "compare opened"), ("set e.weight = random", "set e.weight = random 7"),
  ])
  func `what can be written in several ways is written in one`(given: String, text: String) throws {
    #expect(try Command(parsing: given).text == text)
  }

  @Test func `a minus before zero is kept to the bit`() throws {
    let once = try Command(parsing: "set a.bias = -0").text
    #expect(once == "set a.bias = -0.0")
    #expect(try Command(parsing: once).text == once)
  }

  @Test(arguments: [
    ("", "nothing was typed"), ("stepp", "did you mean step"), ("xyzzy", "no command xyzzy"),
    ("set edges.weight[0,0] sobel-x", "= is missing"), ("step three", "three is not a number"),
    ("step 0", "from 1 to"), ("step 2 3", "3 is too much"), ("goto a[1", "no place"),
    ("goto a[1 2]", "no place"), ("goto a.wheel", "no part of a layer"),
    ("set a = nan", "no value"),
    ("set a = [1 2; 3]", "no matrix"), ("set a = []", "no matrix"), ("turn inf", "finite"),
    ("turn nan", "not a number"), ("noise -1", "from 0"), ("resize 3", "no size"),
    ("resize 3x9999", "no size"), ("input a\nquit", "one line"), ("set a = 0x1p3", "no value"),
    ("hand nose", "too much"), ("undo 3", "too much"), ("speed 1e9", "from 0.01"),
  ])
  func `what can not be read says why`(text: String, sentence: String) {
    do throws(CommandError) {
      _ = try Command(parsing: text)
      Issue.record("\(text) was read")
    } catch { #expect("\(error)".contains(sentence), "\(error)") }
  }

  @Test func `a text of any length and any characters is refused, never a crash`() {
    var random = SeededGenerator(seed: 3)
    let alphabet = Array("setgoto []=.,;-\u{2212}019aex>:\"x×\u{0}\u{301}")
    for _ in 0..<3000 {
      let name = CommandTable.rows.randomElement(using: &random)?.name ?? ""
      let rest = (0..<Int.random(in: 0...24, using: &random)).compactMap { _ in
        alphabet.randomElement(using: &random)
      }
      _ = try? Command(parsing: "\(name) \(String(rest))")
    }
    #expect(throws: CommandError.self) {
      try Command(parsing: "open " + String(repeating: "x", count: 30_000))
    }
  }
}
