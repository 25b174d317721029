/// The origin of one element of a layer's output, in closed form: it costs nothing to make and
/// reads no number. Windows, receptive fields, sharing and sparsity are drawn from its regions.
///
/// The last step's value is the element.
public struct Explanation: Hashable, Sendable {
  public var steps: [Step]
  /// The step whose terms are walked one by one on the finest rung. Where it is not the last
  /// step, what follows it counts as one more term (softmax: the quotient).
  public var walked: Int

  public init(_ steps: [Step], walked: Int = 0) {
    precondition(steps.indices.contains(walked), "an explanation walks one of its steps")
    (self.steps, self.walked) = (steps, walked)
  }

  /// One step of a sum with weights and a bias, or of any rule over one region.
  public static func single(
    _ rule: Rule, of region: Region, weight: Region? = nil, bias: Region? = nil
  ) -> Explanation {
    Explanation([Step(rule, [region], weight: weight, bias: bias)])
  }
}

extension Explanation {
  /// The same steps over other regions.
  func mapRegions(_ other: (Region) -> Region) -> Explanation {
    var explanation = self
    for index in steps.indices {
      explanation.steps[index].read = steps[index].read.map(other)
      explanation.steps[index].weight = steps[index].weight.map(other)
      explanation.steps[index].bias = steps[index].bias.map(other)
    }
    return explanation
  }
}

/// One line of an explanation: term i is `transform(read[i]) × weight[i] × coefficients[i]`, where
/// a missing factor is 1; the rule makes one number of the terms, and the bias is added once.
public struct Step: Hashable, Sendable {
  public var rule: Rule
  public var read: [Region]
  public var transform: Transform
  public var weight: Region?
  public var bias: Region?
  /// Factors that are no parameters, one a term: the shares of an interpolation. Empty where all
  /// are 1.
  public var coefficients: [Double]
  /// The step in words: "sum of exponentials".
  public var note: String

  public init(
    _ rule: Rule, _ read: [Region], transform: Transform = .itself, weight: Region? = nil,
    bias: Region? = nil, coefficients: [Double] = [], note: String = ""
  ) {
    (self.rule, self.read, self.transform) = (rule, read, transform)
    (self.weight, self.bias, self.note) = (weight, bias, note)
    self.coefficients = coefficients
  }

  /// Numbers read, places in the padding included.
  public var count: Int { read.reduce(0) { $0 + $1.count } }
}

/// The rule by which the terms of a step become one number.
public enum Rule: Hashable, Sendable {
  /// Their sum, divided: conv and dense (by 1), average pooling, copies (one term).
  case sum(divisor: Double)
  /// The largest, the first of equals: max pooling. Places in the padding do not take part.
  case largest
  /// The position of the largest, the first of equals: the sum of its place along each axis times
  /// that axis' step; −1 where only padding is read. The indices of max pooling.
  case placeOfLargest(steps: [Int])
  /// A function of the terms in their order.
  case function(Function)
}

/// A function of each number that is read, applied before it is multiplied.
public enum Transform: Hashable, Sendable {
  case itself
  /// exp(x − v), v the value of an earlier step.
  case exponential(minus: Int)
  /// (x − v)², v the value of an earlier step.
  case squaredDifference(from: Int)
  /// Its square, its magnitude, its exponential.
  case elementary(Elementary)
}

extension Transform {
  /// - Parameter earlier: the values of the steps before this one.
  func callAsFunction(_ x: Double, _ earlier: [Double]) -> Double {
    switch self {
    case .itself: x
    case .exponential(let step): Elementary.exp(x - earlier[step])
    case .squaredDifference(let step): Elementary.square(x - earlier[step])
    case .elementary(let elementary): elementary(x)
    }
  }
}
