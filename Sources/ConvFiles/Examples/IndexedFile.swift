/// Files of the IDX format, in which MNIST and its relatives come, packed by gzip or not
/// (http://yann.lecun.com/exdb/mnist, "The IDX file format").
enum IndexedFile {
  /// The limit of a file's bytes, unpacked.
  static let largestByteCount = 512 << 20

  /// Whether this is such a file: two zeros, bytes as its numbers' type, and one to four axes.
  static func isIndexed(_ head: [UInt8]) -> Bool {
    head.count >= 4 && head.starts(with: [0, 0, byteType]) && (1...4).contains(head[3])
  }
  private static let byteType: UInt8 = 8

  /// Reads an array of bytes.
  static func decode(_ source: some ByteSource) throws(FileError) -> (sizes: [Int], [UInt8]) {
    guard Gzip.isPacked(try source.head(2)) else { return try content(source) }
    // The header says how many bytes follow, so that nothing else is unpacked.
    let packed = try source.bytes(0..<source.count)
    let sizes = try sizes(Gzip.unpacked(packed, atMost: 20))
    let whole = 4 + 4 * sizes.count + sizes.reduce(1, *)
    return try content(Gzip.unpacked(packed, atMost: whole))
  }

  private static func content(
    _ source: some ByteSource
  ) throws(FileError) -> (sizes: [Int], [UInt8]) {
    let sizes = try sizes(source.head(20))
    let start = 4 + 4 * sizes.count
    let count = sizes.reduce(1, *)
    guard source.count - start >= count else { throw .truncated(format: "IDX") }
    return (sizes, try source.bytes(start..<start + count))
  }

  private static func sizes(_ head: [UInt8]) throws(FileError) -> [Int] {
    guard isIndexed(head) else {
      throw .unsupported("this is no IDX file of bytes; name train-images-idx3-ubyte or its like")
    }
    var count = 1
    var sizes: [Int] = []
    for axis in 0..<Int(head[3]) {
      guard let size = head.number(at: 4 + 4 * axis, bytes: 4, bigEndian: true) else {
        throw .truncated(format: "IDX")
      }
      sizes.append(size)
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= largestByteCount else {
        throw .tooManyBytes(limit: largestByteCount)
      }
      count = product
    }
    return sizes
  }
}

extension LabelledPictures {
  /// Pairs the pictures of one IDX file with the classes of another.
  /// - Parameters:
  ///   - images: `[count, height, width]` or `[count, channels, height, width]`.
  ///   - labels: `[count]`.
  public init(images: some ByteSource, labels: some ByteSource) throws(FileError) {
    let (sizes, pixels) = try IndexedFile.decode(images)
    guard sizes.count >= 3, sizes.dropFirst().allSatisfy({ $0 > 0 }) else {
      throw .unsupported(
        "an IDX file of \(sizes.written) holds no pictures; they are count×height×width")
    }
    let (count, classes) = try IndexedFile.decode(labels)
    guard count == [sizes[0]] else {
      throw .unsupported(
        "there are \(sizes[0]) pictures and labels of \(count.written); each picture takes one")
    }
    let most = Int(classes.max() ?? 0)
    try self.init(
      classes: (0...most).map(String.init),
      shape: ArrayFile.shape(sizes.count == 3 ? [1] + sizes[1...] : Array(sizes[1...])),
      labels: classes.map { Int($0) }, .bytes(pixels))
  }

  /// The name of the file with the labels beside one with pictures, as MNIST names the two; nil where
  /// it is named otherwise.
  public static func labelsName(for images: String) -> String? {
    let folders = images.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = folders.last, name.contains("images"), name.contains("idx") else { return nil }
    let labels = String(name).replacing("images", with: "labels").replacing(/idx[34]/, with: "idx1")
    return (folders.dropLast().map(String.init) + [labels]).joined(separator: "/")
  }
}
