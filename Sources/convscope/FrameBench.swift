import ConvCanvas
import ConvNet
import ConvSession
import ConvStage
import ConvViews

/// Times steps along the pass, and edits, with the frames that follow them.
struct FrameBench {
  let stage: Stage
  let size: Size

  /// Steps at each rung from the middle of the pass, with stepping on, from warm caches.
  func times(runs: Int) throws -> [Double] {
    var stage = stage
    try stage.perform("stepping on")
    stage.meet(
      stage.session.network.nodes.indices.map {
        .about(stage.session.subject, .activation($0))
      })
    let appearance = Appearance()
    var times: [Double] = []
    while times.count < runs {
      let before = times.count
      for rung in Rung.allCases where times.count < runs {
        if rung > .network { _ = try? stage.perform("zoom in") }
        for _ in 0..<3 where stage.session.position.next() != nil {
          let time = try ContinuousClock().measure {
            try stage.perform("step")
            _ = stage.canvas(size, appearance)
          }
          times.append(time.milliseconds)
        }
      }
      for _ in Rung.allCases { _ = try? stage.perform("zoom out") }
      if times.count == before { try stage.perform("first") }
    }
    return times
  }

  /// Edits of the first kernel's first weight, each to another number; nothing where the network has
  /// no kernels.
  func edits(runs: Int) throws -> [Double] {
    var stage = stage
    let appearance = Appearance()
    let kernels = stage.session.network.nodes.first { $0.parameters.first?.shape.rank == 4 }
    guard let layer = kernels?.alias else { return [] }
    _ = stage.canvas(size, appearance)
    return try (1...runs).map { run in
      try ContinuousClock().measure {
        try stage.perform("set \(layer).weight[0,0,0,0] = \(Double(run) / 1000)")
        _ = stage.canvas(size, appearance)
      }.milliseconds
    }
  }
}
