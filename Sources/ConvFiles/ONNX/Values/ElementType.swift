import ConvNet

/// The types of a model file's tensors, with the standard's codes (`TensorProto.DataType`).
enum ElementType: Int32 {
  case float32 = 1
  case unsigned8 = 2
  case signed8 = 3
  case unsigned16 = 4
  case signed16 = 5
  case signed32 = 6
  case signed64 = 7
  case boolean = 9
  case float16 = 10
  case float64 = 11
  case unsigned32 = 12
  case unsigned64 = 13
  case bfloat16 = 16
  case float8e4m3fn = 17
  case float8e4m3fnuz = 18
  case float8e5m2 = 19
  case float8e5m2fnuz = 20
  case unsigned4 = 21
  case signed4 = 22
  case float4e2m1 = 23
  case float8e8m0 = 24
  case unsigned2 = 25
  case signed2 = 26

  /// The size of one number in raw data, in bits. Several of less than eight share a byte, the first
  /// in its lowest bits.
  var bits: Int {
    switch self {
    case .unsigned2, .signed2: 2
    case .unsigned4, .signed4, .float4e2m1: 4
    case .unsigned8, .signed8, .boolean: 8
    case .float8e4m3fn, .float8e4m3fnuz, .float8e5m2, .float8e5m2fnuz, .float8e8m0: 8
    case .unsigned16, .signed16, .float16, .bfloat16: 16
    case .float32, .signed32, .unsigned32: 32
    case .float64, .signed64, .unsigned64: 64
    }
  }
  /// The bytes that so many numbers take in raw data.
  func byteCount(_ count: Int) -> Int { (count * bits + 7) / 8 }
  /// The format of real numbers in eight bits and less; nil for all others.
  var small: SmallFloat? {
    switch self {
    case .float8e4m3fn: .e4m3fn
    case .float8e4m3fnuz: .e4m3fnuz
    case .float8e5m2: .e5m2
    case .float8e5m2fnuz: .e5m2fnuz
    case .float8e8m0: .e8m0
    case .float4e2m1: .e2m1
    default: nil
    }
  }
  var isReal: Bool {
    switch self {
    case .float32, .float16, .float64, .bfloat16: true
    default: small != nil
    }
  }
  /// The type of whole numbers that a cast goes to; nil where it goes to others.
  var integerType: IntegerType? {
    switch self {
    case .signed8: .int8
    case .signed16: .int16
    case .signed32: .int32
    case .signed64: .int64
    case .unsigned8: .uint8
    case .unsigned16: .uint16
    case .unsigned32: .uint32
    case .unsigned64: .uint64
    default: nil
    }
  }
  /// The type of real numbers where they are no float32; nil for all others.
  var realType: RealType? {
    switch self {
    case .float16: .float16
    case .bfloat16: .bfloat16
    case .float64: .float64
    default: nil
    }
  }
  var element: OriginalValue.Element {
    isReal ? .real : self == .boolean ? .boolean : .integer
  }

  /// The reason why a type is not read, to stand behind a value's name.
  static func refusal(of code: Int32) -> String {
    let names: [Int32: String] = [
      8: "STRING", 14: "COMPLEX64", 15: "COMPLEX128", 27: "FLOAT6E2M3", 28: "FLOAT6E3M2",
    ]
    return "its numbers are of type \(names[code] ?? "\(code)"), which is not read here"
  }

  /// - Throws: ``ModelError/value(name:reason:)`` for strings and complex numbers.
  init(code: Int32, of name: String) throws(ModelError) {
    guard let type = ElementType(rawValue: code) else {
      throw .value(name: name, reason: ElementType.refusal(of: code))
    }
    self = type
  }
}
