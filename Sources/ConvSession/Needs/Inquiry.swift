public import ConvNet

/// A question that takes work or a file to answer, whose answer has a type. It is the key under
/// which the answer is kept.
public protocol Inquiry: Hashable, Sendable {
  associatedtype Answer: Measured

  /// Names what is asked for, for progress and errors.
  var words: String { get }
  /// Where in a pass the work stands while this is answered; nil where that says nothing.
  var progress: PassProgress? { get }
  /// How gladly this is let go of where memory is short, among those of its kind: the smallest first.
  var worth: Int? { get }
  /// Inquiries of the same kind that are to be answered before this one, in order.
  func groundwork(isKnown: (Self) -> Bool) -> [Self]
  /// - Parameter desk: answers what this rests on, and reads files.
  /// - Throws: ``Cancelled`` where the desk does.
  func answer(at desk: inout some Desk) throws(Cancelled) -> Result<Answer, OpenFailure>
}

extension Inquiry {
  public var progress: PassProgress? { nil }
  public var worth: Int? { nil }
  public func groundwork(isKnown: (Self) -> Bool) -> [Self] { [] }
}

/// Where inquiries are answered: it knows what was answered before and has access to files.
public protocol Desk: Known {
  /// Passed at least every 10 ms.
  var checkpoint: Checkpoint { get }
  mutating func answer<I: Inquiry>(
    _ inquiry: I
  ) throws(Cancelled) -> Result<I.Answer, OpenFailure>
  /// Gives away an answer on the way to another, as a long run does that reports as it goes.
  mutating func report<I: Inquiry>(_ answer: I.Answer, to inquiry: I)

  func network(_ request: ModelRequest) throws(OpenFailure) -> Network
  /// The network with the numbers of a file for one of its further inputs.
  func network(
    _ network: Network, giving file: String, to input: String
  ) throws(OpenFailure) -> Network
  func picture(_ name: String, _ form: PictureForm) throws(OpenFailure) -> Picture
  /// The sizes of the array in a file; nil where it is none.
  func sizes(ofArray name: String) -> [Int]?
  func lesson(_ name: String) throws(OpenFailure) -> Lesson
  func arrays(_ path: String) throws(OpenFailure) -> NamedTensors
  /// The pictures in a folder, and in the folders in it.
  func pictures(in folder: String) throws(OpenFailure) -> PictureList
  func examples(_ inquiry: ExamplesInquiry) throws(OpenFailure) -> ExampleSplit
  /// The moments of a run that lie in a folder; none where it is no folder.
  func moments(_ place: FiledMomentsInquiry.Place) throws(OpenFailure) -> FiledMoments
  /// The network with the weights of a file, a model's or tensors alone.
  func weights(_ file: String, for network: Network) throws(OpenFailure) -> Network
}

extension Desk {
  /// The answer that a file gives, or why it gives none.
  /// - Throws: ``Cancelled`` where reading was given up.
  func opened<Answer>(
    _ open: (Self) throws(OpenFailure) -> Answer
  ) throws(Cancelled) -> Result<Answer, OpenFailure> {
    do throws(OpenFailure) { return .success(try open(self)) } catch {
      guard !error.isGivenUp else { throw Cancelled() }
      return .failure(error)
    }
  }

  public mutating func answer<P: Probe>(
    _ probe: P, of subject: Subject
  ) throws(Cancelled) -> P.Answer {
    let measurement = Measurement(probe, of: subject)
    if case .success(let answer) = try answer(measurement) { return answer }
    // What is in the way here was not in the way of what rests on it, so there is an answer.
    let checkpoint = checkpoint
    return try probe.answer(measurement.subject, &self, checkpoint)
  }
}

/// Why something could not be had, in one sentence.
public struct OpenFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public let sentence: String
  /// Whether it is not there, rather than wrong.
  public let isMissing: Bool
  /// Whether nobody waited for it any more: it says nothing of what was asked for.
  public let isGivenUp: Bool
  /// Whether it is an array of another size than is wanted.
  public let isAboutSize: Bool
  /// Of a run of learning that broke off, its last step before it did.
  public let lastStep: Int?

  public init(
    sentence: String, isMissing: Bool = false, isGivenUp: Bool = false, isAboutSize: Bool = false,
    lastStep: Int? = nil
  ) {
    (self.sentence, self.isMissing) = (sentence, isMissing)
    (self.isGivenUp, self.isAboutSize) = (isGivenUp, isAboutSize)
    self.lastStep = lastStep
  }

  public var description: String { sentence }
}
