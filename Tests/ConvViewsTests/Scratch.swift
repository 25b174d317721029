import ConvCanvas
import ConvNet
import ConvSession
import ConvViews
import ConvWork
import Foundation
import Testing

struct Scratch {
  @Test func pictures() throws {
    let env = ProcessInfo.processInfo.environment
    guard let out = env["SCRATCH_OUT"] else { return }
    let which = env["SCRATCH_NET"] ?? "resnet50"
    let size = Int(env["SCRATCH_SIZE"] ?? "224") ?? 224
    let network: Network
    switch which {
    case "resnet50": network = try LargeNetwork.resnet50(size: size, thinning: 8)
    case "plain": network = try LargeNetwork.resnet50(size: size, thinning: 8, isNamed: false)
    case "densenet": network = try LargeNetwork.densenet121(size: size, thinning: 8)
    case "unet": network = try LargeNetwork.unet(size: size)
    default: network = try FunnelStage(which, stepping: false).driver.session.network
    }
    var random = SeededGenerator(seed: 3)
    let shape = network.input.shape
    let pixels = Tensor(
      shape,
      (0..<shape.count).map { i in
        let r = Float(i / shape.width % shape.height) / Float(shape.height)
        let c = Float(i % shape.width) / Float(shape.width)
        let d = ((r - 0.5) * (r - 0.5) + (c - 0.5) * (c - 0.5)).squareRoot()
        return d < 0.3
          ? 0.9 - Float(i / (shape.cells)) * 0.3
          : 0.3 + 0.05 * Float.random(in: 0...1, using: &random) + r * 0.3
      })
    let picture = Picture(
      name: "dog.jpg", pixels: pixels,
      notes: ["640×480", "middle 480×480 cropped", "scaled to 224×224"])
    var stage = FunnelStage(network, picture, stepping: env["SCRATCH_STEP"] != nil)
    for command in (env["SCRATCH_DO"] ?? "").split(separator: "|") where !command.isEmpty {
      try stage.perform(String(command))
    }
    for key in (env["SCRATCH_KEYS"] ?? "").split(separator: " ") {
      for c in stage.driver.interaction.press(String(key), in: stage.driver.session) {
        try stage.perform(c)
      }
    }
    for s in (env["SCRATCH_AT"] ?? "80x24 120x40 200x60").split(separator: " ") {
      let p = s.split(separator: "x").map { Int($0)! }
      let canvas = stage.canvas(rows: p[1], columns: p[0], Appearance())
      try canvas.svg(.exact).write(toFile: "\(out)-\(s).svg", atomically: true, encoding: .utf8)
      let text = stage.canvas(rows: p[1], columns: p[0])
      try text.plainText.write(toFile: "\(out)-\(s).txt", atomically: true, encoding: .utf8)
      let clock = ContinuousClock()
      let time = clock.measure {
        for _ in 0..<5 { _ = stage.canvas(rows: p[1], columns: p[0], Appearance()) }
      }
      print("\(which) \(s): \(time / 5)")
    }
  }
}
