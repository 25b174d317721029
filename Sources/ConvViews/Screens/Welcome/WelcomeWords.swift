import ConvCanvas
import ConvNet
import ConvSession

/// The sentences of the welcome about the network and the picture at hand.
struct WelcomeWords {
  private let scene: Scene
  private var network: Network { scene.network }

  init(_ scene: Scene) { self.scene = scene }

  var paragraphs: [Words] { [picture, task] }

  private var picture: Words {
    let shape = network.input.shape
    guard shape.rank == 3 else {
      return "\(bold: "The input is a row of numbers:") \(Numerals.count(shape.count)) of them."
    }
    let size = "\(shape.height) × \(shape.width)"
    let bright = "1 where it is bright and 0 where it is dark."
    if shape.channels == 3 {
      return "\(bold: "A picture is three grids of numbers:") red, green and blue, each \(size), "
        + "here \(bright)"
    }
    return "\(bold: "A picture is a grid of numbers:") \(size), here \(bright)"
  }

  private var task: Words {
    let small = network.graph.parameterCount < 10_000 ? "A small" : "A"
    let walk: Words = " You walk it there, one step at a key."
    let answer = network.nodes[network.last].shape
    guard answer.isColumn else {
      return "\(small) convolutional network will make "
        + "\(bold: LayerFacts.maps(answer.channels)) of it." + walk
    }
    guard !network.labels.isEmpty, network.labels.count <= 6 else {
      return "\(small) convolutional network will say which of "
        + "\(bold: "\(answer.count) classes") it is." + walk
    }
    let what = network.labels.allSatisfy { $0.count == 1 } ? "which letter it is" : "what it is"
    return "\(small) convolutional network will say \(what): \(bold: choices)." + walk
  }

  /// `L, T or O`
  private var choices: String {
    let labels = network.labels
    guard let last = labels.last, labels.count > 1 else { return labels.joined() }
    return labels.dropLast().joined(separator: ", ") + " or " + last
  }

  /// Where the pass stands.
  var state: Words {
    let reached = scene.session.isStepping ? scene.session.place.layer : network.last
    switch reached {
    case 0: return "Nothing is computed yet. Every ? waits for your arrow key."
    case network.last: return "All of it is computed. Any arrow key goes in."
    default:
      return "Computed as far as \(bold: network.nodes[reached].alias). "
        + "Every ? waits for your arrow key."
    }
  }

  /// Columns beside the picture on a screen of 80.
  private static let longest = 42

  static func keys(ascii: Bool, lesson: LessonEntry?) -> [(key: String, label: String)] {
    let begin = lesson.map { entry in
      let title = (entry.nextStep == nil ? "lesson: " : "go on with: ") + entry.title
      let minutes = entry.minutes.map { ", \($0) minutes" } ?? ""
      return [("Enter", title.count + minutes.count > longest ? title : title + minutes)]
    }
    return [(KeyLabel.text("right", ascii: ascii), "take the first step")]
      + (begin ?? [("Space", "run to the end")])
      + [("m", "all screens, a sentence each"), ("?", "keys and commands")]
  }
}
