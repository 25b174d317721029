public import ConvNet

/// Something that must be known before a command can run or a screen be drawn: any inquiry, so that
/// needs of all kinds stand in one list.
public struct Need: Sendable {
  public let inquiry: any Inquiry

  public init(_ inquiry: some Inquiry) { self.inquiry = inquiry }

  /// A question about a subject, under the part of it that the answer depends on.
  public static func about(_ subject: Subject, _ probe: some Probe) -> Need {
    Need(Measurement(probe, of: subject))
  }
  /// A layer's weights, as a list: empty where they are at hand.
  public static func weights(of layer: Int, in subject: Subject) -> [Need] {
    subject.weightsAtHand(layer) == nil ? [.about(subject, .weights(layer))] : []
  }
  /// The change of a layer's output since another subject; nil where it can not have changed.
  public static func change(of layer: Int, from before: Subject, to now: Subject) -> Need? {
    ChangeProbe(layer: layer, from: before, to: now).map { .about(now, $0) }
  }
}

extension Need: Hashable {
  public static func == (first: Need, second: Need) -> Bool { first.inquiry.equals(second.inquiry) }
  public func hash(into hasher: inout Hasher) { inquiry.hash(into: &hasher) }
}

extension Inquiry {
  fileprivate func equals(_ other: any Inquiry) -> Bool { other as? Self == self }
}

extension Need: CustomStringConvertible {
  public var description: String { inquiry.words }
}
