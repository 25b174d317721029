public import ConvNet

/// A lesson by its id or its file.
public struct LessonInquiry: Inquiry {
  public let name: String

  public init(_ name: String) { self.name = name }

  public var words: String { name }

  public func answer(at desk: inout some Desk) throws(Cancelled) -> Result<Lesson, OpenFailure> {
    do throws(OpenFailure) { return .success(try desk.lesson(name)) } catch {
      return .failure(error)
    }
  }
}

extension Lesson: Measured {
  /// Text is little beside tensors.
  public var byteCount: Int { 0 }
}
