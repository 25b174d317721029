import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

/// What a network of signals gets to see.
struct SignalTests {
  @Test
  func `a network of signals opens on a drawn one, also of another length`() throws {
    let own = try Stage(model: "input 1x64 > conv 2 3", input: nil, stepping: false)
    #expect(own.session.subject.picture.name == "pulse")
    #expect(own.session.subject.pixels.shape == Shape(1, 64))
    let other = try Stage(model: "input 2x16 > conv 2 3", input: "pulse", stepping: false)
    let pixels = other.session.subject.pixels
    #expect(pixels.shape == Shape(2, 16))
    #expect(Array(pixels.map(0)) == Array(pixels.map(1)))
    #expect(pixels.map(0).reduce(0, +) == 4)
  }

  @Test
  func `graphs that ship are opened by their names, and their joins can be edited around`() throws {
    for (name, join) in [("residual", "add"), ("branches", "concat")] {
      var stage = try Stage(model: name, input: nil, stepping: false)
      try stage.perform("goto \(join)[1,2,3]")
      #expect(stage.session.position.element == [1, 2, 3])
      try stage.perform("set stem.weight[0,0] = zero")
      try stage.perform("mute \(join)[0]")
      stage.meet([.about(stage.session.subject, .activation(stage.session.network.last))])
      #expect(stage.scene.prediction().value != nil)
    }
  }

  @Test
  func `the numbers of a batch normalization can be set`() throws {
    var stage = try Stage(model: "input 2x8 > norm: batchnorm", input: nil, stepping: false)
    try stage.perform("set norm.running_mean[1] = 2")
    try stage.perform("set norm.running_var[1] = 3.99999")
    try stage.perform("set norm.weight[1] = 4")
    let last = stage.session.network.last
    stage.meet([.about(stage.session.subject, .activation(last))])
    #expect(stage.scene.value(last, [1, 0]).value == -4)
  }
}
