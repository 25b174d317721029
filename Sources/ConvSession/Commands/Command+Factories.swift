public import ConvNet

/// Commands that the program, lessons and tests give without writing them out.
extension Command {
  /// One unit of the zoom on.
  public static var step: Command { Command(Step(1)) }
  public static func stepping(_ isOn: Bool) -> Command { Command(Stepping(isOn: isOn)) }
  /// Whether it says itself whether the pass is stepped.
  public var choosesStepping: Bool { read(as: Stepping.self) != nil }
  public static func goto(_ place: Address) -> Command { Command(Goto(place)) }
  public static func open(_ request: ModelRequest) -> Command { Command(OpenModel(request)) }
  /// Opens what a lesson names: a model, or a network's line.
  public static func open(_ model: String) -> Command {
    let request = ModelRequest(model)
    return request.isLine ? Command(OpenLine(model)) : .open(request)
  }
  public static func input(_ name: String) -> Command { Command(OpenPicture(name)) }
  /// A picture as it is recorded: a file with the digest of what was read.
  public static func input(_ name: String, recording picture: Picture) -> Command {
    Command(OpenPicture(name, recording: picture))
  }
  /// - Parameter name: an id or a file, and behind `#` a step.
  public static func lesson(_ name: String) -> Command { Command(TakeLesson(name)) }
  /// Whether a step of a lesson begins with it, also where it is the same step again.
  public var beginsStep: Bool { read(as: TakeLesson.self) != nil }
  /// On to a lesson's next step.
  public static var next: Command { Command(NextStep()) }
  /// Out of the lesson.
  public static var leave: Command { Command(LeaveLesson()) }
  public static func answer(_ text: String) -> Command { Command(AnswerQuestion(text)) }
}
