import ConvViews
import Testing

struct ShortNameTests {
  @Test(arguments: [
    ("conv1", 9, "conv1"), ("layer3_4_relu_2", 15, "layer3_4_relu_2"),
    ("layer3_4_relu_2", 14, "lay3_4_relu_2"),
    ("features_denseblock1_denselayer10_conv1", 25, "fea_den1_den10_conv1"),
    ("features_denseblock1_denselayer10_conv1", 16, "f_d1_den10_conv1"),
    ("denseblock1+", 10, "denseblo1+"), ("features.12", 8, "featu.12"),
    ("reducemean1", 9, "reduceme1"),
    ("layer4.0.downsample.0", 12, "l4.0.downs.0"),
  ])
  func `words lose their ends, never their numbers`(name: String, width: Int, short: String) {
    let cut = ShortName.of(name, width)
    #expect(cut == short)
    #expect(cut.count <= width)
    #expect(cut.filter(\.isNumber) == name.filter(\.isNumber))
  }

  @Test(arguments: [
    ("inception4a…4e", 14, "inception4a…4e"), ("inception4a…4e", 9, "ince4a…4e"),
    ("conv1…relu2", 9, "conv1…"), ("features_0…3", 10, "featur_0…3"), ("abc", 2, "bc"),
  ])
  func `a span keeps both numbers or its beginning`(label: String, width: Int, short: String) {
    #expect(ShortName.span(label, width).count <= width)
    if width > 2 { #expect(ShortName.span(label, width) == short) }
  }

  @Test func `names of the layers of a block stay different`() {
    let names = (1...24).flatMap { layer in
      ["norm1", "relu1", "conv1", "norm2", "relu2", "conv2"].map {
        "features_denseblock3_denselayer\(layer)_\($0)"
      }
    }
    #expect(Set(names.map { ShortName.of($0, 16) }).count == names.count)
  }
}
