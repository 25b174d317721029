import ConvCanvas
import ConvNet
import ConvSession

extension LayerView {
  static let input = LayerView(
    isFor: { $0.isInput }, story: inputStory, maps: inputMaps,
    makesSize: { $0.shape.rank > 1 },
    wayBack: { _ in
      "This is how much the loss grows with each number of the input; it does not learn."
    })

  private static func inputStory(_ facts: LayerFacts) -> [Words] {
    let shape = facts.shape
    let grid =
      shape.rank > 1
      ? "\(facts.grid) \(shape.rank == 3 ? "pixels" : "numbers in a row")"
      : "\(shape.count) numbers"
    let colours = shape.channels == 3 ? " of red, green and blue" : ""
    let count = Numerals.count(shape.count)
    var words: [Words] = [
      "This is what the network sees: \(grid + colours, .grid), \(count) numbers."
    ]
    let subject = facts.scene.session.subject
    if subject.picture.isExact {
      words.append("The array is what the first layer reads, as it is.")
    } else if let preprocessing = subject.preprocessing {
      words.append("The first layer reads it as \(preprocessing).")
    }
    if facts.scene.session.isStepping {
      words.append("Nothing is computed yet. Every ? waits for your arrow key.")
    }
    return words
  }

  private static func inputMaps(_ view: View) -> Words {
    let shape = view.node.shape
    let size: Words =
      shape.channels > 1
      ? "The picture is \(shape.channels) channels of \(shape.mapSize) numbers."
      : shape.rank == 2
        ? "The signal is \(shape.count) numbers in a row."
        : "The picture is \(shape.count) numbers, \(shape.height) rows of \(shape.width)."
    guard let preprocessing = view.session.subject.preprocessing else { return size }
    return size + " It is read as \(preprocessing)." as Words
  }
}
