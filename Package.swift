// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

func library(_ name: String, _ imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: strict)
}
/// What lies beside tests and is no source, such as snapshots, has to be named.
func tests(_ name: String, _ imports: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: imports, exclude: exclude, swiftSettings: strict)
}

/// Loops over numbers are optimised in every configuration, so that tests and debug builds stay fast,
/// and check no overflow: their sizes were checked before, and a check in a loop costs as much as it.
/// Those in Base are compiled once for each instruction set: V3 and V4 are links to it. A processor
/// of another architecture has the same loops three times, of which ConvKernels chooses the first.
func kernels(_ name: String, march: String? = nil, _ defines: [String] = []) -> Target {
  var settings = strict + [.unsafeFlags(["-Ounchecked"])]
  #if arch(x86_64)
    if let march {
      let flags = ["-march=\(march)", "-mprefer-vector-width=512"]
      settings.append(.unsafeFlags(flags.flatMap { ["-Xcc", $0] }))
    }
    settings += defines.map { .define($0) }
  #endif
  return .target(
    name: "ConvKernels\(name)", path: "Sources/ConvKernels/\(name)", swiftSettings: settings)
}

let package = Package(
  name: "convscope",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-protobuf", exact: "1.39.0"),
  ],
  targets: [
    .target(
      name: "CTerminal",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(
      name: "CImages",
      linkerSettings: [.linkedLibrary("png"), .linkedLibrary("jpeg"), .linkedLibrary("z")]),
    kernels("Base"), kernels("V3", march: "x86-64-v3", ["AVX2", "FMA"]),
    kernels("V4", march: "x86-64-v4", ["AVX512", "FMA"]),
    .target(
      name: "ConvKernels",
      dependencies: ["ConvKernelsBase", "ConvKernelsV3", "ConvKernelsV4"],
      exclude: ["Base", "V3", "V4"], swiftSettings: strict + [.unsafeFlags(["-O"])]),
    library("ConvNet", ["ConvKernels"]),
    .target(
      name: "ConvFiles",
      dependencies: [
        "ConvNet", "CImages", .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ],
      exclude: ["ONNX/Messages/model.proto"], swiftSettings: strict),
    library("ConvData", ["ConvNet"]),
    library(
      "ConvSession", ["ConvNet", "ConvData", .product(name: "Yams", package: "Yams")]),
    library("ConvCanvas"),
    library("ConvViews", ["ConvSession", "ConvNet", "ConvCanvas"]),
    library("ConvWork", ["ConvSession", "ConvNet", "ConvData", "ConvFiles"]),
    library(
      "ConvStage",
      ["ConvWork", "ConvViews", "ConvSession", "ConvFiles", "ConvNet", "ConvCanvas"]),
    library("ConvTerminal", ["ConvCanvas", "CTerminal"]),
    .executableTarget(
      name: "convscope",
      dependencies: [
        "ConvNet", "ConvFiles", "ConvData", "ConvSession", "ConvCanvas", "ConvViews", "ConvWork",
        "ConvStage", "ConvTerminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.copy("../../lessons"), .copy("../../models")],
      swiftSettings: strict),

    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),
    .target(
      name: "TestSupport", dependencies: ["CVTerm"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks", dependencies: ["TestSupport"], path: "Benchmarks",
      exclude: ["README.md"], swiftSettings: strict),
    tests("ConvKernelsTests", ["ConvKernels"]),
    tests("ConvNetTests", ["ConvNet", "TestSupport"]),
    tests(
      "ConvFilesTests", ["ConvFiles", "ConvNet", "TestSupport"],
      exclude: ["Operators/operators.jsonl", "Operators/nodes.jsonl"]),
    tests("ConvDataTests", ["ConvData", "ConvNet", "TestSupport"]),
    tests(
      "ConvSessionTests",
      ["ConvStage", "ConvWork", "ConvSession", "ConvCanvas", "ConvData", "ConvNet", "TestSupport"]),
    tests("ConvCanvasTests", ["ConvCanvas", "TestSupport"]),
    tests("ConvTerminalTests", ["ConvTerminal", "ConvCanvas"]),
    tests(
      "ConvViewsTests",
      [
        "ConvViews", "ConvStage", "ConvWork", "ConvSession", "ConvCanvas", "ConvNet", "ConvData",
        "ConvFiles", "TestSupport",
      ],
      exclude: ["Snapshots"]),
    tests(
      "ConvWorkTests",
      ["ConvStage", "ConvWork", "ConvSession", "ConvFiles", "ConvData", "ConvNet", "TestSupport"]),
    tests(
      "LessonTests",
      ["ConvStage", "ConvWork", "ConvSession", "ConvNet", "ConvData", "TestSupport"]),
    tests("EndToEnd", ["convscope", "TestSupport"]),
  ]
)
