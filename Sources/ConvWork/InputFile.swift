import ConvData
import ConvFiles
import ConvNet
public import ConvSession

/// A file that is given to an input of a network: a picture, an array, or an archive of arrays.
struct InputFile {
  let path: String

  /// - Returns: nil where it is no array, or there is no such file.
  func sizes() -> [Int]? {
    guard Shipped.picture(named: path) == nil, let head = try? PlainFile.head(path, count: 1 << 16)
    else { return nil }
    if ArrayFile.isArray(head) { return try? ArrayFile.sizes(head) }
    guard TensorFile.kind(head) == .archive else { return nil }
    return (try? array(for: nil))?.sizes
  }
  var isArray: Bool { sizes() != nil }

  /// The array, of an archive the one that has the input's name or is alone.
  func array(for input: String?) throws(OpenFailure) -> ArrayValue {
    do throws(FileError) {
      return ArrayValue(
        try InputFile.array(PlainFile.read(path, limit: Work.largestFile), for: input))
    } catch {
      if case .empty(let sizes) = error { return ArrayValue(empty: sizes) }
      throw OpenFailure(error, of: path)
    }
  }
  static func array(_ bytes: [UInt8], for input: String?) throws(FileError) -> Tensor {
    guard TensorFile.kind(bytes) == .archive else { return try ArrayFile.decode(bytes) }
    let entries = try TensorFile.decode(bytes, named: "input.npz")
    if let named = entries.first(where: { $0.name == input }) { return named.tensor }
    guard entries.count == 1 else {
      throw .unsupported(
        "it holds \(entries.count) arrays: "
          + entries.prefix(12).map(\.name).joined(separator: ", ")
          + "; give one, or name one as the input is named\(input.map { ", \($0)" } ?? "")")
    }
    return entries[0].tensor
  }
}

extension ModelRequest {
  /// The request with what an array that will be the main input has to say of its size.
  /// - Parameter isWhole: whether an array of several samples is read whole where it can be.
  public func sized(by input: String?, isWhole: Bool = false) -> ModelRequest {
    guard let input, options.size == nil, let sizes = InputFile(path: input).sizes() else {
      return self
    }
    var request = self
    request.options.array = ModelOptions.InputArray(sizes: sizes, isWhole: isWhole)
    return request
  }
}
