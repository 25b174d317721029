import ConvNet

/// The result of meeting a need: an answer, or a sentence that says why there is none.
public struct Finding: Sendable {
  public let need: Need
  /// Bytes that the answer takes; 0 for a failure.
  let byteCount: Int
  private let content: Result<any Measured, OpenFailure>

  public init<I: Inquiry>(_ inquiry: I, _ result: Result<I.Answer, OpenFailure>) {
    need = Need(inquiry)
    switch result {
    case .success(let answer): (content, byteCount) = (.success(answer), answer.byteCount)
    case .failure(let failure): (content, byteCount) = (.failure(failure), 0)
    }
  }

  public var failure: OpenFailure? {
    if case .failure(let failure) = content { failure } else { nil }
  }
  /// - Returns: nil where this is an answer to another kind of inquiry.
  func answer<I: Inquiry>(to inquiry: I) -> Result<I.Answer, OpenFailure>? {
    switch content {
    case .success(let answer): (answer as? I.Answer).map { .success($0) }
    case .failure(let failure): .failure(failure)
    }
  }
}
