/// The catalog of all commands: dispatch, completion, help, hints and the README's table come from
/// it. A new command is a file and its type here.
public enum CommandTable {
  /// A command's row, with what reads the words after its name.
  struct Entry: Sendable {
    let row: CommandRow
    let parse: @Sendable (inout CommandWords) throws(CommandError) -> Command

    private init<Kind: SessionCommand>(session _: Kind.Type) {
      row = Kind.row
      parse = { (words) throws(CommandError) in Command(try Kind(&words)) }
    }
    private init<Kind: LookCommand>(look _: Kind.Type) {
      row = Kind.row
      parse = { (words) throws(CommandError) in Command(try Kind(&words)) }
    }
    private init<Kind: OutsideCommand>(outside _: Kind.Type) {
      row = Kind.row
      parse = { (words) throws(CommandError) in Command(try Kind(&words)) }
    }
    static func session(_ kind: any SessionCommand.Type) -> Entry { Entry(session: kind) }
    static func look(_ kind: any LookCommand.Type) -> Entry { Entry(look: kind) }
    static func outside(_ kind: any OutsideCommand.Type) -> Entry { Entry(outside: kind) }
  }

  static let entries: [Entry] = [
    // Walk the pass
    .session(Step.self), .session(Back.self), .session(StepRows.self), .session(First.self),
    .session(Last.self), .session(Run.self), .session(Stepping.self), .session(Zoom.self),
    .session(Goto.self),
    // Change the network
    .session(SetWeights.self), .session(Reset.self), .session(Mute.self),
    .session(Unshare.self), .session(Share.self), .session(Restructure.self),
    .session(Undo.self), .session(Redo.self), .session(Compare.self),
    // Learn
    .session(Train.self), .session(GoToMoment.self), .session(GoToEpoch.self),
    .session(OpenMoments.self), .session(ReplaceHead.self),
    .session(Forget.self), .session(ChooseData.self), .session(ChooseRate.self),
    .session(ChooseOptimizer.self), .session(ChooseBatch.self), .session(Freeze.self),
    .look(Learn.self), .look(Scrub.self), .look(Watch.self),
    .session(OpenExample.self), .session(Break.self), .look(PickCell.self), .look(PickWeight.self),
    .look(ClimbLearning.self), .look(FlowOn.self), .look(NextExample.self),
    // Open
    .session(OpenModel.self), .session(OpenLine.self), .session(OpenPicture.self),
    // Change the input
    .session(Paint.self), .session(Shift.self), .session(Turn.self), .session(Scale.self),
    .session(Noise.self), .session(Shuffle.self), .session(Invert.self), .session(Brush.self),
    .session(Fill.self), .session(NoisePatch.self), .session(Crop.self), .session(Resize.self),
    // Be taught
    .session(TakeLesson.self), .session(AnswerQuestion.self), .session(Hint.self),
    .session(Solve.self), .session(Skip.self), .session(NextStep.self),
    .session(PreviousStep.self), .session(LeaveLesson.self),
    // Look
    .look(ChooseScreen.self), .look(TakeInHand.self), .look(Hover.self),
    .look(MovePointer.self),
    .look(PutPointer.self), .look(NextKernel.self), .look(TypeNumber.self), .look(Nudge.self),
    .look(ShowDifference.self), .look(ShowNumbers.self), .look(ShowSize.self),
    .look(ChooseRange.self), .look(Sort.self), .look(TurnPage.self), .look(ShowPresets.self),
    .look(Find.self), .look(Fold.self), .look(HoldReference.self), .look(Speed.self),
    .look(Go.self), .look(OpenPrompt.self), .look(OpenSearch.self), .look(ShowMenu.self),
    .look(ShowLessons.self),
    // Labs of the practitioner
    .look(ShowOnBoth.self), .look(Check.self), .session(Preprocess.self),
    .look(ChooseBits.self), .session(RoundWeights.self),
    .look(Commit.self), .look(Enter.self), .look(Escape.self),
    // Labs
    .look(ShiftLabCommand.self), .look(KnockoutLabCommand.self),
    .look(PaintLabCommand.self), .look(HuntCommand.self),
    .look(AskEvidence.self), .look(LookForFeatures.self), .session(OpenExciting.self),
    .look(TryArithmetic.self), .look(MakeLinear.self), .look(AddChannels.self),
    // Files, help, leaving
    .outside(Show.self), .outside(Save.self), .outside(Record.self), .outside(Copy.self),
    .look(Define.self), .look(Help.self), .outside(Resume.self), .outside(Quit.self),
  ]

  public static let rows = entries.map(\.row)

  static func entry(_ name: String) -> Entry? { entries.first { $0.row.name == name } }

  /// The row of a command by its name.
  public static func row(_ name: String) -> CommandRow? { entry(name)?.row }

  /// The names that begin like this, or else those with one letter more, less or other.
  static func near(_ word: String) -> [String] {
    let begun = rows.map(\.name).filter { $0.hasPrefix(word) && !word.isEmpty }
    return Array((begun.isEmpty ? rows.map(\.name).filter { isNear($0, word) } : begun).prefix(3))
  }
  private static func isNear(_ name: String, _ word: String) -> Bool {
    let (first, second) = (Array(name), Array(word))
    guard abs(first.count - second.count) <= 1, word.count > 1 else { return false }
    var start = 0
    while start < min(first.count, second.count), first[start] == second[start] { start += 1 }
    var end = 0
    while end < min(first.count, second.count) - start,
      first[first.count - 1 - end] == second[second.count - 1 - end]
    { end += 1 }
    return max(first.count, second.count) - start - end <= 1
  }
}
