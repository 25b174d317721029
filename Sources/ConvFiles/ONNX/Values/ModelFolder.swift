import Glibc

/// The folder of a model, in which a second file with weights may lie.
struct ModelFolder: Hashable, Sendable {
  let path: String
  /// The real folders in which such a file may end when links are followed: this one, and the one
  /// that holds what the model's own file is a link to, as in a cache of downloaded models.
  private let ends: [String]

  /// - Parameter file: the name of the model's file in it.
  init(_ path: String, file: String) {
    self.path = path
    let model = ModelFolder.real("\(path)/\(file)").map {
      $0[..<($0.lastIndex(of: "/") ?? $0.startIndex)]
    }
    ends = [ModelFolder.real(path), model.map(String.init)].compactMap { $0 }
  }

  /// Whether a real path lies in the model's folders.
  func holds(_ real: String) -> Bool {
    ends.contains { real.hasPrefix($0.hasSuffix("/") ? $0 : "\($0)/") }
  }

  /// The path without links; nil where nothing is there.
  static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
