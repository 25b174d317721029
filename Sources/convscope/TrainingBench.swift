import ConvNet
import Foundation

/// How many pictures a second a network learns from here, with made up pictures and classes.
struct TrainingBench: Encodable {
  let model: String
  let what = "training"
  let batch: Int
  let threads: Int
  let runs: Int
  /// By the median of the runs.
  let imagesPerSecond: Double
  let stepMilliseconds: Double

  enum CodingKeys: String, CodingKey {
    case model, what, batch, threads, runs
    case imagesPerSecond = "images_per_s"
    case stepMilliseconds = "median_ms"
  }

  /// Steps of SGD with momentum, as they are timed elsewhere; the first ones are not.
  init(
    _ network: Network, batch: Int, threads: Int, runs: Int
  ) throws(LearningError) {
    let plan = try LearningPlan(
      network, optimizer: .sgd(momentum: 0.9), rate: .constant(1e-3), start: .uniform, seed: 1)
    var random = SeededGenerator(seed: 2)
    let examples = (0..<batch).map { _ in
      Example(
        Tensor(network.input.shape) { numbers in
          for index in numbers.indices { numbers[index] = .random(in: 0...1, using: &random) }
        }, label: Int.random(in: 0..<plan.classes, using: &random))
    }
    try plan.check(examples)
    var learner = Learner(plan)
    learner.threads = threads
    let clock = ContinuousClock()
    let times = (0..<runs + 3).map { _ in
      clock.measure { _ = learner.step(examples) }.milliseconds
    }.dropFirst(3).sorted()
    (model, self.batch, self.threads, self.runs) = (network.name, batch, threads, runs)
    stepMilliseconds = times[times.count / 2]
    imagesPerSecond = Double(batch) * 1000 / stepMilliseconds
  }
}
