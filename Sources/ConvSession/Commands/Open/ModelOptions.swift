public import ConvNet

/// How a model is to be opened, where that is not what its file or its name says.
public struct ModelOptions: Hashable, Sendable {
  /// The options in the order in which they are written, with what each takes.
  public enum Key: String, Hashable, Sendable, CaseIterable {
    case size, labels, preprocess, scale, mean, deviation, layout, colors, fit, weights, model,
      input

    public var usage: String {
      switch self {
      case .size: "3x224x224"
      case .labels, .weights: "FILE"
      case .model: "MODEL"
      case .preprocess: Normalization.Preset.allCases.map(\.rawValue).joined(separator: "|")
      case .scale: "255"
      case .mean: "0.485,0.456,0.406"
      case .deviation: "0.229,0.224,0.225"
      case .layout: Normalization.Layout.allCases.map(\.rawValue).joined(separator: "|")
      case .colors: Normalization.Colors.allCases.map(\.rawValue).joined(separator: "|")
      case .fit: Normalization.Fit.allCases.map(\.rawValue).joined(separator: "|")
      case .input: "NAME=FILE"
      }
    }
    /// `std` is what others call the deviation.
    init?(word: String) { self.init(rawValue: word == "std" ? "deviation" : word) }
  }

  /// The shape of one sample, as the network takes it.
  public var size: Shape?
  /// A file with a label a line.
  public var labels: String?
  public var preset: Normalization.Preset?
  public var scale: Float?
  public var mean: [Float]?
  public var deviation: [Float]?
  public var layout: Normalization.Layout?
  public var colors: Normalization.Colors?
  public var fit: Normalization.Fit?
  /// A file of tensors by their `state_dict` names.
  public var weights: String?
  /// What network the weights of a folder are of; nil where a model file in it says it.
  public var model: String?
  /// The files of further inputs, by the inputs' names.
  public var inputs: [String: String] = [:]
  /// The array that the main input will be given under no name: its size is the network's, as far as
  /// the file goes along. It is no option that can be said: what is recorded is the size.
  public var array: InputArray?

  public init() {}

  /// - Throws: ``CommandError`` that says what the option takes.
  public mutating func set(_ key: Key, _ value: String) throws(CommandError) {
    func one<Choice: RawRepresentable<String>>(_: Choice.Type) throws(CommandError) -> Choice {
      guard let choice = Choice(rawValue: value) else {
        throw .unknownName(
          value, what: key.rawValue, known: key.usage.split(separator: "|").map(String.init))
      }
      return choice
    }
    switch key {
    case .size: size = try ModelOptions.shape(value)
    case .labels: labels = value
    case .preprocess: preset = try one(Normalization.Preset.self)
    case .scale: scale = try ModelOptions.divisors(value, "the scale", 1...1)[0]
    case .mean: mean = try ModelOptions.numbers(value, "the mean", 1...4096)
    case .deviation: deviation = try ModelOptions.divisors(value, "the deviation", 1...4096)
    case .layout: layout = try one(Normalization.Layout.self)
    case .colors: colors = try one(Normalization.Colors.self)
    case .fit: fit = try one(Normalization.Fit.self)
    case .weights: weights = value
    case .model: model = value
    case .input:
      guard let (name, file) = ModelOptions.named(value) else {
        throw .missing("=FILE", usage: "input \(key.usage)")
      }
      inputs[name] = file
    }
  }

  /// What is known of an array before it is read.
  public struct InputArray: Hashable, Sendable {
    public var sizes: [Int]
    /// Whether it is read whole where its first axis could also count samples.
    public var isWhole: Bool

    /// Whether its numbers are bytes from 0 to 255, as a picture's are.
    public var isBytes: Bool

    public init(sizes: [Int], isWhole: Bool, isBytes: Bool) {
      (self.sizes, self.isWhole, self.isBytes) = (sizes, isWhole, isBytes)
    }
  }

  /// The two sides of `NAME=FILE`; nil where one is missing.
  static func named(_ text: String) -> (name: String, file: String)? {
    let scalars = text.unicodeScalars
    guard let sign = scalars.firstIndex(of: "="), sign > scalars.startIndex else { return nil }
    let file = scalars[scalars.index(after: sign)...]
    return file.isEmpty ? nil : (String(scalars[..<sign]), String(file))
  }

  /// The options that were said, in the order of the keys.
  public var said: [(key: Key, value: String)] {
    func list(_ numbers: [Float]) -> String {
      numbers.map(\.commandText).joined(separator: ",")
    }
    let single: [(Key, String?)] = [
      (.size, size?.sizes.map(String.init).joined(separator: "x")), (.labels, labels),
      (.preprocess, preset?.rawValue), (.scale, scale?.commandText), (.mean, mean.map(list)),
      (.deviation, deviation.map(list)), (.layout, layout?.rawValue), (.colors, colors?.rawValue),
      (.fit, fit?.rawValue), (.weights, weights), (.model, model),
    ]
    return single.compactMap { key, value in value.map { (key, $0) } }
      + inputs.sorted { $0.key < $1.key }.map { (.input, "\($0.key)=\($0.value)") }
  }

  /// The preprocessing of pictures where `opened` is what the model's file says of it.
  public func normalization(over opened: Normalization) -> Normalization {
    let base = preset.map { Normalization($0, over: opened) } ?? opened
    return Normalization(
      scale: scale ?? base.scale, mean: mean ?? base.mean, deviation: deviation ?? base.deviation,
      colors: colors ?? base.colors, layout: layout ?? base.layout, fit: fit ?? base.fit)
  }

  private static func shape(_ text: String) throws(CommandError) -> Shape {
    let parts = text.split(omittingEmptySubsequences: false) { "x×".contains($0) }
    let sizes = parts.compactMap { Int($0) }
    guard sizes.count == parts.count, sizes.count <= 8 else {
      throw .badSize(text, reason: "is no size; write such as 3x224x224")
    }
    do { return try Shape(checking: sizes) } catch {
      throw .badSize(text, reason: "can not be: \(error)")
    }
  }
  private static func numbers(
    _ text: String, _ what: String, _ counts: ClosedRange<Int>
  ) throws(CommandError) -> [Float] {
    var numbers: [Float] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let number = try CommandWords.number(String(part.drop { $0 == " " }))
      guard number.isFinite else { throw .outOfRange(what, "finite") }
      numbers.append(number)
    }
    guard counts.contains(numbers.count) else {
      throw .outOfRange(what, counts == 1...1 ? "one number" : "at most 4096 numbers")
    }
    return numbers
  }
  private static func divisors(
    _ text: String, _ what: String, _ counts: ClosedRange<Int>
  ) throws(CommandError) -> [Float] {
    let numbers = try numbers(text, what, counts)
    guard numbers.allSatisfy({ $0 != 0 }) else { throw .outOfRange(what, "other than 0") }
    return numbers
  }
}
