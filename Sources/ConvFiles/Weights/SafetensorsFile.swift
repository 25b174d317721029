public import ConvNet
import Foundation

/// Tensors by name as the safetensors library writes them
/// (huggingface.co/docs/safetensors, "Format"): the header's length in eight bytes, a JSON header,
/// the numbers.
public enum SafetensorsFile {
  /// The limit of the header's bytes. The format allows 100 MB, of which a tree of many times that
  /// size would be made; thousands of tensors take one.
  public static let largestHeader = 16 << 20

  /// Whether this is a safetensors file, whole or not.
  public static func isSafetensors(_ bytes: [UInt8]) -> Bool {
    guard let length = headerLength(bytes), bytes.count > 8 else { return false }
    return (2...largestHeader).contains(length) && bytes[8] == UInt8(ascii: "{")
  }

  /// Reads the tensors as float32, in the order of their numbers in the file.
  ///
  /// As the library does, it refuses numbers that no tensor has or that two have. A tensor of a type
  /// that is not read, or without numbers, is passed over.
  public static func decode(_ source: some ByteSource) throws(FileError) -> NamedTensors {
    guard let length = headerLength(try source.head(8)) else { throw .truncated(format: format) }
    guard length <= largestHeader else { throw damaged("its header takes \(length) bytes") }
    guard length <= source.count - 8 else { throw .truncated(format: format) }
    let entries = try header(source.bytes(8..<8 + length))
    let numbers = source.count - 8 - length
    var plans: [(name: String, shape: Shape, element: ArrayElement, start: Int)] = []
    var position = 0
    var count = 0
    var tensors = NamedTensors()
    for (name, entry) in entries {
      guard entry.offsets.count == 2, entry.offsets[0] == position,
        entry.offsets[1] >= position, entry.offsets[1] <= numbers
      else { throw damaged("\(name.quoted) is not where the tensor before it ends") }
      position = entry.offsets[1]
      let size = position - entry.offsets[0]
      guard entry.shape.allSatisfy({ $0 >= 0 }) else {
        throw damaged("\(name.quoted) has a size below zero")
      }
      guard let element = ArrayElement(safetensors: entry.dtype) else {
        tensors.omissions.append(.init(name: name, reason: "numbers of \(entry.dtype.escaped)"))
        continue
      }
      guard !entry.shape.contains(0) || size > 0 else {
        tensors.omissions.append(.init(name: name, reason: "no numbers"))
        continue
      }
      let shape = try ArrayFile.shape(entry.shape)
      count += shape.count
      guard count <= ArrayFile.largestCount else {
        throw .tooManyNumbers(shape: entry.shape, limit: ArrayFile.largestCount)
      }
      guard shape.count * element.width == size else {
        throw damaged("\(name.quoted) of \(entry.shape.written) has \(size) bytes")
      }
      tensors.types[name] = element.word
      plans.append((name, shape, element, 8 + length + entry.offsets[0]))
    }
    guard position == numbers else {
      throw position < numbers
        ? damaged("\(numbers - position) bytes belong to no tensor") : .truncated(format: format)
    }
    // Only now, when all of the header is known to be true, are numbers read.
    for plan in plans {
      let tensor = try plan.element.tensor(plan.shape, from: source, at: plan.start)
      tensors.tensors.append((plan.name, tensor))
    }
    return tensors
  }

  /// Makes a file of little-endian float32; the same tensors make the same bytes.
  /// - Parameter isHalf: float16 instead, as near as it comes.
  public static func encode(
    _ tensors: [(name: String, tensor: Tensor)], isHalf: Bool = false
  ) -> [UInt8] {
    let (type, size) = isHalf ? ("F16", 2) : ("F32", 4)
    var entries: [String] = []
    var position = 0
    for (name, tensor) in tensors {
      let end = position + size * tensor.shape.count
      let sizes = tensor.shape.sizes.map(String.init).joined(separator: ",")
      entries.append(
        "\(name.json):{\"dtype\":\"\(type)\",\"shape\":[\(sizes)],\"data_offsets\":[\(position),\(end)]}"
      )
      position = end
    }
    var header = Array("{\(entries.joined(separator: ","))}".utf8)
    // The numbers begin at a multiple of eight bytes, so that they can be mapped.
    header += [UInt8](repeating: 32, count: (8 - header.count % 8) % 8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.count + position)
    bytes.append(header.count, bytes: 8)
    bytes += header
    for (_, tensor) in tensors {
      for element in tensor.elements {
        if isHalf {
          bytes.append(Int(HalfFloat.bits(element)), bytes: 2)
        } else {
          withUnsafeBytes(of: element.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
      }
    }
    return bytes
  }

  private static let format = "safetensors"
  private static func damaged(_ reason: String) -> FileError {
    .damaged(format: format, reason: reason)
  }
  private static func headerLength(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 8 else { return nil }
    let length = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(clamping: length)
  }

  private static func header(
    _ bytes: [UInt8]
  ) throws(FileError) -> [(name: String, entry: SafetensorsEntry)] {
    let header: SafetensorsHeader
    do { header = try JSONDecoder().decode(SafetensorsHeader.self, from: Data(bytes)) } catch {
      throw damaged("its header is not a JSON object of tensors")
    }
    return header.entries.sorted {
      ($0.entry.offsets.first ?? 0, $0.entry.offsets.last ?? 0, $0.name)
        < ($1.entry.offsets.first ?? 0, $1.entry.offsets.last ?? 0, $1.name)
    }
  }
}

/// The header's entry for one tensor.
struct SafetensorsEntry: Decodable {
  let dtype: String
  let shape: [Int]
  /// The range of its bytes, from the first to behind the last, counted from the header's end.
  let offsets: [Int]

  enum CodingKeys: String, CodingKey {
    case dtype, shape
    case offsets = "data_offsets"
  }
}

/// All tensors by name; `__metadata__`, texts by name, is passed over.
private struct SafetensorsHeader: Decodable {
  let entries: [(name: String, entry: SafetensorsEntry)]

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    entries = try container.allKeys.filter { $0.stringValue != "__metadata__" }.map {
      ($0.stringValue, try container.decode(SafetensorsEntry.self, forKey: $0))
    }
  }
}

extension ArrayElement {
  /// Takes the type's name, such as `BF16`; nil for one that is not read.
  init?(safetensors dtype: String) {
    let kinds: [String: (Kind, Int)] = [
      "F64": (.float, 8), "F32": (.float, 4), "F16": (.float, 2), "BF16": (.brain, 2),
      "I64": (.signed, 8), "I32": (.signed, 4), "I16": (.signed, 2), "I8": (.signed, 1),
      "U64": (.unsigned, 8), "U32": (.unsigned, 4), "U16": (.unsigned, 2), "U8": (.unsigned, 1),
      "BOOL": (.boolean, 1), "F8_E4M3": (.small(.e4m3fn), 1), "F8_E5M2": (.small(.e5m2), 1),
      "F8_E4M3FNUZ": (.small(.e4m3fnuz), 1), "F8_E5M2FNUZ": (.small(.e5m2fnuz), 1),
      "F8_E8M0": (.small(.e8m0), 1),
    ]
    guard let (kind, width) = kinds[dtype] else { return nil }
    self.init(kind: kind, width: width, isBigEndian: false)
  }
}

extension String {
  /// The text as a JSON string.
  fileprivate var json: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case _ where scalar.value < 32:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
