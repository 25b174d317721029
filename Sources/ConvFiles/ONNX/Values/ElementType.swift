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

  /// The size of one number in raw data, in bytes.
  var width: Int {
    switch self {
    case .unsigned8, .signed8, .boolean: 1
    case .unsigned16, .signed16, .float16, .bfloat16: 2
    case .float32, .signed32, .unsigned32: 4
    case .float64, .signed64, .unsigned64: 8
    }
  }
  var isReal: Bool {
    switch self {
    case .float32, .float16, .float64, .bfloat16: true
    default: false
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
  var element: OriginalValue.Element {
    isReal ? .real : self == .boolean ? .boolean : .integer
  }

  /// - Throws: ``ModelError/value(name:reason:)`` for strings, complex and packed numbers.
  init(code: Int32, of name: String) throws(ModelError) {
    guard let type = ElementType(rawValue: code) else {
      throw .value(
        name: name, reason: "its numbers are of type \(code), which is not read here")
    }
    self = type
  }
}
