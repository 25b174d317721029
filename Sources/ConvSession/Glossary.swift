/// The field's words that screens use, each with what it means here.
public enum Glossary {
  public struct Entry: Hashable, Sendable {
    public let word: String
    /// At most three lines of a screen.
    public let meaning: String
  }

  /// A word's entry, whatever its case; a plural finds its singular.
  public static func entry(_ word: String) -> Entry? {
    let plain = word.lowercased()
    return entries.first { [$0.word, "\($0.word)s"].contains(plain) || $0.word == "\(plain)s" }
  }

  /// The words that stand in a text, in the order of the table.
  public static func entries(in text: String) -> [Entry] {
    // A number ends a word: conv1 is a conv.
    let words = Set(text.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init))
    return entries.filter { entry in
      let parts = entry.word.split(separator: " ").map(String.init)
      return parts.allSatisfy { words.contains($0) || words.contains("\($0)s") }
    }
  }

  public static let entries: [Entry] = [
    entry(
      "activation",
      "what a layer puts out for this input; also the function, such as ReLU, "
        + "that is applied to each number of it"),
    entry("answer", "what the last layer says: the class with the largest number"),
    entry(
      "backpropagation",
      "the gradient of each layer found from the one behind it, from the answer back to the picture"
    ),
    entry(
      "batch",
      "the examples that one step of learning looks at together; their gradients are averaged"),
    entry("bias", "one number for each output channel, added once to each of its sums"),
    entry(
      "border", "the outermost places, where a window would reach beyond the input"),
    entry("cell", "one number of a feature map, at a row and a column"),
    entry(
      "channel",
      "one grid of numbers among several: red, green and blue of a picture, or the "
        + "feature maps of a layer"),
    entry(
      "conv",
      "a convolution: a small kernel is laid on every place of its input; what lies on "
        + "each other is multiplied, and the products are added up"),
    entry(
      "convolution",
      "laying one small kernel on every place of the input: multiply what lies on each other, add it up"
    ),
    entry(
      "dead",
      "of a map: exactly 0 everywhere for this input; one that is dead for every input finds "
        + "nothing"),
    entry(
      "dense",
      "each unit adds up all its inputs, each times a weight of its own: nothing is "
        + "shared, and nothing is left out"),
    entry("dilation", "the distance between the places that neighbouring weights of a kernel read"),
    entry(
      "dropout", "while learning, some numbers are set to 0 at random; afterwards it does nothing"),
    entry("edges", "places where bright and dark meet"),
    entry(
      "epoch", "as many steps of learning as it takes to see every example once"),
    entry(
      "equivariance",
      "move the input, and the maps move along: what a convolution has, borders aside"),
    entry(
      "feature", "something that a map answers to: an edge, a corner, a wheel"),
    entry("feature map", "one output channel: the answers of one filter at every place"),
    entry("filter", "the stack of kernels, one for each input channel, that makes one feature map"),
    entry(
      "flatten", "writes all numbers of all maps in one row, so that a dense layer can read them"),
    entry(
      "forward pass", "from the picture to the answer, layer by layer"),
    entry("globalavgpool", "keeps the mean of each map, whatever its size"),
    entry("globalmaxpool", "keeps the largest number of each map, whatever its size"),
    entry(
      "gradient", "how the loss changes when one number is raised a little"),
    entry(
      "grad-cam",
      "a layer's maps, each times the mean of the gradient that one class's score has there, added up: "
        + "where the layer holds what speaks for it"),
    entry("groups", "input channels are divided, and each filter reads only its own part"),
    entry(
      "hardtanh",
      "cuts off at two bounds, −1 and 1 where no others are given: what lies beyond becomes the "
        + "bound, the rest passes"),
    entry("input", "the picture, or what a layer reads from the layer before"),
    entry(
      "invariance", "move the input, and the number stays: pooling gives a small part of it"),
    entry("kernel", "one grid of weights that slides over one channel"),
    entry("label", "the name of a class"),
    entry("layer", "one step of the network: it reads numbers and puts out numbers"),
    entry("heat", "how much each place of the picture counts for the answer, by one way to ask"),
    entry(
      "learning", "moving every weight a little so that the loss becomes smaller, again and again"),
    entry(
      "learning rate", "how far a weight moves for its gradient at one step"),
    entry(
      "linear", "made of products and sums alone: two linear layers one after the other are one"),
    entry("logits", "the numbers before the softmax; only their differences matter"),
    entry(
      "loss", "how wrong the answer is: what learning makes smaller"),
    entry("map", "short for feature map: the answers of one filter at every place"),
    entry("maxpool", "keeps the largest number of each block: the grid shrinks, the maps stay"),
    entry("avgpool", "keeps the mean of each block: the grid shrinks, the maps stay"),
    entry(
      "multiplication", "one input times one weight: nothing in a network is smaller"),
    entry("multiply-adds", "how many products a layer adds up for one picture: its work"),
    entry("network", "layers one after the other, from a picture to an answer"),
    entry(
      "occlusion", "covering a part of the picture to see how much the answer rests on it"),
    entry(
      "onnx", "the form of file in which networks go from one program to another"),
    entry("padding", "zeros around the input, so that windows can lie over its edge"),
    entry(
      "parameter", "a number that is learned: a weight or a bias"),
    entry(
      "partial sum", "what one input channel adds to a number, before the others and the bias"),
    entry("pass", "a forward pass: from the picture to the answer, layer by layer"),
    entry(
      "patch",
      "a square that hides a part of the picture, to see what the answer can not do without"),
    entry("pixel", "one number of the picture: 0 is dark, 1 is bright"),
    entry(
      "pooling", "one number for each block of a map, its largest or its mean: a smaller grid"),
    entry(
      "preprocessing",
      "what is done to a picture before the network: size, range and order of colours"),
    entry("product", "one input times one weight: nothing in a network is smaller"),
    entry("receptive field", "all pixels that one number depends on"),
    entry("relu", "max(0, x): what is below 0 becomes 0, all else passes"),
    entry(
      "rgb", "the order of colours red, green, blue; some programs use blue, green, red"),
    entry(
      "shape", "the sizes of a tensor: channels, height, width"),
    entry(
      "sharing", "the same weights at every place: one detector for the whole picture"),
    entry("sigmoid", "squeezes any number to between 0 and 1"),
    entry(
      "shuffled",
      "in another order: with shuffled weights a network has learned nothing, and what a heatmap still "
        + "shows comes from the picture"),
    entry(
      "signal", "numbers in one row, such as a sound: a grid with one axis"),
    entry(
      "silent",
      "exactly 0: after a ReLU what was not above 0, so the number says nothing to the next layer"),
    entry("softmax", "makes shares of 1 out of any numbers: e to each, divided by their sum"),
    entry(
      "sparse", "reading few inputs, those of a window, where a dense unit reads all"),
    entry("stride", "how far the window moves from one output to the next"),
    entry(
      "symmetry", "equal weights get equal gradients, and so stay equal"),
    entry("tanh", "squeezes any number to between −1 and 1"),
    entry(
      "threshold", "what a sum has to reach before something gets through: the bias sets it"),
    entry("unit", "one number of a layer without maps"),
    entry("weight", "a number of the network that is learned, or typed by you"),
    entry("window", "the part of the input that one output reads"),
  ]

  private static func entry(_ word: String, _ meaning: String) -> Entry {
    Entry(word: word, meaning: meaning)
  }
}
