import ConvCanvas
import ConvNet
import ConvSession

/// Sentences and formulas on the sizes at hand.
struct SizesWords {
  private let choice: ArithmeticChoice
  private let layer: String

  init(_ choice: ArithmeticChoice, _ network: Network) {
    self.choice = choice
    layer = choice.layer.map { network.nodes[$0].alias } ?? "a layer"
  }

  private var now: WindowArithmetic { choice.now }
  private var axis: AxisArithmetic { now.width }

  /// `conv 4 3×3`
  static func name(_ arithmetic: WindowArithmetic) -> String {
    let kernel = arithmetic.axes.map { "\($0.kernel)" }.joined(separator: "×")
    return switch arithmetic.kind {
    case .conv: "conv \(arithmetic.outputChannels) \(kernel)"
    case .pooling: "pooling \(kernel)"
    case .transposed: "transposed \(arithmetic.outputChannels) \(kernel)"
    }
  }
  /// A count, of large ones the order of magnitude.
  static func count(_ number: Int?) -> String {
    guard let number else { return "beyond 10^18" }
    return number < 100_000_000_000
      ? Numerals.count(number) : Numerals.compact(Double(number), isWhole: true)
  }

  // MARK: What to try

  /// One thing to try with the size at hand.
  var toTry: Words {
    let isChanged = choice.now != choice.start
    let start: Words =
      isChanged
      ? "\(bold: layer), changed: " : "These are the sizes of \(bold: layer). "
    return start + wish
  }
  private var wish: Words {
    let (more, less): (Words, Words) = ("\(key: ">")", "\(key: "<")")
    switch choice.quantity {
    case .kind:
      return "\(more) makes a pooling of this window, then a transposed conv: which of them learn?"
    case .input:
      return "\(more) makes the input larger: say first which counts will stand still."
    case .inputs: return "\(more) adds an input channel: say first how many weights that adds."
    case .channels: return "\(more) adds a map: say first how many parameters come with it."
    case .kernel:
      return "\(more) makes the kernel larger: say first what the output becomes, then look."
    case .stride:
      return
        "\(more) makes the window take longer steps: say first how many outputs stay, then look."
    case .padding:
      return "\(more) puts zeros around: how many keep the output as large as the input?"
    case .dilation:
      return "\(more) spreads the kernel apart: does it learn more numbers, or only reach further?"
    case .rounding:
      return "\(more) rounds up, so that a last window may hang over: where is an output won?"
    case .growth:
      return "\(less) \(more): with which growth is the work the same after each halving?"
    case .head:
      return "\(more) takes one mean a map instead of all numbers: which of the two fits any size?"
    }
  }

  // MARK: Sizes

  /// The formula with the numbers put in, and what rounding did.
  var size: [Words] {
    if let problem = now.problem { return ["\("No such layer: \(problem).", .differs)"] }
    return now.kind == .transposed ? transposed : sliding
  }

  private var axisName: String { now.height == nil ? "width" : "W" }
  private var pads: String { "\(axis.before) + \(axis.after)" }

  private var sliding: [Words] {
    let (open, close) = axis.roundsUp ? ("⌈", "⌉") : ("⌊", "⌋")
    let formula: Words =
      "\(axisName): \(open)(\("\(axis.input)", .grid) + \(pads) − "
      + "\(axis.dilation)·(\(axis.kernel) − 1) − 1) / "
      + "\(axis.stride)\(close) + 1 = \(open)\(axis.free) / \(axis.stride)\(close) + 1"
    // A window that would begin in the padding at the end does not count.
    let steps = (axis.free + (axis.roundsUp ? axis.stride - 1 : 0)) / axis.stride
    let cut: Words = steps + 1 > axis.outputs ? " − 1, for it would begin in padding" : ""
    let result: Words = " = \(bold: "\(axis.outputs)"). Output \(bold: now.output)."
    return [formula + cut + result + other, rest]
  }
  /// The other axis, where it is another.
  private var other: Words {
    guard let height = now.height, height != axis else { return "" }
    return " Along H the same, \(bold: "\(height.outputs)")."
  }

