import ConvData
import ConvFiles
import ConvNet
import ConvSession

/// Makes of a shipped picture or a file what a network looks at.
struct PictureOpener {
  private let name: String
  private let form: PictureForm
  private let checkpoint: Checkpoint
  private var shape: Shape { form.shape }

  /// - Parameter name: a shipped name, or a file.
  init(_ name: String, _ form: PictureForm, _ checkpoint: Checkpoint = .unchecked) {
    (self.name, self.form, self.checkpoint) = (name, form, checkpoint)
  }

  func picture() throws(OpenFailure) -> Picture {
    do throws(FileError) {
      let read: Picture
      if let drawn = Shipped.picture(named: name) {
        read = try fitted(drawn)
      } else {
        read = try picture(OpenFile(name, limit: Work.largestFile, checkpoint))
      }
      return Picture(
        name: read.name, pixels: read.pixels, notes: read.notes, isExact: read.isExact,
        source: name)
    } catch {
      guard error.isMissing else { throw OpenFailure(error, of: name) }
      throw OpenFailure(sentence: "\(error); or take \(suggestions)", isMissing: true)
    }
  }

  // MARK: Files

  private func picture(_ file: OpenFile) throws(FileError) -> Picture {
    let head = try file.bytes(0..<min(file.count, 16))
    let isArray = ArrayFile.isArray(head) || TensorFile.kind(head) == .archive
    if isArray || shape.rank != 3 {
      // A network that reads no picture takes nothing but arrays.
      let content: ArrayContent
      do throws(FileError) { content = try InputFile.content(file, for: form.input) } catch {
        // A network that is read for it has nothing to look at but one number.
        guard case .empty(let sizes) = error else { throw error }
        guard shape == Shape(1) else {
          throw .unsupported("\(error); the network takes \(shape) for each sample")
        }
        return Picture(
          name: Work.fileName(name), pixels: Tensor(shape),
          notes: ["array of \(sizes.map(String.init).joined(separator: "×")): it holds no numbers"],
          isExact: true)
      }
      return try picture(content)
    }
    return picture(
      Fitting.fit(
        try ImageFile.decode(file), channels: shape.channels, height: shape.height,
        width: shape.width, form.fit))
  }

  private func picture(_ content: ArrayContent) throws(FileError) -> Picture {
    let picture = try picture(of: content)
    guard content.overflows else { return picture }
    return Picture(
      name: picture.name, pixels: picture.pixels,
      notes: picture.notes + [RealType.overflow(in: [picture.name])], isExact: picture.isExact)
  }
  private func picture(of content: ArrayContent) throws(FileError) -> Picture {
    let array = content.tensor
    if let exact = exact(array) { return exact }
    guard shape.rank == 3 else { return try vector(array) }
    let sizes = array.shape.sizes
    guard ArrayAxes(sizes, isBytes: content.isBytes).fit(form) != .no else {
      throw .doesNotFit(
        shape: sizes, wanted: shape.sizes,
        reason: "it takes an array of exactly this size, or a picture of any: uint8, H×W or H×W×3"
      )
    }
    return picture(try fit(array))
  }

  private func picture(_ fitted: FittedPicture) -> Picture {
    Picture(
      name: Work.fileName(name), pixels: fitted.pixels, notes: fitted.notes,
      isExact: fitted.isExact)
  }

  private func fit(_ array: Tensor) throws(FileError) -> FittedPicture {
    try Fitting.fit(
      array, channels: shape.channels, height: shape.height, width: shape.width, form.fit)
  }

  /// An array of exactly the shape that the network reads, whatever axes of one come before.
  private func exact(_ array: Tensor) -> Picture? {
    let layout = Normalization(layout: form.layout)
    let input = layout.inputShape(of: shape)
    var sizes = array.shape.sizes
    while sizes.count > input.rank, sizes.first == 1 { sizes.removeFirst() }
    var notes = ["array of \(array.shape), taken as it is"]
    var sample = array
    if sizes.count == input.rank + 1 {
      // The network takes one sample at a time.
      notes = ["array of \(array.shape): the first of \(sizes.removeFirst()) samples, as it is"]
      guard let shape = try? Shape(checking: sizes) else { return nil }
      sample = Tensor(shape, Array(array.elements[..<shape.count]))
    }
    let pixels: Tensor
    switch sizes {
    case input.sizes: pixels = layout.pictured(sample.reshaped(input))
    case shape.sizes: pixels = sample.reshaped(shape)
    default: return nil
    }
    return Picture(name: Work.fileName(name), pixels: pixels, notes: notes, isExact: true)
  }

  /// For a network that reads a signal or a vector: an array of as many numbers.
  private func vector(_ array: Tensor) throws(FileError) -> Picture {
    guard array.shape.count == shape.count else {
      throw .doesNotFit(
        shape: array.shape.sizes, wanted: shape.sizes,
        reason: "it holds \(array.shape.count) numbers, the network takes \(shape.count); save "
          + "it as \(shape)")
    }
    return Picture(
      name: Work.fileName(name), pixels: array.reshaped(shape),
      notes: ["array of \(array.shape), its numbers as they are"], isExact: true)
  }

  // MARK: Shipped pictures

  private func fitted(_ drawn: DrawnPicture) throws(FileError) -> Picture {
    guard shape.rank == 3 else { return read(drawn) }
    if drawn.pixels.shape == shape { return Picture(name: name, pixels: drawn.pixels) }
    let fitted = try fit(drawn.pixels)
    // It is no array to whoever asked for it by its name.
    let size = "\(drawn.shape.height)×\(drawn.shape.width) picture"
    return Picture(name: name, pixels: fitted.pixels, notes: [size] + fitted.notes.dropFirst())
  }

  /// For a network that reads a signal or a vector.
  private func read(_ drawn: DrawnPicture) -> Picture {
    if shape.rank == 2, drawn.shape.rank == 2, drawn.shape != shape { return signal(drawn) }
    guard drawn.pixels.shape.count == shape.count else {
      // A vector has no pixels to fit: it starts as zeros.
      return Picture(name: "zeros", pixels: Tensor(shape))
    }
    return Picture(name: name, pixels: drawn.pixels.reshaped(shape))
  }

  /// A drawn signal of another length is read between its numbers, the same in every channel.
  private func signal(_ drawn: DrawnPicture) -> Picture {
    let row = Stroke.resize(height: 1, width: shape.width).applied(
      to: drawn.pixels.reshaped(Shape(1, 1, drawn.shape.width)))
    let channels = (0..<shape.channels).flatMap { _ in row.elements }
    return Picture(
      name: drawn.name, pixels: Tensor(shape, channels), notes: ["\(drawn.shape) read as \(shape)"])
  }

  private var suggestions: String {
    (shape.rank == 2 ? DrawnPictures.signals : DrawnPictures.scenes).map(\.name).prefix(4).joined(
      separator: ", ") + ", …"
  }
}
