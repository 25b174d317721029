import ConvFiles
import ConvNet
import Foundation
import Testing

/// `GRU` of one unit over three steps, with the activations HardSigmoid and ScaledTanh, as
/// `onnx.helper` makes it.
struct ScaledTanhTests {
  /// `activation_alpha=[0.3, 1.2], activation_beta=[0.4, 0.9]`
  private static let scaled = """
    CAg68QEKkQEKAXgKAXcKAXISAXkiA0dSVSofChBhY3RpdmF0aW9uX2FscGhhPZqZmT49mpmZP6ABBioeCg9hY3Rpdm\
    F0aW9uX2JldGE9zczMPj1mZmY/oAEGKikKC2FjdGl2YXRpb25zSgtIYXJkU2lnbW9pZEoKU2NhbGVkVGFuaKABCCoS\
    CgtoaWRkZW5fc2l6ZRgBoAECEgFnKhkIAQgDCAEQAUIBd0oMAAAAP5qZmb7NzEw/KhkIAQgDCAEQAUIBckoMzcxMPs\
    3MzD6amRm/WhcKAXgSEgoQCAESDAoCCAMKAggBCgIIAWIJCgF5EgQKAggBQgQKABAR
    """
  /// Without them.
  private static let plain = """
    CAg6rwEKUAoBeAoBdwoBchIBeSIDR1JVKikKC2FjdGl2YXRpb25zSgtIYXJkU2lnbW9pZEoKU2NhbGVkVGFuaKABCC\
    oSCgtoaWRkZW5fc2l6ZRgBoAECEgFnKhkIAQgDCAEQAUIBd0oMAAAAP5qZmb7NzEw/KhkIAQgDCAEQAUIBckoMzcxM\
    Ps3MzD6amRm/WhcKAXgSEgoQCAESDAoCCAMKAggBCgIIAWIJCgF5EgQKAggBQgQKABAR
    """

  private func network(_ text: String) throws -> Network {
    let bytes = try #require(Data(base64Encoded: text))
    return try ModelFile.decode(Array(bytes), name: "m")
  }

  /// ONNX Runtime 1.32, for x = [1, −2, 0.5].
  @Test func `takes its two numbers from the lists`() throws {
    let network = try network(Self.scaled)
    let output = network.outputs(of: Tensor(Shape(3, 1, 1), [1, -2, 0.5]))[network.last].elements
    for (number, right) in zip(output, [0.33313098, -0.925265, -0.07621467] as [Float]) {
      #expect(abs(number - right) < 1e-6)
    }
    #expect(output.count == 3)
  }

  @Test func `without its numbers it is marked, for the standard has none`() throws {
    let network = try network(Self.plain)
    let obstacle = network.graph.obstacle(to: network.last)
    #expect(obstacle?.contains("scaledtanh has no alpha and beta") == true)
  }
}
