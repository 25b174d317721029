import ConvNet
import ConvSession
import ConvStage
import ConvWork
import Testing

struct ModelRequestTests {
  /// As they are written back.
  static let texts = [
    "letters", "my net.onnx", "input 1x3x3 > conv 2 3x3",
    "my.onnx size 3x224x224 labels imagenet.txt preprocess imagenet scale 127.5 "
      + "mean 0.485,0.456,0.406 deviation 0.229,0.224,0.225 layout nhwc colors bgr fit stretch "
      + "weights w.safetensors model m.onnx input a=a.npy input mask=my=mask.npy",
    "a b.onnx labels \"my labels.txt\" digest 0123456789abcdef0123456789abcdef",
    "\"the labels file\" labels x", "\"input 1x3x3 > relu\" labels x",
    "a \"b\".onnx colors bgr",
  ]

  @Test(arguments: texts)
  func `a request's text reads as the request again`(text: String) throws {
    let request = try ModelRequest(parsing: text)
    #expect(request.text == text)
    #expect(try ModelRequest(parsing: request.text) == request)
  }

  @Test func `every option is set from its words`() throws {
    let options = try ModelRequest(parsing: Self.texts[3]).options
    #expect(options.size == Shape(3, 224, 224))
    #expect(options.mean == [0.485, 0.456, 0.406])
    #expect(options.deviation == [0.229, 0.224, 0.225])
    #expect(options.scale == 127.5)
    #expect(options.layout == .channelsLast && options.colors == .bgr && options.fit == .stretch)
    #expect(options.inputs == ["a": "a.npy", "mask": "my=mask.npy"])
    #expect(Set(options.said.map(\.key)) == Set(ModelOptions.Key.allCases))
  }

  @Test func `std is another word for the deviation`() throws {
    #expect(try ModelRequest(parsing: "m.onnx std 2").text == "m.onnx deviation 2")
  }

  @Test(arguments: [
    "m.onnx size 0x3", "m.onnx size 3x-1", "m.onnx size 99999999x99999999", "m.onnx size 3xx3",
    "m.onnx scale 0", "m.onnx scale inf", "m.onnx scale 1,2", "m.onnx mean nan", "m.onnx mean 1,,2",
    "m.onnx deviation 1,0", "m.onnx layout sideways", "m.onnx colors red", "m.onnx preprocess mine",
    "m.onnx input mask", "m.onnx labels", "m.onnx labels a nonsense", "\"m.onnx\" nonsense", "",
  ])
  func `what can not be meant is refused with a sentence`(text: String) {
    do throws(CommandError) {
      _ = try ModelRequest(parsing: text)
      Issue.record("\(text) was taken")
    } catch { #expect(!"\(error)".isEmpty) }
  }

  @Test func `the preset is what the file says is replaced by, and single options go over it`() {
    let opened = Normalization(scale: 1, mean: [7], deviation: [8], colors: .bgr)
    var options = ModelOptions()
    #expect(options.normalization(over: opened) == opened)
    options.preset = .imagenet
    options.mean = [0.5]
    let normalization = options.normalization(over: opened)
    #expect(normalization.mean == [0.5] && normalization.deviation == [0.229, 0.224, 0.225])
    #expect(normalization.scale == 255 && normalization.colors == .bgr)
  }

  @Test func `behind a model its options are completed`() throws {
    let stage = try Stage(model: "letters", input: nil, stepping: false)
    let found = Completion.candidates(for: "open my.onnx la", in: stage.session, stage.surroundings)
    #expect(found == ["open my.onnx labels ", "open my.onnx layout "])
    let models = Completion.candidates(for: "open let", in: stage.session, stage.surroundings)
    #expect(models == ["open letters"])
  }
}
