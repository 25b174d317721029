// swift-tools-version: 6.2
import Foundation
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
func tests(_ name: String, _ imports: [Target.Dependency]) -> Target {
  .testTarget(
    name: name, dependencies: imports, exclude: exclusions(of: name), swiftSettings: strict)
}
/// Snapshots lie beside the tests that read them, and are no sources.
func exclusions(of name: String) -> [String] {
  FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/Tests/\(name)/Snapshots")
    ? ["Snapshots"] : []
}

let package = Package(
  name: "convscope",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    .target(
      name: "CTerminal",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .systemLibrary(name: "CImages"),
    // The inner loops are optimised in every configuration, so that tests and debug builds stay fast.
    .target(
      name: "ConvKernelsBase", path: "Sources/ConvKernels/Base",
      swiftSettings: strict + [.unsafeFlags(["-O"])]),
    library("ConvNet", ["ConvKernelsBase"]),
    library("ConvFiles", ["ConvNet", "CImages"]),
    library("ConvData", ["ConvNet"]),
    library("ConvSession", ["ConvNet", "ConvData"]),
    library("ConvCanvas"),
    library("ConvViews", ["ConvSession", "ConvNet", "ConvCanvas"]),
    library("ConvWork", ["ConvSession", "ConvNet", "ConvData", "ConvFiles"]),
    library("ConvTerminal", ["ConvCanvas", "CTerminal"]),
    .executableTarget(
      name: "convscope",
      dependencies: [
        "ConvNet", "ConvFiles", "ConvData", "ConvSession", "ConvCanvas", "ConvViews", "ConvWork",
        "ConvTerminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),
    .target(
      name: "TestSupport", dependencies: ["CVTerm"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests("ConvNetTests", ["ConvNet", "TestSupport"]),
    tests("ConvFilesTests", ["ConvFiles", "ConvNet", "TestSupport"]),
    tests("ConvDataTests", ["ConvData", "ConvNet", "TestSupport"]),
    tests("ConvSessionTests", ["ConvSession", "ConvWork", "ConvData", "ConvNet", "TestSupport"]),
    tests("ConvCanvasTests", ["ConvCanvas", "TestSupport"]),
    tests("ConvTerminalTests", ["ConvTerminal", "ConvCanvas"]),
    tests(
      "ConvViewsTests",
      ["ConvViews", "ConvWork", "ConvSession", "ConvCanvas", "ConvNet", "ConvData", "TestSupport"]),
    tests(
      "ConvWorkTests",
      ["ConvWork", "ConvSession", "ConvFiles", "ConvData", "ConvNet", "TestSupport"]),
    tests("EndToEnd", ["convscope", "TestSupport"]),
  ]
)
