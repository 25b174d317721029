/// The names that a lesson may open: of what ships with the program, and of files beside it.
enum LessonNames {
  /// Checks a model.
  /// - Returns: a sentence on what is wrong with its name or line.
  static func problem(model: String) -> String? {
    if Shipped.names.contains(model) { return nil }
    // A network line; what is wrong in it is said when it is opened.
    if model.hasPrefix("input ") || model.contains(">") { return nil }
    let names = Shipped.names.joined(separator: ", ")
    return problem(file: model)
      ?? (model.contains(".")
        ? nil
        : "there is no network \(model); there are \(names), or a network line such as "
          + "input 1x12x12 > conv 2 3x3 > relu")
  }
  /// Checks a model and its options.
  /// - Returns: a sentence on what is wrong with one of them.
  static func problem(_ request: ModelRequest) -> String? {
    let files =
      [request.options.labels, request.options.weights].compactMap { $0 }
      + request.options.inputs.values.sorted()
    return problem(model: request.model) ?? files.compactMap(problem(file:)).first
  }
  static func problem(input: String) -> String? {
    if Shipped.picture(named: input) != nil { return nil }
    return problem(file: input)
      ?? (input.contains(".")
        ? nil
        : "there is no picture \(input) that ships; a picture file beside the lesson is named in "
          + "full, such as my.png")
  }

  private static func problem(file: String) -> String? {
    if file.contains(where: { "/\\:".contains($0) }) || file.hasPrefix("~") {
      return "\(file) is not beside the lesson; a lesson opens only files in its own folder"
    }
    guard !file.hasPrefix("."), file.utf8.count <= 128 else {
      return "\(file.prefix(128)) is no name of a file beside the lesson"
    }
    return nil
  }
}
