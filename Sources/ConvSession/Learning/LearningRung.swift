/// How closely learning is looked at: the arrows' ladder there, as the rungs are that of the pass.
public enum LearningRung: Int, Sendable, CaseIterable, Comparable {
  case run, epoch, batch, example, weight

  public static func < (first: LearningRung, second: LearningRung) -> Bool {
    first.rawValue < second.rawValue
  }

  public init(_ interaction: Interaction) {
    switch interaction.screen {
    case .batch?: self = .batch
    case .gradients?: self = .example
    case .weightUpdate?: self = .weight
    default: self = interaction.goesByEpochs ? .epoch : .run
    }
  }

  var screen: ScreenName {
    switch self {
    case .run, .epoch: .learning
    case .batch: .batch
    case .example: .gradients
    case .weight: .weightUpdate
    }
  }
}
