import ConvNet
import ConvSession
import ConvWork
import Testing

struct LearningProgressTests {
  @Test func `a step on the way to another is told as one of that many`() throws {
    let letters = try #require(Shipped.network(named: "letters"))
    let run = LearningRun(letters, LearningData("letters"), Recipe())
    let worker = Worker(Work()) {}
    defer { worker.close() }
    worker.want([Need(MomentInquiry(run, step: 2000))], knowing: Results())
    var told: PassProgress?
    for _ in 0..<6000 where told == nil {
      let progress = worker.drain().progress
      if let progress, 1..<2000 ~= progress.index { told = progress }
      worker.wait(5)
    }
    #expect(told?.last == 2000)
  }
}
