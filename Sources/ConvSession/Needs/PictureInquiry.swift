public import ConvNet

/// A picture by its shipped name or its file, made to fit a network's input.
public struct PictureInquiry: Inquiry {
  public let name: String
  public let form: PictureForm

  public init(_ name: String, _ form: PictureForm) { (self.name, self.form) = (name, form) }

  public var words: String { name }

  public func answer(at desk: inout some Desk) throws(Cancelled) -> Result<Picture, OpenFailure> {
    try desk.opened { (desk) throws(OpenFailure) in try desk.picture(name, form) }
  }
}

extension Picture: Measured {
  public var byteCount: Int { pixels.byteCount }
}
