import ConvFiles
public import ConvNet
public import ConvSession

/// A network and the samples that are to flow through it.
public struct TraceInput: Sendable {
  public let network: Network
  /// The input of the first layer, for each sample.
  public let samples: [Tensor]
  /// Whether they came as an array with an axis that counts them.
  public let isBatch: Bool
  /// Whether they are an array's numbers as they are.
  public let isExact: Bool
  /// What was done to an array that was taken for a picture; nil where it is none.
  public let fitting: String?
  /// What is to be said of its numbers that floats do not hold; nil where they do.
  public let overflow: String?

  /// - Parameter input: a shipped picture, a file, or an array of several samples, its first axis
  ///   counting them; the network's own picture where there is none.
  /// - Parameter check: looks at the network before an input is made for it.
  /// - Throws: ``OpenFailure``, and what the check throws.
  public init(
    _ request: ModelRequest, input: String?,
    check: (Network) throws(OpenFailure) -> Void = { _ in }
  ) throws(OpenFailure) {
    let needs = ModelOpener.Needs(allInputs: true, givesMain: input != nil, readsWhole: true)
    network = try ModelOpener(request.sized(by: input, isWhole: true), needs).network()
    try check(network)
    let input = input ?? request.options.inputs[network.inputName]
    if let input, let samples = try TraceInput.batch(input, network) {
      (self.samples, isBatch, isExact, fitting) = (samples.tensors, true, true, nil)
      overflow = samples.overflows ? RealType.overflow(in: [Work.fileName(input)]) : nil
      return
    }
    let name = input ?? Shipped.defaultPicture(for: network)
    let picture = try PictureOpener(name, network.pictureForm).picture()
    let words = RealType.overflow(in: [picture.name])
    overflow = picture.notes.contains(words) ? words : nil
    let subject = Subject(network, picture)
    (samples, isBatch, isExact) = ([subject.inputNumbers], false, picture.isExact)
    let isFitted = !picture.isExact && input.map { InputFile(path: $0).isArray } ?? false
    fitting =
      isFitted
      ? (picture.notes + (subject.preprocessing.map { ["read as \($0)"] } ?? []))
        .joined(separator: ", ") : nil
  }

  /// An array of samples as the network takes them; nil where the file is something else.
  private static func batch(
    _ path: String, _ network: Network
  ) throws(OpenFailure) -> (tensors: [Tensor], overflows: Bool)? {
    guard Shipped.picture(named: path) == nil,
      let head = try? PlainFile.head(path, count: 8), ArrayFile.isArray(head),
      // Else all axes are data.
      network.input.original?.isBatched ?? true
    else { return nil }
    let content: ArrayContent
    do throws(FileError) {
      content = try ArrayFile.content(OpenFile(path, limit: Work.largestFile))
    } catch { throw OpenFailure(error, of: path) }
    let array = content.tensor
    let sizes = Array(array.shape.sizes.dropFirst())
    let shape: Shape
    switch sizes {
    case network.filedSample.sizes: shape = network.filedSample
    case network.input.shape.sizes: shape = network.input.shape
    default: return nil
    }
    let tensors = (0..<array.shape[0]).map { sample in
      let numbers = array.elements[sample * shape.count..<(sample + 1) * shape.count]
      let tensor = Tensor(shape, Array(numbers))
      return shape == network.filedSample ? network.sample(filed: tensor) : tensor
    }
    return (tensors, content.overflows)
  }
}
