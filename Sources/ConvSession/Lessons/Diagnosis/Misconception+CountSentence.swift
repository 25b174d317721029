import ConvNet

extension Misconception {
  /// What led to a count, and the question again, without the answer.
  func countFinding(_ node: Node) -> String {
    switch self {
    case .biasesForgotten:
      "That is right for the weights alone. Each \(node.shape.rank > 1 ? "map" : "unit") has one "
        + "number more, which is added once. How many of those are there?"
    case .inputChannelsForgotten:
      "That would be one kernel for each map that goes out. But a filter is a stack: it has a "
        + "kernel for each map that comes in, with weights of its own. How many come in?"
    case .oneFilterCounted:
      "That is what makes one map, or a part of it. But each map that goes out has a filter of its "
        + "own. How many go out?"
    case .biasPerWeight:
      "That would be a bias for each weight. But the bias is added once, after the whole sum. How "
        + "many sums does one place of the layer have?"
    case .biasPerKernel:
      "That would be a bias for each kernel. But what the kernels of a filter find is added up "
        + "first, and the bias comes once. How many filters are there?"
    case .countedPerPlace:
      "That would give every place weights of its own. But the kernel slides: all places use the "
        + "same weights. How many numbers does one place need?"
    case .paddingCounted:
      "You let the kernel grow with the padding. But padding is zeros around the picture, and "
        + "nobody learns them. How many weights are in the kernel itself?"
    default: fieldOrShareFinding
    }
  }

  private var fieldOrShareFinding: String {
    switch self {
    case .sizesAdded:
      "You added the sizes of the windows. But neighbouring windows overlap: each further one "
        + "adds only what the one before it had not seen. How much is that?"
    case .strideForgottenInField:
      "That is right where each window moves by one. But a stride before it lets the next window "
        + "step further on the picture. How far apart are its neighbours there?"
    case .sizesMultiplied:
      "You multiplied the sizes. That would be right if the windows lay side by side; these "
        + "overlap. How much new does a second window see?"
    case .lastWindowOnly:
      "That is what it reads of the maps just before it. But each of those numbers rests on a "
        + "window as well. How far does that reach on the picture?"
    case .gradientAveraged:
      "That is the mean of the products. But every place where the weight was used has its say, and "
        + "what they say is added up. What is the sum?"
    case .onePlaceOnly:
      "That is what one place says. But the weight is shared: it was used at every place, and all of "
        + "them are added up. What do the others say?"
    case .stepForGradient:
      "The size is right. But that is the way the weight will go, against its gradient. Which sign "
        + "does the gradient itself have?"
    case .shareOfScores:
      "You divided the scores as they are. But softmax divides what exp makes of them, so that "
        + "small leads become large ones. What are the exponentials, and their sum?"
    case .scoreItself:
      "That is the score that comes in. What is its exponential, divided by the sum of all of them?"
    case .exponentialItself:
      "That is the exponential. It is a share only when it is divided. By what?"
    default:
      "That would be the share if all scores were the same. Are they? Which one is larger, and what "
        + "does exp make of the lead?"
    }
  }
}