  private var rest: Words {
    if axis.overhang > 0 {
      return "The last window hangs over by \(bold: "\(axis.overhang)"): rounding up won an output."
    }
    if axis.droppedNumbers > 0 {
      let what = axis.droppedNumbers == 1 ? "column is" : "columns are"
      return
        "\(axis.free) / \(axis.stride) leaves \(axis.rest) over: rounding down drops it, and the last "
        + "\("\(axis.droppedNumbers)", .differs) \(what) never read."
    }
    if axis.dropped > 0 {
      return "\(axis.free) / \(axis.stride) leaves \(axis.rest) over: only padding is dropped."
    }
    let unread = axis.visits.enumerated().count { axis.isInside($0.offset) && $0.element == 0 }
    if unread > 0 {
      return "\("\(unread)", .differs) numbers lie between the windows: none reads them."
    }
    return axis.stride == 1
      ? "Nothing is left over: a stride of 1 always fits."
      : "Nothing is left over: \(axis.free) is a multiple of \(axis.stride)."
  }

  private var transposed: [Words] {
    let visits = axis.visits
    let kinds = Set(zip(visits.indices, visits).filter { axis.isInside($0.0) }.map(\.1)).sorted()
    let formula: Words =
      "\(axisName): (\("\(axis.input)", .grid) − 1)·\(axis.stride) + "
      + "\(axis.dilation)·(\(axis.kernel) − 1) + 1 − "
      + "(\(pads)) = \(bold: "\(axis.outputs)"). Output \(bold: now.output)."
    let counts = kinds.map(String.init).joined(separator: ", ")
    let isEven = axis.kernel.isMultiple(of: axis.stride) && axis.dilation == 1
    let overlaps: Words =
      isEven
      ? "Outputs are added to \(bold: counts) times, evenly but for the edges: "
        + "\(axis.stride) divides \(axis.kernel)."
      : "Outputs are added to \(bold: counts) times: uneven overlaps, which a picture shows as "
        + "a checkerboard."
    return [formula, overlaps]
  }

  // MARK: Work

  /// The work of a conv from C to C channels, and what becomes of it as H and W are halved.
  var ladder: [Words] {
    let stages = (0..<3).map { now.ladder($0, growth: choice.growth) }
    let taps = now.axes.reduce(1) { $0 * $1.kernel }
    let isSquare = Set(now.inputSizes).count == 1 && now.axes.count == 2
    let terms = stages.map { stage -> Words in
      let size =
        isSquare ? "\(stage.sizes[0])²" : stage.sizes.map(String.init).joined(separator: "·")
      return "\(size, .grid)·\("\(stage.channels)", .channels)²·\(taps) = "
        + "\(bold: Self.count(stage.work))"
    }
    let all = terms.dropFirst().reduce(terms[0]) { $0 + ", " + $1 }
    let works = stages.map(\.work)
    let verdict: Words =
      works[0] == works[1] && works[1] == works[2]
      ? " The same work: a person chose that C doubles." : ""
    return ["From C to C maps, H and W halved, C×\(choice.growth): " + all + "." + verdict]
  }

  /// What ties a network to one size, and what frees it.
  var head: Words {
    let units = ArithmeticChoice.units
    let count = Self.count(now.head(units, isGlobal: choice.isGlobal))
    guard !choice.isGlobal else {
      return
        "Then one mean a map > dense \(units): \(bold: count) parameters, whatever H and W are. "
        + "It takes a picture of \("any size", .good)."
    }
    let (made, given) = (choice.start.outputCount, now.outputCount)
    let fits = made == given
    let verdict: Words =
      fits
      ? "made for \(now.output) alone: \(bold: "flatten ties it to one size")."
      : "\("made for \(Self.count(made)) it gets \(Self.count(given)) numbers: it breaks", .differs)."
    return "Then flatten > dense \(units): \(bold: count) parameters, " + verdict
  }
}
