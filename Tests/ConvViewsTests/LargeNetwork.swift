import ConvNet

/// Networks of many layers, with the names that exporters give, made in code: small weights, and
/// channels divided by `thinning` so that a pass takes little time.
struct LargeNetwork {
  private var parts: [Network.Part] = []
  private var channels: [Int]
  private var aliases: Set<String> = []
  private var generator = SeededGenerator(seed: 7)
  private let input: Shape
  private let thinning: Int

  private init(_ input: Shape, thinning: Int) {
    (self.input, self.thinning) = (input, thinning)
    channels = [input.channels]
  }
  private var last: Int { parts.count }
  private func thin(_ channels: Int) -> Int { max(2, channels / thinning) }

  @discardableResult
  private mutating func add(_ name: String, _ layer: any Layer, _ inputs: Int..., width: Int)
    -> Int
  {
    add(name, layer, inputs: inputs, width: width)
  }
  @discardableResult
  private mutating func add(_ name: String, _ layer: any Layer, inputs: [Int], width: Int) -> Int {
    var weights: Parameters = [:]
    for parameter in layer.parameters { weights[parameter.name] = parameter.initial(&generator) }
    // The path without what is said twice in it: `layer1_0_conv1`.
    let words = name.split(separator: "/").map { $0.split(separator: ".").last ?? $0 }
    var alias = words.dropLast(words.count > 1 ? 1 : 0).joined(separator: "_").lowercased()
    while !aliases.insert(alias).inserted { alias += "x" }
    parts.append(Network.Part(alias, layer, inputs: inputs, weights: weights, rawName: name))
    channels.append(width)
    return last
  }
  private mutating func conv(
    _ name: String, _ from: Int, _ width: Int, _ kernel: Int, stride: Int = 1
  ) -> Int {
    let layer = Conv(
      inputChannels: channels[from], outputChannels: width, kernelSize: [kernel, kernel],
      stride: [stride, stride], padding: [kernel / 2, kernel / 2])
    return add(name, layer, from, width: width)
  }
  private mutating func relu(_ name: String, _ from: Int) -> Int {
    add(name, Pointwise(.relu), from, width: channels[from])
  }
  private mutating func pool(_ name: String, _ from: Int) -> Int {
    add(name, MaxPool(kernelSize: [2, 2]), from, width: channels[from])
  }
  private mutating func classify(_ from: Int, _ name: String, _ classes: Int) {
    let mean = add("/avgpool/GlobalAveragePool", GlobalAveragePool(), from, width: channels[from])
    let flat = add("/Flatten", Flatten(), mean, width: channels[from])
    let dense = Dense(inputUnits: channels[from], outputUnits: classes)
    add(name, dense, flat, width: classes)
  }
  private func network(_ name: String, _ labels: [String], isNamed: Bool = true) throws -> Network {
    var parts = parts
    if !isNamed { for index in parts.indices { parts[index].rawName = parts[index].alias } }
    return try Network(
      name: name, input: input, parts, labels: labels,
      normalization: Normalization(
        mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225]))
  }

  static let labels = [
    "tench", "goldfish", "great white shark", "tiger shark", "hammerhead", "electric ray",
    "stingray", "golden retriever", "Labrador retriever", "hen",
  ]

  /// He et al., "Deep Residual Learning for Image Recognition", 2015, without its batch
  /// normalizations, which exporters fold.
  static func resnet50(size: Int, thinning: Int, isNamed: Bool = true) throws -> Network {
    var net = LargeNetwork(Shape(3, size, size), thinning: thinning)
    var at = net.conv("/conv1/Conv", 0, net.thin(64), 7, stride: 2)
    at = net.relu("/relu/Relu", at)
    at = net.pool("/maxpool/MaxPool", at)
    for (stage, count) in [3, 4, 6, 3].enumerated() {
      for block in 0..<count {
        let name = "/layer\(stage + 1)/layer\(stage + 1).\(block)"
        let narrow = net.thin(64 << stage)
        let stride = stage > 0 && block == 0 ? 2 : 1
        let start = at
        at = net.conv("\(name)/conv1/Conv", at, narrow, 1)
        at = net.relu("\(name)/relu/Relu", at)
        at = net.conv("\(name)/conv2/Conv", at, narrow, 3, stride: stride)
        at = net.relu("\(name)/relu_1/Relu", at)
        at = net.conv("\(name)/conv3/Conv", at, narrow * 4, 1)
        var short = start
        if block == 0 {
          short = net.conv(
            "\(name)/downsample/downsample.0/Conv", start, narrow * 4, 1, stride: stride)
        }
        at = net.add("\(name)/Add", Arithmetic.add, at, short, width: narrow * 4)
        at = net.relu("\(name)/relu_2/Relu", at)
      }
    }
    net.classify(at, "/fc/Gemm", labels.count)
    return try net.network("resnet50", labels, isNamed: isNamed)
  }

  /// Huang et al., "Densely Connected Convolutional Networks", 2016.
  static func densenet121(size: Int, thinning: Int) throws -> Network {
    var net = LargeNetwork(Shape(3, size, size), thinning: thinning)
    let growth = net.thin(32)
    var at = net.conv("/features/conv0/Conv", 0, growth * 2, 7, stride: 2)
    at = net.relu("/features/relu0/Relu", at)
    at = net.pool("/features/pool0/MaxPool", at)
    for (stage, count) in [6, 12, 24, 16].enumerated() {
      var known = [at]
      for layer in 0..<count {
        let name = "/features/denseblock\(stage + 1)/denselayer\(layer + 1)"
        let width = known.reduce(0) { $0 + net.channels[$1] }
        var step = at
        if known.count > 1 {
          step = net.add("\(name)/Concat", Concat(), inputs: known, width: width)
        }
        step = net.add(
          "\(name)/norm1/BatchNormalization", BatchNorm(channels: width), step, width: width)
        step = net.relu("\(name)/relu1/Relu", step)
        step = net.conv("\(name)/conv1/Conv", step, growth * 4, 1)
        step = net.relu("\(name)/relu2/Relu", step)
        step = net.conv("\(name)/conv2/Conv", step, growth, 3)
        known.append(step)
      }
      let width = known.reduce(0) { $0 + net.channels[$1] }
      at = net.add("/features/denseblock\(stage + 1)/Concat", Concat(), inputs: known, width: width)
      guard stage < 3 else { continue }
      let name = "/features/transition\(stage + 1)"
      at = net.relu("\(name)/relu/Relu", at)
      at = net.conv("\(name)/conv/Conv", at, width / 2, 1)
      at = net.add(
        "\(name)/pool/AveragePool", AveragePool(kernelSize: [2, 2]), at, width: width / 2)
    }
    at = net.relu("/features/norm5/Relu", at)
    net.classify(at, "/classifier/Gemm", labels.count)
    return try net.network("densenet121", labels)
  }

  /// Ronneberger et al., "U-Net", 2015. It answers with maps.
  static func unet(size: Int, depth: Int = 4) throws -> Network {
    var net = LargeNetwork(Shape(3, size, size), thinning: 1)
    var (at, skips) = (0, [Int]())
    for level in 0..<depth {
      at = net.conv("/enc\(level + 1)/conv1/Conv", at, 4 << level, 3)
      at = net.relu("/enc\(level + 1)/relu1/Relu", at)
      at = net.conv("/enc\(level + 1)/conv2/Conv", at, 4 << level, 3)
      at = net.relu("/enc\(level + 1)/relu2/Relu", at)
      skips.append(at)
      at = net.pool("/pool\(level + 1)/MaxPool", at)
    }
    at = net.conv("/mid/conv1/Conv", at, 4 << depth, 3)
    at = net.relu("/mid/relu1/Relu", at)
    for level in (0..<depth).reversed() {
      at = net.add("/dec\(level + 1)/up/Resize", Doubled(), at, width: net.channels[at])
      let width = net.channels[at] + net.channels[skips[level]]
      at = net.add("/dec\(level + 1)/Concat", Concat(), skips[level], at, width: width)
      at = net.conv("/dec\(level + 1)/conv1/Conv", at, 4 << level, 3)
      at = net.relu("/dec\(level + 1)/relu1/Relu", at)
    }
    at = net.conv("/head/Conv", at, 2, 1)
    return try net.network("unet", [])
  }
}
